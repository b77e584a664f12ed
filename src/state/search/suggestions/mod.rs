//! Suggestions at the cursor of the search box: pure rules over the text, the cursor and the index.

mod candidates;
mod cursor;

use std::ops::Range;

use candidates::{Candidate, of_field, of_word};
use cursor::at_cursor;

use crate::state::search::case_folding::folded;
use crate::state::search::filter::{ProblemKind, SearchField, parse};
use crate::state::search::index::{Index, Query};

/// A suggestion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// What it is, and what it is called.
    pub kind: SuggestionKind,
    /// The range of the text that it replaces.
    pub span: Range<usize>,
    /// What it puts there, quoted where it must be; the cursor goes behind it.
    pub text: String,
    /// How many rows it would leave beside everything else typed; `None` for what is not
    /// finished by it.
    pub count: Option<u32>,
}

/// The kind of a suggestion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SuggestionKind {
    /// A field, of which the value is typed next.
    Field(SearchField),
    /// A value of a field: a code, an id of a health, a name or an id of a person, a field, a
    /// mark, a range of times.
    Value {
        /// The field.
        field: SearchField,
        /// The value, without quotes.
        value: String,
        /// The name of a person whose id the value is.
        name: Option<String>,
    },
    /// `OR`, `NOT` or a parenthesis.
    Operator(&'static str),
    /// A search of before, which replaces the whole text.
    Recent,
}

impl Suggestion {
    /// The text with the suggestion taken, and the byte position of the cursor in it.
    pub fn applied_to(&self, text: &str) -> (String, usize) {
        let before = text.get(..self.span.start).unwrap_or_default();
        let after = text.get(self.span.end..).unwrap_or_default();
        let cursor = before.len() + self.text.len();
        ([before, &self.text, after].concat(), cursor)
    }
}

/// How many values are suggested at once.
const VALUES_MAX: usize = 8;
/// How many recent searches are.
const RECENT_MAX: usize = 3;

/// The suggestions at a cursor, a byte position in the text. `query` says under which rules, at
/// what time and with which inputs rows are counted; its filter has no effect. `recent` are the
/// searches of before, the newest first.
pub fn suggestions(
    text: &str,
    cursor: usize,
    index: &Index,
    query: &Query<'_>,
    recent: &[String],
) -> Vec<Suggestion> {
    let at = at_cursor(text, cursor);
    let mut suggestions = Vec::new();
    let put = |kind, text: &str| Suggestion {
        kind,
        span: at.span.clone(),
        text: text.to_owned(),
        count: None,
    };
    if at.is_unknown_field {
        return suggestions;
    }
    let candidates: Vec<Candidate> = match at.field {
        Some(field) => of_field(field, &at, index, query),
        None => of_word(&at, index, query),
    };
    if at.field.is_none() {
        let typed = at.typed.as_str();
        let fields = SearchField::ALL.into_iter();
        let fields = fields.filter(|field| candidates::is_match(field.all_words(), typed));
        suggestions.extend(fields.map(|field| {
            let text = [field.name(), ":"].concat();
            put(SuggestionKind::Field(field), &text)
        }));
    }
    let values = candidates.into_iter().take(VALUES_MAX).map(|candidate| {
        let mut suggestion = put(
            SuggestionKind::Value {
                field: candidate.field,
                value: candidate.value,
                name: candidate.name,
            },
            &candidate.text,
        );
        let (taken, _) = suggestion.applied_to(text);
        suggestion.count = Some(count(&taken, index, query));
        suggestion
    });
    suggestions.extend(values);
    if at.field.is_none() {
        let is_first = text[..at.span.start].trim().is_empty();
        let operators = ["OR", "NOT", "("].into_iter();
        let operators = operators.filter(|operator| {
            operator.starts_with(at.typed.as_str()) && !(is_first && *operator == "OR")
        });
        suggestions
            .extend(operators.map(|operator| put(SuggestionKind::Operator(operator), operator)));
    }
    let typed = folded(text.trim());
    let recent = recent
        .iter()
        .filter(|recent| recent.trim() != text.trim() && folded(recent).contains(&typed));
    suggestions.extend(recent.take(RECENT_MAX).map(|recent| Suggestion {
        kind: SuggestionKind::Recent,
        span: 0..text.len(),
        text: recent.clone(),
        count: Some(count(recent, index, query)),
    }));
    suggestions
}

/// How many rows a text finds; what is not closed yet counts as closed at its end.
fn count(text: &str, index: &Index, query: &Query<'_>) -> u32 {
    let mut text = text.to_owned();
    loop {
        let parsed = parse(&text);
        let missing = parsed
            .problems
            .iter()
            .find_map(|problem| match problem.kind {
                ProblemKind::OpenParenthesis => Some(')'),
                ProblemKind::OpenQuote => Some('"'),
                ProblemKind::UnknownField(_)
                | ProblemKind::NoValue(_)
                | ProblemKind::UnknownHealth(_)
                | ProblemKind::UnknownValue(..)
                | ProblemKind::UnknownPerson(_)
                | ProblemKind::UnknownMe
                | ProblemKind::BadPeriod(_)
                | ProblemKind::RepeatedComputed
                | ProblemKind::StrayParenthesis
                | ProblemKind::EmptyParentheses
                | ProblemKind::LooseOperator(_)
                | ProblemKind::TooDeep
                | ProblemKind::Unreadable => None,
            });
        match missing {
            Some(missing) => text.push(missing),
            None => return index.count(&parsed.tree, query),
        }
    }
}

#[cfg(test)]
mod tests;
