//! Values that can be typed at the cursor, those that leave the most rows first.

use std::collections::HashSet;

use super::cursor::AtCursor;
use crate::domain::Facet;
use crate::i18n::Locale;
use crate::state::changes::ChangeKind;
use crate::state::search::case_folding::{folded, look, looks_like};
use crate::state::search::filter::print::push_value;
use crate::state::search::filter::words::{code_words, codes, value_of};
use crate::state::search::filter::{ME, Mark, SearchField, TimeField};
use crate::state::search::index::{Index, Query};

/// A value, and what is written for it.
pub struct Candidate {
    /// The field that it is a value of.
    pub field: SearchField,
    /// The value, without quotes.
    pub value: String,
    /// The name of a person whose id the value is.
    pub name: Option<String>,
    /// What is written.
    pub text: String,
}

/// Whether any word begins with what was typed.
pub fn is_match(mut words: impl Iterator<Item = &'static str>, typed: &str) -> bool {
    let typed = folded(typed);
    words.any(|word| folded(word).starts_with(&typed))
}

const TIMES: &[&str] = &["today", "yesterday", "<24h", "<7d", ">7d", ">30d"];
const OVERDUE_TIMES: &[&str] = &["<24h", ">24h", ">7d", ">30d"];
const DUE_TIMES: &[&str] = &["today", "tomorrow", "<24h", "<7d", ">7d", "..yesterday"];

/// A time, and the words for it in each language.
fn time_words(time: &'static str) -> impl Iterator<Item = &'static str> {
    let words = Locale::ALL.into_iter().filter_map(move |locale| {
        let words = &locale.messages().search_words;
        match time {
            "today" => Some(words.today),
            "yesterday" => Some(words.yesterday),
            "tomorrow" => Some(words.tomorrow),
            _ => None,
        }
    });
    [time].into_iter().chain(words)
}

/// Whether a value is the one that was typed, as a code, a word for it or a name.
pub fn is_typed(candidate: &Candidate, typed: &str) -> bool {
    let typed = match candidate.field {
        SearchField::Facet(facet) => value_of(facet, typed.to_owned()),
        SearchField::Text(_)
        | SearchField::Time(_)
        | SearchField::Has
        | SearchField::No
        | SearchField::Is
        | SearchField::Changed => typed.to_owned(),
    };
    looks_like(&typed, &candidate.value)
}

/// The values of a field that begin with what was typed, or contain it.
pub fn of_field(
    field: SearchField,
    at: &AtCursor,
    index: &Index,
    query: &Query<'_>,
) -> Vec<Candidate> {
    let typed = folded(&at.typed);
    let plain = |value: &str| Candidate {
        field,
        value: value.to_owned(),
        name: None,
        text: value.to_owned(),
    };
    let is_new = |value: &str| !at.others.iter().any(|other| looks_like(other, value));
    let mut candidates = Vec::new();
    match field {
        SearchField::Facet(facet) => return of_facet(facet, &typed, at, index, query),
        SearchField::Time(time) => {
            let times = match time {
                TimeField::Due => DUE_TIMES,
                TimeField::Overdue => OVERDUE_TIMES,
                TimeField::Computed | TimeField::Created | TimeField::Updated => TIMES,
            };
            for time in times {
                if is_match(time_words(time), &typed) {
                    candidates.push(plain(time));
                }
            }
        }
        SearchField::Has | SearchField::No => {
            for field in SearchField::ALL {
                let name = field.name();
                if field.can_be_missing() && is_match(field.all_words(), &typed) && is_new(name) {
                    candidates.push(plain(name));
                }
            }
        }
        SearchField::Is => {
            for mark in Mark::ALL {
                if is_match(mark.all_words(), &typed) && is_new(mark.id()) {
                    candidates.push(plain(mark.id()));
                }
            }
        }
        SearchField::Changed => {
            for kind in ChangeKind::OF_ROWS {
                if is_match(kind.all_words(), &typed) && is_new(kind.id()) {
                    candidates.push(plain(kind.id()));
                }
            }
        }
        SearchField::Text(_) => {}
    }
    candidates
}

/// The values of facets of codes and people that a word may be meant for, with their field.
pub fn of_word(at: &AtCursor, index: &Index, query: &Query<'_>) -> Vec<Candidate> {
    let typed = folded(&at.typed);
    let least = if typed.is_ascii() { 3 } else { 1 };
    if typed.chars().count() < least {
        return Vec::new();
    }
    let mut candidates = Vec::new();
    for facet in Facet::ALL {
        for mut candidate in of_facet(facet, &typed, at, index, query)
            .into_iter()
            .take(2)
        {
            candidate.text = [candidate.field.name(), ":", &candidate.text].concat();
            candidates.push(candidate);
        }
    }
    candidates
}

/// How many values of a facet are kept: one more than are suggested, as that may be typed already.
const KEPT_MAX: usize = super::VALUES_MAX + 1;

fn of_facet(
    facet: Facet,
    typed: &str,
    at: &AtCursor,
    index: &Index,
    query: &Query<'_>,
) -> Vec<Candidate> {
    let counts = index.value_counts(facet, query);
    // Those that begin with it first, then the most frequent, each with its rank. There are
    // thousands of people, of whom few are kept.
    let mut found: Vec<(u64, Candidate)> = Vec::new();
    // An id is matched exactly, and is no name.
    let key = |value: &str, is_id: bool| {
        if is_id {
            ["\0", value].concat()
        } else {
            look(value)
        }
    };
    let others = at.others.iter();
    let others = others.flat_map(|other| [key(other, false), key(other, true)]);
    let mut known: HashSet<String> = others.collect();
    let mut add =
        |value: &str, name: Option<&str>, words: &mut dyn Iterator<Item = &str>, count| {
            let quality = words
                .map(folded)
                .filter(|word| word.contains(typed))
                .map(|word| u64::from(!word.starts_with(typed)))
                .min();
            let Some(quality) = quality else { return };
            let rank = quality << u32::BITS | u64::from(u32::MAX - count);
            let is_before = found.iter().take_while(|(other, _)| *other <= rank);
            let position = is_before.count();
            if !known.insert(key(value, name.is_some())) || position >= KEPT_MAX {
                return;
            }
            let mut text = String::new();
            push_value(&mut text, value);
            let candidate = Candidate {
                field: SearchField::Facet(facet),
                value: value.to_owned(),
                name: name.map(str::to_owned),
                text,
            };
            found.insert(position, (rank, candidate));
            found.truncate(KEPT_MAX);
        };
    if facet.is_of_people() && !query.inputs.me.is_empty() {
        add(ME, None, &mut [ME].into_iter(), u32::MAX);
    }
    for (choice, count) in index.choices(facet).into_iter().zip(counts) {
        let code = codes(facet)
            .iter()
            .find(|code| looks_like(code, choice.value));
        let mut words: Vec<&str> = vec![choice.value];
        words.extend(choice.name);
        if let Some(code) = code {
            for word in code_words(facet, code) {
                words.push(word);
            }
        }
        // An empty value is written as quotes with nothing in them.
        let name = choice.name.filter(|_| choice.is_id);
        add(choice.value, name, &mut words.into_iter(), count);
    }
    for code in codes(facet) {
        add(code, None, &mut code_words(facet, code).chain([*code]), 0);
    }
    found.into_iter().map(|(_, candidate)| candidate).collect()
}
