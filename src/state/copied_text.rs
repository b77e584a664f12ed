//! Texts of rows for the clipboard: one value a line, a list in Markdown, a table in HTML. Whatever
//! the values hold, each stays one line, one link or one cell.

use super::tab_separated::is_formula;

/// Values as lines.
pub fn lines(values: &mut dyn Iterator<Item = String>) -> String {
    let mut text = String::new();
    for (index, value) in values.enumerate() {
        if index > 0 {
            text.push('\n');
        }
        push_line(&mut text, &value);
    }
    text
}

/// Links as a list in Markdown, each with its text and its address.
pub fn markdown_links(links: &mut dyn Iterator<Item = (String, String)>) -> String {
    let mut text = String::new();
    for (name, address) in links {
        text.push_str("- [");
        push_escaped(&mut text, &name);
        text.push_str("](<");
        text.push_str(&address);
        text.push_str(">)\n");
    }
    text
}

/// Adds a text to one in Markdown, as one line in which nothing is markup.
pub fn push_escaped(text: &mut String, value: &str) {
    let mut line = String::new();
    push_line(&mut line, value);
    for c in line.chars() {
        // What Markdown takes for markup within a line, that of GitHub and of chats too.
        if "\\`*_[]()<>!|~@#&$".contains(c) {
            text.push('\\');
        }
        text.push(c);
    }
}

/// Rows of cells as a table in HTML; the first row has the headings. What a spreadsheet would
/// compute gets an apostrophe, as in tab-separated text.
pub fn html_table(rows: &[Vec<String>]) -> String {
    let mut html = "<table>".to_owned();
    for (index, row) in rows.iter().enumerate() {
        let (start, end) = if index == 0 {
            ("<th>", "</th>")
        } else {
            ("<td>", "</td>")
        };
        html.push_str("<tr>");
        for cell in row {
            html.push_str(start);
            if is_formula(cell) {
                html.push('\'');
            }
            let mut line = String::new();
            push_line(&mut line, cell);
            for c in line.chars() {
                match c {
                    '&' => html.push_str("&amp;"),
                    '<' => html.push_str("&lt;"),
                    '>' => html.push_str("&gt;"),
                    '"' => html.push_str("&quot;"),
                    c => html.push(c),
                }
            }
            html.push_str(end);
        }
        html.push_str("</tr>");
    }
    html + "</table>"
}

/// A value without what would begin another line.
pub fn push_line(text: &mut String, value: &str) {
    let breaks = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    text.extend(value.chars().map(|c| if breaks(c) { ' ' } else { c }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_one_line() {
        let values = ["a", "b\nc\r\td", "\u{2028}e\0"];
        assert_eq!(
            lines(&mut values.into_iter().map(str::to_owned)),
            "a\nb c  d\n e "
        );
        assert_eq!(lines(&mut std::iter::empty()), "");
    }

    #[test]
    fn a_name_is_the_text_of_its_link_and_nothing_else() {
        let of = |name: &str| {
            let link = (name.to_owned(), "https://a/?row=1".to_owned());
            markdown_links(&mut [link].into_iter())
        };
        let end = "](<https://a/?row=1>)\n";
        for (name, text) in [
            ("高价值-客户/A: 50%+1", "高价值-客户/A: 50%+1"),
            ("[x](javascript:0)", r"\[x\]\(javascript:0\)"),
            ("*a* _b_ `c` <img> |", r"\*a\* \_b\_ \`c\` \<img\> \|"),
            ("a\n# b", r"a \# b"),
            (r"\", r"\\"),
            ("![i]", r"\!\[i\]"),
            ("@all ~x~", r"\@all \~x\~"),
        ] {
            assert_eq!(of(name), format!("- [{text}{end}"));
        }
    }

    #[test]
    fn what_a_spreadsheet_would_compute_is_text_in_a_table_too() {
        let rows = [
            vec!["Name".to_owned()],
            vec!["=HYPERLINK(1)".to_owned()],
            vec!["\t\u{200b}+1\n-2".to_owned()],
        ];
        assert_eq!(
            html_table(&rows),
            "<table><tr><th>Name</th></tr><tr><td>'=HYPERLINK(1)</td></tr>\
             <tr><td>' \u{200b}+1 -2</td></tr></table>"
        );
    }

    #[test]
    fn a_cell_holds_text_and_no_markup() {
        let rows = [
            vec!["名称".to_owned(), "Key".to_owned()],
            vec!["</td><script>1&2</script>".to_owned(), "\"a\"".to_owned()],
        ];
        assert_eq!(
            html_table(&rows),
            "<table><tr><th>名称</th><th>Key</th></tr>\
             <tr><td>&lt;/td&gt;&lt;script&gt;1&amp;2&lt;/script&gt;</td>\
             <td>&quot;a&quot;</td></tr></table>"
        );
    }
}
