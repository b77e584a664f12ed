//! A text in which what was looked for is marked.

use crate::live::{Part, el, words};
use crate::state::case_folding::occurrences;

/// The text; `sought` are folded words.
pub fn marked(text: &str, sought: &[String]) -> Part {
    let mut parts = Vec::new();
    let mut end = 0;
    for span in occurrences(text, sought) {
        parts.push(words(&text[end..span.start]));
        let mark = el("mark").class("mark").child(words(&text[span.clone()]));
        parts.push(mark.into());
        end = span.end;
    }
    parts.push(words(&text[end..]));
    parts.into()
}
