//! Values that can be typed at the cursor, those that leave the most rows first.

use std::cmp::Reverse;

use super::cursor::AtCursor;
use crate::domain::Facet;
use crate::state::search::case_folding::{folded, looks_like};
use crate::state::search::filter::print::push_value;
use crate::state::search::filter::words::{code_words, codes};
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
const DUE_TIMES: &[&str] = &["today", "tomorrow", "<24h", "<7d", ">7d", "..yesterday"];

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
    match field {
        SearchField::Facet(facet) => of_facet(facet, &typed, at, index, query),
        SearchField::Time(time) => {
            let times = if time == TimeField::Due {
                DUE_TIMES
            } else {
                TIMES
            };
            let times = times.iter().filter(|time| time.starts_with(typed.as_str()));
            times.map(|time| plain(time)).collect()
        }
        SearchField::Has | SearchField::No => {
            let fields = SearchField::ALL.into_iter().filter(|field| {
                field.can_be_missing()
                    && is_match(field.all_words(), &typed)
                    && is_new(field.name())
            });
            fields.map(|field| plain(field.name())).collect()
        }
        SearchField::Is => {
            let marks = Mark::ALL.into_iter();
            let marks =
                marks.filter(|mark| is_match(mark.all_words(), &typed) && is_new(mark.id()));
            marks.map(|mark| plain(mark.id())).collect()
        }
        SearchField::Text(_) => Vec::new(),
    }
}

/// The values of facets of codes and people that a word may be meant for, with their field.
pub fn of_word(at: &AtCursor, index: &Index, query: &Query<'_>) -> Vec<Candidate> {
    let typed = folded(&at.typed);
    let least = if typed.is_ascii() { 3 } else { 1 };
    if typed.chars().count() < least {
        return Vec::new();
    }
    let facets = Facet::ALL.into_iter();
    let candidates = facets.flat_map(|facet| {
        let mut candidates = of_facet(facet, &typed, at, index, query);
        candidates.truncate(2);
        for candidate in &mut candidates {
            candidate.text = [candidate.field.name(), ":", &candidate.text].concat();
        }
        candidates
    });
    candidates.collect()
}

fn of_facet(
    facet: Facet,
    typed: &str,
    at: &AtCursor,
    index: &Index,
    query: &Query<'_>,
) -> Vec<Candidate> {
    let counts = index.value_counts(facet, query);
    let mut found: Vec<(bool, Reverse<u32>, Candidate)> = Vec::new();
    let mut add =
        |value: &str, name: Option<&str>, words: &mut dyn Iterator<Item = &str>, count| {
            let quality = words
                .map(folded)
                .filter(|word| word.contains(typed))
                .map(|word| !word.starts_with(typed))
                .min();
            let is_known = |known: &str| looks_like(known, value);
            let is_repeated = found.iter().any(|(_, _, known)| is_known(&known.value));
            let Some(quality) = quality else { return };
            if is_repeated || at.others.iter().any(|other| is_known(other)) {
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
            found.push((quality, Reverse(count), candidate));
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
    found.sort_by_key(|(quality, count, _)| (*quality, *count));
    found
        .into_iter()
        .map(|(_, _, candidate)| candidate)
        .collect()
}
