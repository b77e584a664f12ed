//! Tab-separated text that pastes into the cells of a spreadsheet, whatever the values hold.

use crate::domain::is_invisible;

/// Rows of cells as text: a tab between cells, a line break between rows.
pub fn tab_separated(rows: &[Vec<String>]) -> String {
    let mut text = String::new();
    for (index, row) in rows.iter().enumerate() {
        if index > 0 {
            text.push('\n');
        }
        for (index, cell) in row.iter().enumerate() {
            if index > 0 {
                text.push('\t');
            }
            push_cell(&mut text, cell);
        }
    }
    text
}

/// A value as one cell of text. Tabs, line breaks and other controls would end the cell, and
/// become spaces. A quote at the beginning would take in the cells behind it: the whole value is
/// quoted. What a spreadsheet would compute gets an apostrophe, which says that it is text.
fn push_cell(text: &mut String, value: &str) {
    let breaks = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    let quoted = value.starts_with('"');
    let shown =
        value.trim_start_matches(|c: char| c.is_whitespace() || breaks(c) || is_invisible(c));
    if shown.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) {
        text.push('\'');
    }
    if quoted {
        text.push('"');
    }
    for c in value.chars() {
        if quoted && c == '"' {
            text.push('"');
        }
        text.push(if breaks(c) { ' ' } else { c });
    }
    if quoted {
        text.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(value: &str) -> String {
        tab_separated(&[vec![value.to_owned()]])
    }

    #[test]
    fn a_row_is_a_line_and_a_cell_ends_at_a_tab() {
        let row = |cells: [&str; 2]| cells.map(str::to_owned).to_vec();
        assert_eq!(
            tab_separated(&[row(["名称", "Key"]), row(["高价值 a-b=c", ""])]),
            "名称\tKey\n高价值 a-b=c\t"
        );
    }

    #[test]
    fn nothing_in_a_value_ends_its_cell() {
        for breaking in [
            "\t", "\n", "\r", "\0", "\u{b}", "\u{85}", "\u{2028}", "\u{2029}",
        ] {
            assert_eq!(cell(&format!("a{breaking}b")), "a b", "{breaking:?}");
        }
        assert_eq!(cell("\"a\tb\nc"), "\"\"\"a b c\"");
        assert_eq!(cell("\"a\""), "\"\"\"a\"\"\"");
        assert_eq!(
            cell("5\" screen"),
            "5\" screen",
            "none but the first matters"
        );
    }

    #[test]
    fn what_a_spreadsheet_would_compute_is_text() {
        for formula in [
            "=HYPERLINK(\"https://example.com\")",
            "+1",
            "-1+2",
            "@SUM(A1)",
            " =1",
            "\u{200b}=1",
            "\u{feff} @x",
            "＝1",
        ] {
            assert_eq!(cell(formula), format!("'{formula}"));
        }
        assert_eq!(cell("\t=1"), "' =1");
        assert_eq!(cell("\r\n+1"), "'  +1");
        for harmless in ["a=1", "1-2", "", "  ", "'=1"] {
            assert_eq!(cell(harmless), harmless);
        }
    }
}
