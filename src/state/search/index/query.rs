//! Queries over the index: the rows that match a filter, their order, and the counts per facet value.

use std::rc::Rc;

use super::ranks::{self, LAST};
use super::text_matches::contains_row;
use super::{Index, RowFacts};
use crate::domain::{Column, Cutoffs, Facet, Field, HOUR_MS, Health, HealthRules};
use crate::state::changes::ChangeKinds;
use crate::state::search::filter::{Computed, Filter};
use crate::state::search::sorting::Sorting;

/// A query over the loaded rows.
pub struct Query<'a> {
    /// Which rows match.
    pub filter: &'a Filter,
    /// The order of the result.
    pub sorting: &'a Sorting,
    /// The rules by which a profile is overdue.
    pub rules: HealthRules,
    /// The current time, in milliseconds since 1970.
    pub now: i64,
    /// What is not in the rows.
    pub inputs: QueryInputs<'a>,
}

impl Query<'_> {
    /// The rules at its time.
    pub(super) fn cutoffs(&self) -> Cutoffs {
        self.rules.cutoffs(self.now)
    }
}

/// What a query depends on beside the rows: who reads them, and what was marked in this browser.
#[derive(Clone, Copy)]
pub struct QueryInputs<'a> {
    /// The ids and names of the person at the screen, for `@me`.
    pub me: &'a [String],
    /// Whether the row with this id has a star.
    pub is_starred: &'a dyn Fn(&str) -> bool,
    /// Whether the row with this id is selected.
    pub is_selected: &'a dyn Fn(&str) -> bool,
    /// What changed in the row with an id since it was marked as seen.
    pub changes: &'a dyn Fn(&str) -> ChangeKinds,
    /// Whether the row with an id has been seen running for long.
    pub is_long_running: &'a dyn Fn(&str) -> bool,
    /// The days of the zone on screen.
    pub days: Days,
}

/// The days of a time zone, in days since 1970-01-01.
#[derive(Clone, Copy)]
pub struct Days {
    /// The day of an instant, in milliseconds since 1970.
    pub of: fn(i64) -> i64,
    /// When a day begins, in milliseconds since 1970.
    pub start: fn(i64) -> i64,
}

impl Default for QueryInputs<'_> {
    fn default() -> Self {
        const DAY_MS: i64 = 24 * HOUR_MS;
        Self {
            me: &[],
            is_starred: &|_| false,
            is_selected: &|_| false,
            changes: &|_| ChangeKinds::default(),
            is_long_running: &|_| false,
            days: Days {
                of: |epoch_ms| epoch_ms.div_euclid(DAY_MS),
                start: |day| day * DAY_MS,
            },
        }
    }
}

/// The result of a [`Query`].
#[derive(Debug, Default)]
pub struct QueryResult {
    /// Indices of the rows that match, sorted.
    pub rows: Vec<u32>,
    /// How many rows are loaded.
    pub loaded: usize,
    /// Loaded rows per health, by [`Health::index`]; the filter has no effect on them.
    pub health: [u32; Health::ALL.len()],
    /// Loaded rows whose deadline is close and whose result is not there; no filter, either.
    pub due_soon: u32,
    /// By [`Facet::index`], the count for each of its values: the rows that would match if this
    /// facet's filter were that value alone. All other filters apply.
    pub facets: [Vec<u32>; Facet::COUNT],
}

impl Index {
    /// Runs a query: one pass over all rows.
    pub fn query(&self, query: &Query<'_>) -> QueryResult {
        let Query { filter, now, .. } = *query;
        let cutoffs = query.cutoffs();
        let accepted = Facet::ALL.map(|facet| self.accepted_by(facet, query));
        let mut result = QueryResult {
            loaded: self.rows.len(),
            facets: Facet::ALL.map(|facet| vec![0; self.values(facet).len()]),
            ..QueryResult::default()
        };
        let other_rows = self.rows_of_others(query);
        for (row, facts) in self.facts.iter().enumerate() {
            let health = cutoffs.health(facts.health_inputs).index();
            result.health[health] += 1;
            result.due_soon += u32::from(cutoffs.is_due_soon(facts.health_inputs));
            // Such a row is in no count, whatever its values are: with a word, that is most rows.
            if !contains_row(other_rows.as_deref(), row)
                || !facts.matches_period(filter.computed, now)
            {
                continue;
            }
            let mut values = facts.values;
            values[Facet::Health.index()] = health as u32;
            // A bit for each facet whose filter leaves it out.
            let mut failed = 0u32;
            for (facet, accepted) in accepted.iter().enumerate() {
                if !accepted.is_empty() && !accepted[values[facet] as usize] {
                    failed |= 1 << facet;
                }
            }
            // A row that fails two conditions is in no count.
            if failed.count_ones() > 1 {
                continue;
            }
            for (facet, (counts, value)) in result.facets.iter_mut().zip(values).enumerate() {
                if failed & !(1 << facet) == 0 {
                    counts[value as usize] += 1;
                }
            }
            if failed == 0 {
                result.rows.push(row as u32);
            }
        }
        self.sort(&mut result.rows, query);
        result
    }

    /// By value index, whether the filter accepts a value of a facet; empty if it accepts all.
    fn accepted_by(&self, facet: Facet, query: &Query<'_>) -> Vec<bool> {
        let (filter, me) = (query.filter, query.inputs.me);
        let picked = self.accepted_for(facet, &filter.facet_values[facet.index()], me);
        let excluded = self.accepted_for(facet, &filter.excluded_values[facet.index()], me);
        if excluded.is_empty() {
            return picked;
        }
        let is_picked = |at: usize| picked.get(at).copied().unwrap_or(true);
        let accepted = excluded.into_iter().enumerate();
        accepted
            .map(|(at, excluded)| !excluded && is_picked(at))
            .collect()
    }

    /// The ranks by health; they change with the clock, so they are not cached.
    fn health_ranks(&self, query: &Query<'_>) -> Rc<Vec<u32>> {
        let cutoffs = query.cutoffs();
        let facts = self.facts.iter();
        let ranks = facts.map(|facts| ranks::health(cutoffs.health(facts.health_inputs)));
        Rc::new(ranks.collect())
    }

    /// The ranks by how much rows are overdue: the other way round than when they were due.
    fn overdue_ranks(&self, query: &Query<'_>) -> Rc<Vec<u32>> {
        let cutoffs = query.cutoffs();
        let mut ranks = self.ranks.borrow_mut();
        let due = ranks.ranks_of(Column::Due, &self.rows, query.rules);
        let facts = self.facts.iter().zip(due.iter());
        let ranks = facts.map(|(facts, due)| {
            let since = cutoffs.overdue_since(facts.health_inputs);
            since.map_or(LAST, |_| self.facts.len() as u32 - due)
        });
        Rc::new(ranks.collect())
    }

    /// Sorts row indices by the columns, the least significant first, by a stable counting sort
    /// per column: among equal ranks the order of the previous pass, finally the API's, remains.
    fn sort(&self, rows: &mut Vec<u32>, query: &Query<'_>) {
        for key in query.sorting.keys().iter().rev() {
            let ranks = match key.column.field() {
                Field::Health => self.health_ranks(query),
                Field::OverdueBy => self.overdue_ranks(query),
                Field::Stage
                | Field::Scheduler
                | Field::Type
                | Field::Due
                | Field::Time(_)
                | Field::Text(_) => {
                    let mut ranks = self.ranks.borrow_mut();
                    ranks.ranks_of(key.column, &self.rows, query.rules)
                }
            };
            let rank = |row: u32| ranks.get(row as usize).copied().unwrap_or(LAST);
            let ranked = rows.iter().map(|row| rank(*row));
            let max = ranked.filter(|rank| *rank != LAST).max();
            let Some(max) = max else { continue };
            // One bucket per rank, and the last one for rows without a rank.
            let bucket_count = max as usize + 2;
            let bucket = |row: u32| match rank(row) {
                LAST => bucket_count - 1,
                rank if key.descending => (max - rank) as usize,
                rank => rank as usize,
            };
            let mut starts = vec![0u32; bucket_count];
            for row in rows.iter() {
                starts[bucket(*row)] += 1;
            }
            let mut next = 0;
            for start in &mut starts {
                (next, *start) = (next + *start, next);
            }
            let mut sorted = vec![0; rows.len()];
            for row in rows.iter() {
                let next = &mut starts[bucket(*row)];
                sorted[*next as usize] = *row;
                *next += 1;
            }
            *rows = sorted;
        }
    }
}

impl RowFacts {
    fn matches_period(&self, period: Option<Computed>, now: i64) -> bool {
        match period {
            None => true,
            Some(Computed::Within(ms)) => self.computed.is_some_and(|at| at > now - ms),
            Some(Computed::NotSince(ms)) => self.computed.is_none_or(|at| at <= now - ms),
        }
    }
}
