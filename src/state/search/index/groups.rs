//! Groups of rows by the values of a facet: how many rows each has, of which health, and the rows in
//! the order of the groups. One pass over the rows that were found.

use std::cmp::Reverse;

use super::facet_values::FacetValues;
use super::ranks::{self, LAST};
use super::{FacetChoice, Index};
use crate::domain::{Facet, Field, Health, HealthRules, ProfileType, Scheduler, Stage};
use crate::state::search::case_folding::look;
use crate::state::search::sorting::Sorting;

/// The rows with one value of a facet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The value as a filter writes it: a code, a person's name, or the id where the name does not
    /// tell; empty for rows without one.
    pub value: String,
    /// The name of a person whose value is the id.
    pub name: Option<String>,
    /// How many rows have each health, by [`Health::index`].
    pub health: [u32; Health::ALL.len()],
}

impl Group {
    /// How many rows it has.
    pub fn count(&self) -> u32 {
        self.health.iter().sum()
    }
}

/// Rows in groups. Each row is in one group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Groups {
    /// The groups, in order; none is empty.
    pub groups: Vec<Group>,
    /// The indices of the rows: those of the first group, then those of the next. Within a group they
    /// are in the order in which they were found.
    pub rows: Vec<u32>,
}

/// How rows are grouped.
pub struct Grouping<'a> {
    /// By the values of this facet.
    pub facet: Facet,
    /// The order of the rows: where they are sorted by the facet's column first, the groups are, too.
    pub sorting: &'a Sorting,
    /// The rules by which a profile is overdue.
    pub rules: HealthRules,
    /// The current time, in milliseconds since 1970.
    pub now: i64,
}

impl Index {
    /// Groups rows, such as [`QueryResult::rows`](super::QueryResult::rows).
    pub fn groups(&self, rows: &[u32], grouping: &Grouping<'_>) -> Groups {
        let Grouping {
            facet,
            sorting,
            rules,
            now,
        } = *grouping;
        let cutoffs = rules.cutoffs(now);
        let choices = self.choices(facet);
        let keys = keys(&choices);
        // By the index of their first value.
        let mut counts = vec![[0u32; Health::ALL.len()]; choices.len()];
        let mut order: Vec<u32> = Vec::new();
        let mut key_of_row = Vec::with_capacity(rows.len());
        for row in rows {
            // Rows that were found are in the index.
            let Some(facts) = self.facts.get(*row as usize) else {
                continue;
            };
            let health = cutoffs.health(facts.health_inputs).index();
            let value = match facet {
                Facet::Health => health,
                Facet::Status
                | Facet::Type
                | Facet::Schedule
                | Facet::Creator
                | Facet::LastEditor => facts.values[facet.index()] as usize,
            };
            let key = keys[value];
            let counts = &mut counts[key as usize];
            if counts.iter().all(|count| *count == 0) {
                order.push(key);
            }
            counts[health] += 1;
            key_of_row.push((key, *row));
        }
        let size = |key: u32| counts[key as usize].iter().sum::<u32>();
        let is_sorted = sorting.keys().first().map(|key| key.column) == Some(facet.column());
        if !is_sorted {
            order.sort_by_cached_key(|key| {
                let choice = &choices[*key as usize];
                let by_size = match facet {
                    Facet::Creator | Facet::LastEditor => Reverse(size(*key)),
                    Facet::Health | Facet::Status | Facet::Type | Facet::Schedule => Reverse(0),
                };
                (choice.value.is_empty(), rank(facet, choice.value), by_size)
            });
        }
        let mut starts = vec![0u32; choices.len()];
        let mut next = 0;
        for key in &order {
            starts[*key as usize] = next;
            next += size(*key);
        }
        let mut sorted = vec![0; key_of_row.len()];
        for (key, row) in key_of_row {
            let start = &mut starts[key as usize];
            sorted[*start as usize] = row;
            *start += 1;
        }
        let groups = order.into_iter().map(|key| {
            let choice = &choices[key as usize];
            Group {
                value: choice.value.to_owned(),
                name: choice.name.filter(|_| choice.is_id).map(str::to_owned),
                health: counts[key as usize],
            }
        });
        Groups {
            groups: groups.collect(),
            rows: sorted,
        }
    }
}

/// By the index of a value, the index of the first one that a filter doesn't tell from it: names and
/// codes that look alike are one group, as they are one option of the facet.
fn keys(choices: &[FacetChoice<'_>]) -> Vec<u32> {
    let mut known = FacetValues::default();
    let mut first = Vec::new();
    let keys = (0..).zip(choices).map(|(index, choice)| {
        // An id is matched exactly, and is no name.
        let key = if choice.is_id {
            ["\0", choice.value].concat()
        } else {
            look(choice.value)
        };
        let key = known.intern(&key) as usize;
        if key == first.len() {
            first.push(index);
        }
        first[key]
    });
    keys.collect()
}

/// The rank of a value among those of its facet: as the facet's column sorts. People have none.
fn rank(facet: Facet, value: &str) -> u32 {
    match facet.column().field() {
        Field::Health => Health::from_id(value).map_or(LAST, ranks::health),
        Field::Stage => ranks::stage(&Stage::from_code(value)),
        Field::Scheduler => ranks::schedule(&Scheduler::from_code(value)),
        Field::Type => ranks::kind(&ProfileType::from_code(value)),
        Field::Text(_) | Field::Time(_) | Field::Due | Field::OverdueBy => 0,
    }
}
