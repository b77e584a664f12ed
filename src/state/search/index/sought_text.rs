//! A text that is looked for in rows: a word, or a pattern with wildcards, anywhere or in one field.

use super::row_text::RowText;
use crate::state::search::case_folding::folded;
use crate::state::search::filter::TextField;

/// A word or a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SoughtText {
    /// The field that it has to be in; `None` where any will do.
    field: Option<TextField>,
    /// The parts around each wildcard, case-folded; a word has one.
    parts: Vec<String>,
}

impl SoughtText {
    /// The parts of a pattern, as they were typed, in a field or anywhere.
    pub fn new(field: Option<TextField>, parts: &[String]) -> Self {
        let parts = parts.iter().map(|part| folded(part)).collect();
        Self { field, parts }
    }

    /// Whether a row has it.
    pub fn is_in(&self, row: &RowText) -> bool {
        match (self.field, self.parts.as_slice()) {
            (Some(field), parts) => is_in_line(row.line(field), parts, true),
            (None, [word]) => row.whole().contains(word.as_str()),
            (None, parts) => {
                // Few rows have all of them somewhere; whether they are in one place, in order, is
                // looked at in those.
                let mut all = parts.iter();
                all.all(|part| row.whole().contains(part.as_str()))
                    && row.lines().any(|line| is_in_line(line, parts, false))
            }
        }
    }

    /// Whether every row that has this has the other one, too, so that this is to be looked for in
    /// the rows with that one only. It may miss some cases.
    pub fn implies(&self, other: &Self) -> bool {
        if other.field.is_some() && other.field != self.field {
            return false;
        }
        let is_whole = other.field.is_some();
        match other.parts.as_slice() {
            // An empty part alone in a field stands for an empty line, and wildcards alone for one
            // that isn't blank.
            parts if is_whole && parts.iter().all(String::is_empty) => false,
            [word] => self.parts.iter().any(|part| part.contains(word)),
            parts => {
                let last = parts.len() - 1;
                let pairs = self.parts.iter().zip(parts).enumerate();
                self.parts.len() == parts.len()
                    && pairs.into_iter().all(|(at, (part, other))| match at {
                        0 if is_whole => part.starts_with(other),
                        at if at == last && is_whole => part.ends_with(other),
                        _ => part.contains(other),
                    })
            }
        }
    }
}

/// Whether the parts occur in a line in order; with wildcards they are the `whole` of it. A part
/// that is empty and alone stands for an empty line.
fn is_in_line(line: &str, parts: &[String], whole: bool) -> bool {
    match parts {
        [] => true,
        [part] if part.is_empty() => line.trim().is_empty(),
        [part] => line.contains(part.as_str()),
        // Nothing but wildcards: any text.
        parts if whole && parts.iter().all(String::is_empty) => !line.trim().is_empty(),
        [first, middle @ .., last] => {
            let (mut rest, inner) = if whole {
                let rest = line.strip_prefix(first.as_str());
                match rest.and_then(|rest| rest.strip_suffix(last.as_str())) {
                    Some(rest) => (rest, middle),
                    None => return false,
                }
            } else {
                (line, parts)
            };
            inner.iter().all(|part| match rest.find(part.as_str()) {
                Some(at) => {
                    rest = &rest[at + part.len()..];
                    true
                }
                None => false,
            })
        }
    }
}
