//! Edits of a search text by facets and chips: minimal changes; the rest stays as it was typed.

use std::ops::Range;

use super::Computed;
use super::parse::{COMPUTED_FIELD, facet_field, facet_of, has, is_computed, is_valid, period};
use super::tokens::{Token, is_colon, is_comma, is_quote, tokens};
use crate::domain::Facet;
use crate::state::search::case_folding::looks_like;

/// The text with a value of a facet added (`on`) or removed.
pub fn with_facet_value(text: &str, facet: Facet, value: &str, on: bool) -> String {
    let tokens = tokens(text);
    // An invalid term filters nothing, with another value neither: it is not edited.
    let mut terms = tokens
        .iter()
        .filter(|token| facet_of(token) == Some(facet) && is_valid(token));
    if terms.clone().any(|token| has(&token.values, value)) == on {
        return text.to_owned();
    }
    if on {
        return match terms.next_back().filter(|token| !token.values.is_empty()) {
            Some(token) => {
                let mut values = token.values.clone();
                values.push(value.to_owned());
                rewritten(text, token, &values)
            }
            None => added(
                text,
                &tokens,
                &term(facet_field(facet), &[value.to_owned()]),
            ),
        };
    }
    // From the end, so that the spans of earlier terms stay valid.
    terms.rev().fold(text.to_owned(), |text, token| {
        let remaining = token.values.iter();
        let remaining = remaining.filter(|other| !looks_like(other, value));
        let remaining: Vec<String> = remaining.cloned().collect();
        if remaining.len() == token.values.len() {
            text
        } else if remaining.is_empty() {
            without_span(&text, &token.span)
        } else {
            rewritten(&text, token, &remaining)
        }
    })
}

/// The text without any value of a facet.
pub fn without_facet(text: &str, facet: Facet) -> String {
    without(text, |token| facet_of(token) == Some(facet))
}

/// The text with this period, or without any.
pub fn with_computed(text: &str, computed: Option<Computed>) -> String {
    let text = without(text, is_computed);
    let Some(computed) = computed else {
        return text;
    };
    let (sign, ms) = match computed {
        Computed::Within(ms) => ('<', ms),
        Computed::NotSince(ms) => ('>', ms),
    };
    let mut term = String::from(COMPUTED_FIELD);
    term.push(':');
    term.push(sign);
    term.push_str(&period(ms));
    added(&text, &tokens(&text), &term)
}

fn without(text: &str, is: impl Fn(&Token) -> bool) -> String {
    let terms: Vec<_> = tokens(text)
        .into_iter()
        .filter(|token| is(token) && !token.unclosed_quote)
        .collect();
    terms.iter().rev().fold(text.to_owned(), |text, token| {
        without_span(&text, &token.span)
    })
}

/// Removes a term and the white space around it but for one separator.
fn without_span(text: &str, span: &Range<usize>) -> String {
    let (before, after) = (text[..span.start].trim_end(), text[span.end..].trim_start());
    let space = if before.is_empty() || after.is_empty() {
        ""
    } else {
        " "
    };
    [before, space, after].concat()
}

/// Appends a term, or prepends it where the end is inside an unclosed quote.
fn added(text: &str, tokens: &[Token], term: &str) -> String {
    let text = text.trim();
    if text.is_empty() {
        term.to_owned()
    } else if tokens.last().is_some_and(|token| token.unclosed_quote) {
        [term, " ", text].concat()
    } else {
        [text, " ", term].concat()
    }
}

/// Replaces the values of a term.
fn rewritten(text: &str, token: &Token, values: &[String]) -> String {
    let field = token.field.as_deref().unwrap_or_default();
    let (before, after) = (&text[..token.span.start], &text[token.span.end..]);
    [before, &term(field, values), after].concat()
}

fn term(field: &str, values: &[String]) -> String {
    let mut term = String::from(field);
    for (index, value) in values.iter().enumerate() {
        term.push(if index == 0 { ':' } else { ',' });
        push_value(&mut term, value);
    }
    term
}

/// Appends a value, quoted if it would be parsed differently without quotes.
fn push_value(term: &mut String, value: &str) {
    let special = |c: char| c.is_whitespace() || is_colon(c) || is_comma(c) || is_quote(c);
    if !value.is_empty() && !value.contains(special) {
        term.push_str(value);
        return;
    }
    term.push('"');
    for c in value.chars() {
        if is_quote(c) || c == '\\' {
            term.push('\\');
        }
        term.push(c);
    }
    term.push('"');
}
