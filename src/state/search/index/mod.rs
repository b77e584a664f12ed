//! In-memory search index over the loaded profiles: folded texts, facet values, health inputs and
//! sort ranks are computed once per row, so that a keystroke with 100,000 rows stays fast.

mod conditions;
mod count_pass;
mod evaluate;
mod facet_choices;
mod facet_values;
mod groups;
mod pattern_rows;
mod people;
mod query;
mod ranks;
mod row_text;
mod same_names;
mod sought_text;
mod text_matches;

use std::cell::RefCell;
use std::sync::Arc;

pub use count_pass::CountPass;
pub use facet_choices::FacetChoice;
pub use facet_values::FacetValues;
pub use groups::{Group, Grouping, Groups};
use people::People;
pub use query::{Days, Query, QueryInputs, QueryResult};
pub use ranks::LAST;
use ranks::Ranks;
use row_text::RowText;
use same_names::SameNames;
use text_matches::TextMatches;

use crate::domain::{Column, Facet, Field, Health, HealthInputs, SegmentProfile};
use crate::state::search::filter::{KnownValues, ParsedSearch};

/// The loaded profiles with their precomputed facts.
#[derive(Default)]
pub struct Index {
    rows: Vec<Arc<SegmentProfile>>,
    facts: Vec<RowFacts>,
    /// The distinct values of each facet, by [`Facet::index`]; [`Facet::Health`] uses [`Health::ALL`].
    values: [FacetValues; Facet::COUNT],
    /// The people of the facets of people, by [`Facet::index`].
    people: [People; Facet::COUNT],
    ranks: RefCell<Ranks>,
    text_matches: RefCell<TextMatches>,
    /// By [`Facet::index`], how many rows have each value; computed when it is asked for.
    value_counts: RefCell<[Vec<u32>; Facet::COUNT]>,
    /// The rows whose name another row has, one bit per row; computed when it is asked for.
    same_names: RefCell<SameNames>,
    generation: u64,
}

/// What queries need of one profile.
struct RowFacts {
    /// By [`Facet::index`], the index of the profile's value; unused for the health, which
    /// depends on the clock.
    values: [u32; Facet::COUNT],
    /// From which its health is computed at a given time.
    health_inputs: HealthInputs,
    /// When it was computed, in milliseconds since 1970; `None` if missing or no valid date.
    computed: Option<i64>,
    /// Its searched fields, case-folded.
    text: RowText,
}

impl Index {
    /// Replaces the rows. Facts are recomputed for changed rows only (another `Arc` at the same
    /// index).
    pub fn set_rows(&mut self, rows: &[Arc<SegmentProfile>]) {
        let known = self.rows.len().min(rows.len());
        let mut same = self.rows.len() <= rows.len();
        for (index, row) in rows[..known].iter().enumerate() {
            if !Arc::ptr_eq(&self.rows[index], row) {
                same = false;
                self.facts[index] = RowFacts::of(row, &mut self.values, &mut self.people);
                self.rows[index] = Arc::clone(row);
            }
        }
        self.rows.truncate(known);
        self.facts.truncate(known);
        for row in &rows[known..] {
            let facts = RowFacts::of(row, &mut self.values, &mut self.people);
            self.facts.push(facts);
            self.rows.push(Arc::clone(row));
        }
        *self.value_counts.get_mut() = Default::default();
        let ranks = self.ranks.get_mut();
        if same {
            ranks.rows_appended();
        } else {
            ranks.clear();
            self.text_matches.get_mut().clear();
            *self.same_names.get_mut() = SameNames::default();
            self.generation += 1;
        }
    }

    /// The number of profiles.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are no profiles.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The profile with this index, such as one of [`QueryResult::rows`].
    pub fn row(&self, row: u32) -> Option<&Arc<SegmentProfile>> {
        self.rows.get(row as usize)
    }

    /// The index of the profile with this id.
    pub fn position(&self, id: &str) -> Option<u32> {
        let position = self.rows.iter().position(|row| row.id == id)?;
        u32::try_from(position).ok()
    }

    /// When the results were computed, in milliseconds since 1970, where the rows say it.
    pub fn computed(&self) -> impl Iterator<Item = i64> {
        self.facts.iter().filter_map(|facts| facts.computed)
    }

    /// The values of a facet, in the order of [`QueryResult::facets`]; of a facet of people the ids,
    /// or the names of those without one.
    pub fn values(&self, facet: Facet) -> Vec<&str> {
        if facet == Facet::Health {
            Health::ALL.iter().map(|health| health.id()).collect()
        } else {
            self.values[facet.index()].iter().collect()
        }
    }

    /// The text of a text column in a row; `None` if it is missing or blank.
    pub fn text(&self, column: Column, row: u32) -> Option<&str> {
        let Field::Text(text) = column.field() else {
            return None;
        };
        text(self.row(row)?).filter(|text| !text.trim().is_empty())
    }

    /// Reports the values in a parsed search that no row has; nothing where there is no row.
    pub fn check(&self, parsed: &mut ParsedSearch, has_me: bool) {
        if !self.is_empty() {
            parsed.check(&KnownValues {
                finds_any: &|facet, value| self.finds_any(facet, value),
                values: &|facet| self.written_values(facet),
                has_me,
            });
        }
    }

    /// Increases whenever rows changed, moved or were removed, so that facts computed by row
    /// index are outdated; appending rows leaves it.
    pub fn generation(&self) -> u64 {
        self.generation
    }

    /// Whether a text column's collated order is missing, or lacks rows appended since.
    pub fn needs_order(&self, column: Column) -> bool {
        self.ranks.borrow().needs_order(column, self.rows.len())
    }

    /// How many rows a text column's collated order covers.
    pub fn ordered_rows(&self, column: Column) -> usize {
        self.ranks.borrow().ordered_rows(column)
    }

    /// Stores a text column's collated order: the rank of each row, equal texts with equal ranks,
    /// [`LAST`] for rows without a text.
    pub fn set_order(&self, column: Column, ranks: Vec<u32>) {
        self.ranks.borrow_mut().set(column, ranks);
    }
}

impl AsRef<RowText> for RowFacts {
    fn as_ref(&self) -> &RowText {
        &self.text
    }
}

impl RowFacts {
    fn of(
        row: &SegmentProfile,
        values: &mut [FacetValues; Facet::COUNT],
        people: &mut [People; Facet::COUNT],
    ) -> Self {
        let mut row_values = [0; Facet::COUNT];
        for facet in Facet::ALL {
            // The health depends on the time of the query.
            if facet != Facet::Health {
                let value = facet.value(row, Health::Unknown);
                // A row without a name is one without a value, whatever its id is.
                let person = facet.person(row).filter(|_| !value.is_empty());
                let id = person.and_then(|person| person.id);
                let index = values[facet.index()].intern(id.unwrap_or(value));
                row_values[facet.index()] = index;
                if let Some(person) = person {
                    people[facet.index()].add(index, value, person);
                }
            }
        }
        Self {
            values: row_values,
            health_inputs: HealthInputs::of(row),
            computed: row
                .detected_at()
                .and_then(|detected_at| detected_at.epoch_ms()),
            text: RowText::of(row),
        }
    }
}

#[cfg(test)]
mod tests;
