//! CSV by RFC 4180, in UTF-8 with a byte order mark, by which spreadsheets know the encoding.
//!
//! The `csv` crate writes the same, and reads, which is not needed here: it weighed 15 KB (brotli)
//! against the lines below.

use crate::state::tab_separated::is_formula;

/// The beginning of a file: the byte order mark.
pub const START: &str = "\u{feff}";

/// Appends a row of cells. Returns how many of them a spreadsheet would have computed, and got an
/// apostrophe.
pub fn push_row(text: &mut String, cells: &mut dyn Iterator<Item = &str>) -> usize {
    let mut formulas = 0;
    for (index, cell) in cells.enumerate() {
        if index > 0 {
            text.push(',');
        }
        let formula = begins_formula(cell);
        formulas += usize::from(formula);
        push_cell(text, cell, formula);
    }
    text.push_str("\r\n");
    formulas
}

/// Whether a spreadsheet would compute a value, by OWASP's list: `=`, `+`, `-` and `@`, behind white
/// space too, and a tab or line break at the beginning, which some drop with what is before it.
fn begins_formula(cell: &str) -> bool {
    cell.starts_with(['\t', '\r', '\n']) || is_formula(cell)
}

/// A cell is quoted where RFC 4180 demands it, and where a reader that splits at semicolons or tabs,
/// as spreadsheets of some countries do, would make two cells of it, the second maybe a formula.
fn push_cell(text: &mut String, cell: &str, formula: bool) {
    let is_quoted = cell.contains([',', ';', '\t', '"', '\r', '\n'])
        || cell.starts_with(' ')
        || cell.ends_with(' ');
    if is_quoted {
        text.push('"');
    }
    if formula {
        text.push('\'');
    }
    for (index, part) in cell.split('"').enumerate() {
        if index > 0 {
            text.push_str("\"\"");
        }
        text.push_str(part);
    }
    if is_quoted {
        text.push('"');
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn row(cells: &[&str]) -> String {
        let mut text = String::new();
        push_row(&mut text, &mut cells.iter().copied());
        text
    }

    /// Reads CSV character by character, as RFC 4180 has it.
    fn parse(text: &str) -> Vec<Vec<String>> {
        let mut rows = Vec::new();
        let mut row = Vec::new();
        let mut cell = String::new();
        let mut quoted = false;
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                '"' if quoted && chars.peek() == Some(&'"') => {
                    chars.next();
                    cell.push('"');
                }
                '"' => quoted = !quoted,
                ',' if !quoted => row.push(std::mem::take(&mut cell)),
                '\r' if !quoted => {
                    assert_eq!(chars.next(), Some('\n'), "rows end with CRLF");
                    row.push(std::mem::take(&mut cell));
                    rows.push(std::mem::take(&mut row));
                }
                c => cell.push(c),
            }
        }
        assert!(!quoted && row.is_empty() && cell.is_empty(), "a whole file");
        rows
    }

    #[test]
    fn cells_are_quoted_where_they_would_end_and_rows_end_with_crlf() {
        assert_eq!(row(&["名称", "Key", ""]), "名称,Key,\r\n");
        assert_eq!(
            row(&["a,b", "a\"b", "a\nb"]),
            "\"a,b\",\"a\"\"b\",\"a\nb\"\r\n"
        );
        assert_eq!(row(&["a;=1", " a", "a "]), "\"a;=1\",\" a\",\"a \"\r\n");
    }

    #[test]
    fn what_a_spreadsheet_would_compute_gets_an_apostrophe_and_is_counted() {
        for formula in ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", "\u{200b}=1"] {
            assert_eq!(row(&[formula]), format!("'{formula}\r\n"));
        }
        for formula in ["\tx", "\rx", "\nx", " =1", "=1,2", "=\"a\""] {
            let quoted = formula.replace('"', "\"\"");
            assert_eq!(row(&[formula]), format!("\"'{quoted}\"\r\n"));
        }
        let mut cells = ["=1", "1-2", "a=1", "'=1", "", "@x"].into_iter();
        assert_eq!(push_row(&mut String::new(), &mut cells), 2);
    }

    proptest! {
        #[test]
        fn cells_read_again_are_the_same_but_for_the_apostrophes(
            rows in prop::collection::vec(
                prop::collection::vec("[-=+@',;\"a群 \\t\\r\\n\u{0}\u{2028}\u{feff}]{0,6}", 1..5),
                0..6,
            ),
        ) {
            let mut text = String::new();
            for row in &rows {
                push_row(&mut text, &mut row.iter().map(String::as_str));
            }
            let read = parse(&text);
            prop_assert_eq!(read.len(), rows.len());
            for (read, row) in read.iter().zip(&rows) {
                prop_assert_eq!(read.len(), row.len());
                for (read, cell) in read.iter().zip(row) {
                    let expected = if begins_formula(cell) {
                        format!("'{cell}")
                    } else {
                        cell.clone()
                    };
                    prop_assert_eq!(read, &expected);
                }
            }
        }
    }
}
