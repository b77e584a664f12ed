//! Parser from search text to filter. Invalid terms are reported and filter nothing.

use std::ops::Range;

use super::tokens::{Token, tokens};
use super::{Computed, Filter};
use crate::domain::{Facet, Health, is_invisible};
use crate::state::search::case_folding::{folded, looks_like};

/// The result of parsing a search text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ParsedSearch {
    /// The filter of its valid terms.
    pub filter: Filter,
    /// All terms, in order.
    pub terms: Vec<Term>,
    /// The problems of its invalid terms.
    pub problems: Vec<Problem>,
}

/// A term and its byte range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Where.
    pub span: Range<usize>,
    /// What it is.
    pub kind: TermKind,
}

/// The kind of a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TermKind {
    /// A word to search for.
    Word,
    /// Values of a facet.
    Facet(Facet),
    /// A condition on when the result was computed.
    Computed,
    /// A term that can't be parsed.
    Invalid,
}

/// A problem and its byte range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where.
    pub span: Range<usize>,
    /// What.
    pub kind: ProblemKind,
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
    /// Not a valid period.
    BadPeriod(String),
    /// A quote without an end.
    OpenQuote,
    /// `computed` occurs more than once.
    RepeatedComputed,
}

/// A field of the filter language.
enum Field {
    Facet(Facet),
    Computed,
}

/// The field name that is written for a facet.
pub fn facet_field(facet: Facet) -> &'static str {
    facet.names().first().copied().unwrap_or_default()
}

/// The field name of a condition on when the result was computed.
pub const COMPUTED_FIELD: &str = "computed";

fn field(name: &str) -> Option<Field> {
    let is = |other: &str| name.eq_ignore_ascii_case(other);
    let named = |facet: &Facet| facet.names().iter().any(|name| is(name));
    let facet = Facet::ALL.into_iter().find(named);
    let computed = is(COMPUTED_FIELD).then_some(Field::Computed);
    facet.map(Field::Facet).or(computed)
}

/// The facet of a term's field.
pub fn facet_of(token: &Token) -> Option<Facet> {
    match field(token.field.as_deref()?)? {
        Field::Facet(facet) => Some(facet),
        Field::Computed => None,
    }
}

/// Whether a term is valid.
pub fn is_valid(token: &Token) -> bool {
    apply(&mut Filter::default(), token.clone()).is_ok()
}

/// Whether a term's field is [`COMPUTED_FIELD`].
pub fn is_computed(token: &Token) -> bool {
    let field = token.field.as_deref().and_then(field);
    matches!(field, Some(Field::Computed))
}

/// Parses a search text; every text has a result.
pub fn parse(text: &str) -> ParsedSearch {
    let mut parsed = ParsedSearch::default();
    for token in tokens(text) {
        let span = token.span.clone();
        let kind = match apply(&mut parsed.filter, token) {
            Ok(kind) => kind,
            Err(kind) => {
                let span = span.clone();
                parsed.problems.push(Problem { span, kind });
                TermKind::Invalid
            }
        };
        parsed.terms.push(Term { span, kind });
    }
    parsed
}

fn apply(filter: &mut Filter, token: Token) -> Result<TermKind, ProblemKind> {
    if token.unclosed_quote {
        return Err(ProblemKind::OpenQuote);
    }
    let Some(name) = token.field else {
        let words = token.values.into_iter();
        // A word of invisible characters alone looks for nothing.
        let words = words.filter(|word| !folded(word).is_empty());
        filter.words.extend(words);
        return Ok(TermKind::Word);
    };
    let Some(field) = field(&name) else {
        return Err(ProblemKind::UnknownField(name));
    };
    let Some(first) = token.values.first() else {
        return Err(ProblemKind::NoValue(name));
    };
    match field {
        Field::Computed => {
            let period: String = first.chars().filter(|c| !is_invisible(*c)).collect();
            let computed = computed(&period).filter(|_| token.values.len() == 1);
            let Some(computed) = computed else {
                return Err(ProblemKind::BadPeriod(token.values.join(",")));
            };
            if filter.computed.is_some() {
                return Err(ProblemKind::RepeatedComputed);
            }
            filter.computed = Some(computed);
            Ok(TermKind::Computed)
        }
        Field::Facet(facet) => {
            let mut values = token.values;
            if facet == Facet::Health {
                for value in &mut values {
                    value.retain(|c| !is_invisible(c));
                    value.make_ascii_lowercase();
                    if Health::from_id(value).is_none() {
                        return Err(ProblemKind::UnknownHealth(std::mem::take(value)));
                    }
                }
            }
            let facet_values = &mut filter.facet_values[facet.index()];
            for value in values {
                if !has(facet_values, &value) {
                    facet_values.push(value);
                }
            }
            Ok(TermKind::Facet(facet))
        }
    }
}

/// Whether a value is among others, as the rows are matched.
pub fn has(values: &[String], value: &str) -> bool {
    values.iter().any(|other| looks_like(other, value))
}

/// The units of periods, the largest first, in milliseconds.
const UNITS: [(char, i64); 4] = [
    ('w', 7 * 86_400_000),
    ('d', 86_400_000),
    ('h', 3_600_000),
    ('m', 60_000),
];

/// The longest period: longer than the API has existed.
const MAX_MS: i64 = 100 * 365 * 86_400_000;

fn computed(text: &str) -> Option<Computed> {
    let mut chars = text.chars();
    let sign: fn(i64) -> Computed = match chars.next()? {
        '<' | '＜' => Computed::Within,
        '>' | '＞' => Computed::NotSince,
        _ => return None,
    };
    let rest = chars.as_str();
    let rest = rest.strip_prefix(['=', '＝']).unwrap_or(rest);
    let unit = rest.chars().next_back()?.to_ascii_lowercase();
    let (_, unit_ms) = UNITS.into_iter().find(|(name, _)| *name == unit)?;
    let digits = &rest[..rest.len() - 1];
    let count: i64 = digits
        .bytes()
        .all(|byte| byte.is_ascii_digit())
        .then(|| digits.parse().ok())??;
    let ms = count.checked_mul(unit_ms)?;
    (1..=MAX_MS).contains(&ms).then(|| sign(ms))
}

/// Formats a period of whole minutes in the largest unit up to days that expresses it exactly.
pub(super) fn period(ms: i64) -> String {
    // Weeks are read, but written in days.
    let days_down = &UNITS[1..];
    let unit = days_down.iter().find(|(_, unit_ms)| ms % unit_ms == 0);
    let (name, unit_ms) = unit.copied().unwrap_or(('m', 60_000));
    let mut text = (ms / unit_ms).to_string();
    text.push(name);
    text
}
