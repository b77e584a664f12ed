//! The people of a timeline: who created and who edited last, by id; by name without one.

use std::sync::Arc;

use crate::domain::{Facet, Health, SegmentProfile};
use crate::state::search::index::FacetValues;

/// A person who created or edited profiles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActivePerson {
    /// The id, or the name without one.
    pub key: String,
    /// The newest name; the key without one.
    pub name: String,
    /// Whether others have the same name, so that it doesn't tell who is meant.
    pub is_ambiguous: bool,
}

/// What is known of a person.
#[derive(Clone, Copy)]
struct Known<'a> {
    key: &'a str,
    name: Option<&'a str>,
    named_at: i64,
    rows: i64,
}

/// The name of the person of a facet in a row.
pub(super) fn person_name(facet: Facet, row: &SegmentProfile) -> Option<&str> {
    Some(facet.value(row, Health::Unknown)).filter(|name| !name.trim().is_empty())
}

/// The key of the person of a facet in a row: the id, or the name without one.
pub(super) fn person_key(facet: Facet, row: &SegmentProfile) -> Option<&str> {
    facet.person(row)?.id.or(person_name(facet, row))
}

/// Everybody who created or edited one of these rows; those with the most rows come first.
pub fn people(rows: &[Arc<SegmentProfile>]) -> Vec<ActivePerson> {
    let mut keys = FacetValues::default();
    let mut known: Vec<Known<'_>> = Vec::new();
    for row in rows {
        for facet in [Facet::Creator, Facet::LastEditor] {
            let Some((key, person)) = person_key(facet, row).zip(facet.person(row)) else {
                continue;
            };
            let at = keys.intern(key) as usize;
            if at == known.len() {
                known.push(Known {
                    key,
                    name: None,
                    named_at: i64::MIN,
                    rows: 0,
                });
            }
            let known = &mut known[at];
            let name = person_name(facet, row);
            if name.is_some() && (known.name.is_none() || person.named_at > known.named_at) {
                (known.name, known.named_at) = (name, person.named_at);
            }
            known.rows += 1;
        }
    }
    let name = |known: &Known<'_>| known.name.unwrap_or(known.key).trim().to_owned();
    // How many have each name.
    let mut names = FacetValues::default();
    let mut namesakes: Vec<u32> = Vec::new();
    for known in &known {
        let at = names.intern(&name(known)) as usize;
        if at == namesakes.len() {
            namesakes.push(0);
        }
        namesakes[at] += 1;
    }
    let mut order: Vec<(i64, u32)> = (0..).zip(&known).map(|(at, it)| (-it.rows, at)).collect();
    order.sort_unstable();
    let people = order.into_iter().map(|(_, at)| {
        let known = &known[at as usize];
        let shared = names.index(&name(known));
        ActivePerson {
            key: known.key.to_owned(),
            name: known.name.unwrap_or(known.key).to_owned(),
            is_ambiguous: shared.is_some_and(|at| namesakes[at as usize] > 1),
        }
    });
    people.collect()
}
