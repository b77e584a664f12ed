//! Terms of a search text: from a field and its values to a condition, or to what is wrong.

use super::characters::{is_comma, is_value_negation};
use super::fields::{Mark, SearchField};
use super::nearest::{is_near, nearest};
use super::parsed::{ParsedSearch, TermKind};
use super::print::push_quoted;
use super::problem::ProblemKind;
use super::reader::Reader;
use super::times::TimeRange;
use super::tree::{Condition, Node, NodeKind, Pattern};
use super::words::{code_words, codes, same_word, value_of};
use crate::domain::{Facet, Health, is_invisible};
use crate::i18n::Locale;
use crate::state::changes::ChangeKind;
use crate::state::search::case_folding::folded;

/// Reads a term: a word, or a field with values. What is wrong with it is reported.
pub fn read_term(reader: &mut Reader<'_>, parsed: &mut ParsedSearch) -> Option<Node> {
    let start = reader.at;
    reader.unclosed_quote = false;
    let name = reader.field().filter(|(name, _)| is_field(name));
    let node = match name {
        None => read_word(reader, parsed),
        Some((name, colon)) => {
            reader.at = colon;
            read_field(reader, parsed, start, name)
        }
    };
    if reader.unclosed_quote {
        let text = &reader.text[start..];
        parsed.room.ends_open = true;
        let choice = [text, "\""].concat();
        parsed.refuse(
            start..reader.text.len(),
            ProblemKind::OpenQuote,
            vec![choice],
        );
        return None;
    }
    node
}

/// Whether a name before a colon is meant as that of a field: a known one, a Latin word, or nearly
/// a known one. Other texts with a colon are names that were pasted.
fn is_field(name: &str) -> bool {
    let is_latin = name.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_latin || SearchField::named(name).is_some() || (!name.is_ascii() && is_nearly_field(name))
}

fn is_nearly_field(name: &str) -> bool {
    let mut fields = SearchField::ALL.into_iter();
    fields.any(|field| {
        let mut words = field.all_words();
        words.any(|word| word.chars().count() > 2 && is_near(name, word))
    })
}

fn read_word(reader: &mut Reader<'_>, parsed: &mut ParsedSearch) -> Option<Node> {
    let start = reader.at;
    let parts = reader.value(false).unwrap_or_default();
    if reader.at == start {
        reader.next_if(|_| true);
    }
    let span = start..reader.at;
    parsed.push_term(span.clone(), TermKind::Word, None);
    // A word of invisible characters alone looks for nothing.
    let is_empty = parts.iter().all(|part| folded(part).is_empty());
    let kind = NodeKind::Term(Condition::Word(parts));
    (!is_empty).then_some(Node { span, kind })
}

fn read_field(
    reader: &mut Reader<'_>,
    parsed: &mut ParsedSearch,
    start: usize,
    name: &str,
) -> Option<Node> {
    let values_at = reader.at;
    let is_excluded = reader.negation(is_value_negation);
    let typed_at = reader.at;
    let mut values: Vec<Pattern> = Vec::new();
    loop {
        values.extend(reader.value(true));
        if reader.unclosed_quote || reader.next_if(is_comma).is_none() {
            break;
        }
    }
    let span = start..reader.at;
    let field = SearchField::named(name);
    let Some(field) = field else {
        let typed = &reader.text[span.clone()];
        let fields = SearchField::ALL.into_iter();
        let words = fields.flat_map(|field| field.all_words().map(move |word| (word, field)));
        let rest = &reader.text[values_at..span.end];
        let near = nearest(name, words).into_iter();
        let mut choices: Vec<String> = near
            .map(|field| [field.name(), ":", rest].concat())
            .collect();
        if !values.is_empty() {
            let mut quoted = String::new();
            push_quoted(&mut quoted, typed);
            choices.push(quoted);
        }
        parsed.refuse(span, ProblemKind::UnknownField(name.to_owned()), choices);
        return None;
    };
    let result = if values.is_empty() {
        Err((ProblemKind::NoValue(name.to_owned()), Vec::new()))
    } else {
        condition(field, name, values)
    };
    match result {
        Ok(condition) => {
            parsed.push_term(span.clone(), TermKind::Filter, Some(field));
            let kind = NodeKind::Term(condition);
            let node = Node {
                span: span.clone(),
                kind,
            };
            Some(if is_excluded {
                let kind = NodeKind::Not(Box::new(node));
                Node { span, kind }
            } else {
                node
            })
        }
        Err((kind, choices)) => {
            let before = &reader.text[start..typed_at];
            let choices = choices.into_iter().map(|choice| [before, &choice].concat());
            parsed.refuse(span.clone(), kind, choices.collect());
            if let Some(term) = parsed.terms.last_mut() {
                term.field = Some(field);
            }
            None
        }
    }
}

/// What is wrong, and the nearest values that are right.
type Refusal = (ProblemKind, Vec<String>);

fn condition(field: SearchField, name: &str, values: Vec<Pattern>) -> Result<Condition, Refusal> {
    match field {
        SearchField::Text(field) => Ok(Condition::Text(field, values)),
        SearchField::Facet(facet) => facet_condition(facet, plain(values)),
        SearchField::Time(field) => {
            let text: String = plain(values).join(",");
            let visible: String = text.chars().filter(|c| !is_invisible(*c)).collect();
            match TimeRange::parse(&visible) {
                Some(range) => Ok(Condition::Time(field, range)),
                None => Err((ProblemKind::BadPeriod(text), times_near(&visible))),
            }
        }
        SearchField::Has | SearchField::No => {
            let fields = plain(values).into_iter().map(|value| {
                let field = SearchField::named(&value).filter(|field| field.can_be_missing());
                field.ok_or_else(|| {
                    let fields = SearchField::ALL.into_iter();
                    let fields = fields.filter(|field| field.can_be_missing());
                    let words = fields
                        .flat_map(|field| field.all_words().map(move |word| (word, field.name())));
                    unknown(name, &value, words)
                })
            });
            let fields: Result<Vec<_>, _> = fields.collect();
            fields.map(|fields| Condition::Has(field == SearchField::Has, fields))
        }
        SearchField::Is => {
            let marks = plain(values).into_iter().map(|value| {
                Mark::named(&value).ok_or_else(|| {
                    let is_unreadable = |locale: Locale| {
                        let words = locale.messages().search_words.unreadable;
                        words.iter().any(|word| same_word(word, &value))
                    };
                    if Locale::ALL.into_iter().any(is_unreadable) {
                        return (ProblemKind::Unreadable, Vec::new());
                    }
                    let marks = Mark::ALL.into_iter();
                    let words =
                        marks.flat_map(|mark| mark.all_words().map(move |word| (word, mark.id())));
                    unknown(name, &value, words)
                })
            });
            let marks: Result<Vec<_>, _> = marks.collect();
            marks.map(Condition::Is)
        }
        SearchField::Changed => {
            let kinds = plain(values).into_iter().map(|value| {
                ChangeKind::named(&value).ok_or_else(|| {
                    let kinds = ChangeKind::OF_ROWS.into_iter();
                    let words =
                        kinds.flat_map(|kind| kind.all_words().map(move |word| (word, kind.id())));
                    unknown(name, &value, words)
                })
            });
            let kinds: Result<Vec<_>, _> = kinds.collect();
            kinds.map(Condition::Changed)
        }
    }
}

fn unknown(
    name: &str,
    value: &str,
    words: impl Iterator<Item = (&'static str, &'static str)>,
) -> Refusal {
    let kind = ProblemKind::UnknownValue(name.to_owned(), value.to_owned());
    let near = nearest(value, words).into_iter();
    (kind, near.map(str::to_owned).collect())
}

/// Values without wildcards.
fn plain(values: Vec<Pattern>) -> Vec<String> {
    values.into_iter().map(|parts| parts.join("*")).collect()
}

fn facet_condition(facet: Facet, values: Vec<String>) -> Result<Condition, Refusal> {
    let mut meant: Vec<String> = Vec::with_capacity(values.len());
    for value in values {
        let value = value_of(facet, value);
        if facet == Facet::Health && Health::from_id(&value).is_none() {
            let mut choices: Vec<&str> = nearest(&value, code_choices(facet));
            if choices.is_empty() {
                choices.extend(&codes(facet)[..3]);
            }
            let choices = choices.into_iter().map(str::to_owned).collect();
            return Err((ProblemKind::UnknownHealth(value), choices));
        }
        if !super::has(&meant, &value) {
            meant.push(value);
        }
    }
    Ok(Condition::Facet(facet, meant))
}

/// The codes of a facet under each of their words.
pub fn code_choices<'a>(facet: Facet) -> impl Iterator<Item = (&'a str, &'a str)> {
    codes(facet).iter().flat_map(move |code| {
        let words = code_words(facet, code).chain([*code]);
        words.map(move |word| (word, *code))
    })
}

/// Times that may be meant by a text that is none.
fn times_near(text: &str) -> Vec<String> {
    let signed = ["<", ">"].map(|sign| [sign, text].concat());
    let mut choices: Vec<String> = signed.into();
    choices.retain(|text| TimeRange::parse(text).is_some());
    if let Some((from, to)) = text.split_once("..") {
        let turned = [to, "..", from].concat();
        choices.extend(TimeRange::parse(&turned).map(|_| turned));
    }
    if choices.is_empty() {
        choices.extend(["<24h", ">7d", "today"].map(str::to_owned));
    }
    choices
}
