//! Rows whose texts test escaping and layout: markup, control characters, bidirectional and very long text.

use super::{
    clock::Instant,
    realistic,
    row::{Row, text},
};

/// How many rows there are: each text is used as a name, a description, a creator and a key.
pub const TOTAL: u64 = 64;

/// The texts; a row has one of them as its name, or in each of four other fields.
pub fn texts() -> [String; 32] {
    [
        "<script>alert(1)</script>".into(),
        "\"><img src=x onerror=alert(1)>".into(),
        "<svg/onload=alert(1)>".into(),
        "javascript:alert(1)".into(),
        "&lt;b&gt;not bold&lt;/b&gt; &amp;amp; &#x202e;".into(),
        "</td></tr></table><h1>out</h1>".into(),
        "<!-- --><style>*{display:none}</style>".into(),
        "{{constructor.constructor('alert(1)')()}}".into(),
        "'; DROP TABLE segment_profiles; --".into(),
        "\u{202e}txt.exe\u{202c} right-to-left override".into(),
        "\u{2066}isolate never closed".into(),
        "\u{2067}rtl isolate \u{2069} and back".into(),
        "مرحبا שלום 你好 hello".into(),
        "before\u{0}after NUL".into(),
        "\u{1}\u{2}\u{7}\u{8}\u{1b}[31m control\u{7f}".into(),
        "zero\u{200b}width\u{200c}and\u{200d}joiners\u{feff}".into(),
        "\u{200b}\u{200b}".into(),
        " ".into(),
        "     ".into(),
        "\u{3000}\u{3000}".into(),
        "\t\n\r\n".into(),
        "line one\nline two\u{2028}line three".into(),
        "👨‍👩‍👧‍👦 family 🏳️‍🌈 flag 👍🏽 🇨🇳".into(),
        "Z\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}\u{309}\u{30a}a\u{300}\u{301}\u{302}\u{303}\u{304}l\u{328}\u{329}\u{32a}\u{32b}go".into(),
        "e\u{301} and é look the same".into(),
        "=HYPERLINK(\"http://example.invalid\",\"click\")".into(),
        "https://example.invalid/?token=abc".into(),
        "%00%2F..%2F../etc/passwd".into(),
        "null".into(),
        "\u{fffd}\u{fffe}\u{10ffff}".into(),
        "W".repeat(300),
        "高价值用户长名称".chars().cycle().take(300).collect(),
    ]
}

/// The row at `index`.
pub fn row(project: &str, index: u64, now: Instant) -> Row {
    let texts = texts();
    let nth = |step: u64| texts[((index + step) % texts.len() as u64) as usize].clone();
    let row = realistic::row(project, index, TOTAL, now);
    if index < TOTAL / 2 {
        Row {
            name: text(nth(0)),
            ..row
        }
    } else {
        Row {
            key: text(nth(0)),
            description: text(nth(1)),
            creator: text(nth(2)),
            updater: text(nth(3)),
            ..row
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_nul_travels_as_an_escape_and_a_script_as_itself() {
        let rows: Vec<Row> = (0..TOTAL)
            .map(|index| row("Hs7ileXd", index, Instant::default()))
            .collect();
        let json = serde_json::to_string(&rows).unwrap_or_default();
        assert!(json.contains("before\\u0000after"));
        assert!(json.contains("<script>alert(1)</script>"));
        assert!(!json.contains('\0'));
    }
}
