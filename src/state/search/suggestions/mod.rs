//! Suggestions at the cursor of the search box: pure rules over the text, the cursor and the index.

mod candidates;
mod cursor;

use std::ops::Range;

use candidates::{Candidate, is_typed, of_field, of_word};
use cursor::at_cursor;

use crate::state::search::case_folding::folded;
use crate::state::search::filter::characters::{
    is_close, is_comma, is_negation, is_open, is_space,
};
use crate::state::search::filter::{Node, ProblemKind, SearchField, TimeField, parse};
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
    /// A sign, a word or a parenthesis that combines terms.
    Operator(Operator),
    /// A search of before, which replaces the whole text.
    Recent,
}

/// What combines terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// `-`
    Exclusion,
    /// `NOT`
    Not,
    /// `OR`
    Or,
    /// `(`
    Open,
    /// `)`
    Close,
}

impl Operator {
    /// What is written; a word with the space behind it.
    const fn text(self) -> &'static str {
        match self {
            Self::Exclusion => "-",
            Self::Not => "NOT ",
            Self::Or => "OR ",
            Self::Open => "(",
            Self::Close => ")",
        }
    }
}

impl Suggestion {
    /// The text with the suggestion taken, and the byte position of the cursor in it. What is put
    /// between two terms is kept apart from them.
    pub fn applied_to(&self, text: &str) -> (String, usize) {
        text_with(&self.span, &self.text, text)
    }

    /// The search whose rows are those that it would leave beside everything else typed; `None` for
    /// what is not finished by it.
    pub fn search(&self, text: &str, index: &Index, has_me: bool) -> Option<Vec<Node>> {
        match self.kind {
            SuggestionKind::Value { .. } | SuggestionKind::Recent => {
                Some(tree_of(self.applied_to(text).0, index, has_me))
            }
            SuggestionKind::Field(_) | SuggestionKind::Operator(_) => None,
        }
    }
}

/// How many values are suggested at once.
const VALUES_MAX: usize = 8;
/// How many recent searches are.
const RECENT_MAX: usize = 3;

/// The suggestions at a cursor, a byte position in the text. `query` says which values come first,
/// by the time and the inputs that it has. `recent` are the searches of before, the newest first.
pub fn suggestions(
    text: &str,
    cursor: usize,
    index: &Index,
    query: &Query<'_>,
    recent: &[String],
) -> Vec<Suggestion> {
    let at = at_cursor(text, cursor);
    let mut suggestions = Vec::new();
    if at.is_unknown_field {
        return suggestions;
    }
    let put = |kind, text: &str| Suggestion {
        kind,
        span: at.span.clone(),
        text: text.to_owned(),
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
    let candidates: Vec<Candidate> = match at.field {
        Some(field) => {
            let mut candidates = of_field(field, &at, index, query);
            // What is typed already is no suggestion.
            candidates.retain(|candidate| at.typed.is_empty() || !is_typed(candidate, &at.typed));
            // A second period of this field would be refused.
            candidates.retain(|candidate| {
                field != SearchField::Time(TimeField::Computed)
                    || !is_repetition(&text_with(&at.span, &candidate.text, text).0)
            });
            candidates
        }
        None => of_word(&at, index, query),
    };
    suggestions.extend(candidates.into_iter().take(VALUES_MAX).map(|candidate| {
        let kind = SuggestionKind::Value {
            field: candidate.field,
            value: candidate.value,
            name: candidate.name,
        };
        put(kind, &candidate.text)
    }));
    if at.field.is_none() {
        let operators = operators(&text[..at.span.start], &at.typed).into_iter();
        suggestions.extend(
            operators.map(|operator| put(SuggestionKind::Operator(operator), operator.text())),
        );
    }
    let typed = folded(text.trim());
    let recent = recent
        .iter()
        .filter(|recent| recent.trim() != text.trim() && folded(recent).starts_with(&typed));
    let recent = recent.take(RECENT_MAX).map(|recent| Suggestion {
        kind: SuggestionKind::Recent,
        span: 0..text.len(),
        text: recent.clone(),
    });
    if typed.is_empty() {
        // Nothing is being written: it goes on where the last search ended.
        suggestions.splice(0..0, recent);
    } else {
        suggestions.extend(recent);
    }
    suggestions
}

/// A text with another one put in the place of a range, and where that ends.
fn text_with(span: &Range<usize>, put: &str, text: &str) -> (String, usize) {
    let before = text.get(..span.start).unwrap_or_default();
    let after = text.get(span.end..).unwrap_or_default();
    let is_new = span.is_empty();
    let last = before.chars().last().filter(|_| is_new);
    let space_before = if last.is_some_and(is_close) { " " } else { "" };
    let next = after.chars().next().filter(|_| is_new);
    let is_apart = |c| is_space(c) || is_close(c) || is_comma(c);
    let space_after = match next {
        Some(c) if !is_apart(c) && !put.ends_with([' ', '-', '(']) => " ",
        Some(_) | None => "",
    };
    let text = [before, space_before, put].concat();
    let cursor = text.len();
    ([&text, space_after, after].concat(), cursor)
}

fn is_repetition(text: &str) -> bool {
    let problems = parse(text).problems;
    problems
        .iter()
        .any(|problem| problem.kind == ProblemKind::RepeatedComputed)
}

/// The operators that can stand behind a text, and begin with what is typed.
fn operators(before: &str, typed: &str) -> Vec<Operator> {
    let is_negated = before.ends_with(is_negation);
    let before = before.trim_end_matches(is_space);
    let is_after = |word: &&str| {
        let rest = before.strip_suffix(*word);
        rest.is_some_and(|rest| rest.is_empty() || rest.ends_with(|c| is_space(c) || is_close(c)))
    };
    // Where a term begins: nothing is there yet to be combined with another one.
    let is_begin = is_negated
        || before.is_empty()
        || before.ends_with(is_open)
        || ["OR", "AND", "NOT"].iter().any(is_after);
    let is_open = || {
        let problems = parse(before).problems;
        problems
            .iter()
            .any(|problem| problem.kind == ProblemKind::OpenParenthesis)
    };
    let mut operators = Vec::new();
    let mut add = |operator: Operator, can_stand: bool| {
        if can_stand && operator.text().starts_with(typed) {
            operators.push(operator);
        }
    };
    add(Operator::Exclusion, !is_negated);
    add(Operator::Not, !is_negated && !typed.is_empty());
    add(Operator::Or, !is_begin);
    add(Operator::Open, true);
    add(Operator::Close, !is_begin && typed.is_empty() && is_open());
    operators
}

/// What a text searches for, without the values that no row has; what is not closed yet counts as
/// closed at its end.
fn tree_of(mut text: String, index: &Index, has_me: bool) -> Vec<Node> {
    loop {
        let mut parsed = parse(&text);
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
            None => {
                index.check(&mut parsed, has_me);
                return parsed.tree;
            }
        }
    }
}

#[cfg(test)]
mod tests;
