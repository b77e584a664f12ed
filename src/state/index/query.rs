//! Which rows a search finds, in which order, and how many there are of each value.

use std::rc::Rc;

use super::ranks::{self, LAST};
use super::text_matches::has;
use super::{Index, RowFacts};
use crate::domain::{Column, Facet, Health, HealthRules};
use crate::state::case_folding::folded;
use crate::state::filter::{Computed, Filter};
use crate::state::sorting::Sorting;

/// What is asked of the loaded rows.
pub struct Query<'a> {
    /// What they must be like.
    pub filter: &'a Filter,
    /// In which order they stand.
    pub sorting: &'a Sorting,
    /// What makes a profile overdue.
    pub rules: HealthRules,
    /// The clock, in milliseconds since 1970.
    pub now: i64,
}

/// What was found.
#[derive(Debug, Default)]
pub struct QueryResult {
    /// The places of the rows found, in order.
    pub places: Vec<u32>,
    /// How many rows were looked through.
    pub loaded: usize,
    /// How many of all loaded rows have each health, by [`Health::index`].
    pub health: [u32; 6],
    /// By [`Facet::index`], for each of its values, how many rows there would be if
    /// this facet's filter were that value alone: the other filters count.
    pub facets: [Vec<u32>; 6],
}

/// Bits of what a row fails; the facets have the first six.
const TEXT: u8 = 1 << 6;
const TIME: u8 = 1 << 7;

impl Index {
    /// Looks through all rows once.
    pub fn answer(&self, question: &Query<'_>) -> QueryResult {
        let Query {
            filter, rules, now, ..
        } = *question;
        let words: Vec<String> = filter.words.iter().map(|word| folded(word)).collect();
        let wanted = Facet::ALL.map(|facet| self.wanted(facet, &filter.picks[facet.index()]));
        let mut answer = QueryResult {
            loaded: self.rows.len(),
            facets: Facet::ALL.map(|facet| vec![0; self.values(facet).len()]),
            ..QueryResult::default()
        };
        let having = self.hits.borrow_mut().of(&words, &self.facts);
        for (at, facts) in self.facts.iter().enumerate() {
            let health = rules.health_at(facts.outlook, now).index();
            answer.health[health] += 1;
            let mut values = facts.values;
            values[Facet::Health.index()] = health as u32;
            let mut fails = 0u8;
            for (facet, wanted) in wanted.iter().enumerate() {
                if !wanted.is_empty() && !wanted[values[facet] as usize] {
                    fails |= 1 << facet;
                }
            }
            if !facts.in_time(filter.computed, now) {
                fails |= TIME;
            }
            if !has(having.as_deref(), at) {
                fails |= TEXT;
            }
            // Two failures count nowhere.
            if fails.count_ones() > 1 {
                continue;
            }
            for (facet, (counts, value)) in answer.facets.iter_mut().zip(values).enumerate() {
                if fails & !(1 << facet) == 0 {
                    counts[value as usize] += 1;
                }
            }
            if fails == 0 {
                answer.places.push(at as u32);
            }
        }
        self.sort(&mut answer.places, question);
        answer
    }

    /// The ranks by health: they move with the clock, so they aren't kept.
    fn healths(&self, question: &Query<'_>) -> Rc<Vec<u32>> {
        let Query { rules, now, .. } = *question;
        let facts = self.facts.iter();
        let ranks = facts.map(|facts| ranks::health(rules.health_at(facts.outlook, now)));
        Rc::new(ranks.collect())
    }

    /// Which values of a facet pass, by place; empty where all do.
    fn wanted(&self, facet: Facet, picks: &[String]) -> Vec<bool> {
        if picks.is_empty() {
            return Vec::new();
        }
        match facet {
            Facet::Health => {
                let passes = |health: &Health| picks.iter().any(|pick| pick == health.id());
                Health::ALL.iter().map(passes).collect()
            }
            Facet::Status | Facet::Type | Facet::Schedule | Facet::Creator | Facet::LastEditor => {
                self.values[facet.index()].places_of(picks)
            }
        }
    }

    /// Sorts places by the columns, the least important first: each pass keeps the
    /// order of the one before among equals, and the first of all is the API's.
    fn sort(&self, places: &mut Vec<u32>, question: &Query<'_>) {
        for key in question.sorting.keys().iter().rev() {
            let ranks = if key.column == Column::Health {
                self.healths(question)
            } else {
                self.ranks.borrow_mut().of(key.column, &self.rows)
            };
            let rank = |place: u32| ranks.get(place as usize).copied().unwrap_or(LAST);
            let ranked = places.iter().map(|place| rank(*place));
            let top = ranked.filter(|rank| *rank != LAST).max();
            let Some(top) = top else { continue };
            // Counted by rank, the last one for what has none.
            let slots = top as usize + 2;
            let slot = |place: u32| match rank(place) {
                LAST => slots - 1,
                rank if key.descending => (top - rank) as usize,
                rank => rank as usize,
            };
            let mut ends = vec![0u32; slots];
            for place in places.iter() {
                ends[slot(*place)] += 1;
            }
            let mut begin = 0;
            for end in &mut ends {
                (begin, *end) = (begin + *end, begin);
            }
            let mut sorted = vec![0; places.len()];
            for place in places.iter() {
                let next = &mut ends[slot(*place)];
                sorted[*next as usize] = *place;
                *next += 1;
            }
            *places = sorted;
        }
    }
}

impl RowFacts {
    fn in_time(&self, wanted: Option<Computed>, now: i64) -> bool {
        match wanted {
            None => true,
            Some(Computed::Within(ms)) => self.computed.is_some_and(|at| at > now - ms),
            Some(Computed::NotSince(ms)) => self.computed.is_none_or(|at| at <= now - ms),
        }
    }
}
