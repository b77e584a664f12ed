//! What is wrong with a part of a search text.

use std::ops::Range;

/// A problem and its byte range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where.
    pub span: Range<usize>,
    /// What.
    pub kind: ProblemKind,
    /// The nearest texts that are right, each to be put in the place of the range.
    pub choices: Vec<String>,
}

/// Why a term is invalid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// Unknown field name.
    UnknownField(String),
    /// The field has no value.
    NoValue(String),
    /// Unknown health id.
    UnknownHealth(String),
    /// A value that neither the console nor any row knows: the field as it was typed, the value.
    UnknownValue(String, String),
    /// A person whom no row names; the term filters nevertheless.
    UnknownPerson(String),
    /// `@me`, and nobody has said who that is.
    UnknownMe,
    /// Not a valid period, day or range.
    BadPeriod(String),
    /// A quote without an end.
    OpenQuote,
    /// `computed` occurs more than once.
    RepeatedComputed,
    /// A parenthesis that is not closed.
    OpenParenthesis,
    /// A closing parenthesis without an opening one.
    StrayParenthesis,
    /// Parentheses with nothing in them.
    EmptyParentheses,
    /// An operator without something on each side.
    LooseOperator(&'static str),
    /// More levels than are read.
    TooDeep,
    /// `is:unreadable`: what could not be read has no row.
    Unreadable,
}

impl Problem {
    /// The text with one of the choices in the place of what is wrong.
    pub fn with_choice(&self, text: &str, choice: &str) -> String {
        let before = text.get(..self.span.start).unwrap_or_default();
        let after = text.get(self.span.end..).unwrap_or_default();
        [before, choice, after].concat()
    }
}
