//! The loaded profiles, prepared to be searched, counted and sorted at once: what
//! each keystroke would otherwise work out anew for 100,000 of them is kept.

mod facet_values;
mod query;
mod ranks;
mod text_matches;

use std::cell::RefCell;
use std::sync::Arc;

pub use facet_values::FacetValues;
pub use query::{Query, QueryResult};
pub use ranks::LAST;
use ranks::Ranks;
use text_matches::TextMatches;

use super::case_folding::folded;
use crate::domain::{Column, Facet, Health, HealthInputs, SegmentProfile};

/// The profiles and what is known of each.
#[derive(Default)]
pub struct Index {
    rows: Vec<Arc<SegmentProfile>>,
    facts: Vec<RowFacts>,
    /// The values of each facet, by [`Facet::index`]. Those of the health are fixed.
    values: [FacetValues; 6],
    ranks: RefCell<Ranks>,
    hits: RefCell<TextMatches>,
    edition: u64,
}

/// What a search asks of one profile.
struct RowFacts {
    /// Which of its facet's values it has; the health's depends on the clock.
    values: [u32; 6],
    /// What its health depends on.
    outlook: HealthInputs,
    /// When it was computed; `None` where that is missing or no date.
    computed: Option<i64>,
    /// What is searched, folded, a line each.
    text: Box<str>,
}

impl Index {
    /// Takes the rows as they are now. What didn't change (the same `Arc`) isn't
    /// looked at again.
    pub fn follow(&mut self, rows: &[Arc<SegmentProfile>]) {
        let known = self.rows.len().min(rows.len());
        let mut same = self.rows.len() <= rows.len();
        for (at, row) in rows[..known].iter().enumerate() {
            if !Arc::ptr_eq(&self.rows[at], row) {
                same = false;
                self.facts[at] = RowFacts::of(row, &mut self.values);
                self.rows[at] = Arc::clone(row);
            }
        }
        self.rows.truncate(known);
        self.facts.truncate(known);
        for row in &rows[known..] {
            self.facts.push(RowFacts::of(row, &mut self.values));
            self.rows.push(Arc::clone(row));
        }
        let ranks = self.ranks.get_mut();
        if same {
            ranks.grown();
        } else {
            ranks.forget();
            self.hits.get_mut().forget();
            self.edition += 1;
        }
    }

    /// How many profiles there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The profile at a place that an [`QueryResult`] gave.
    pub fn row(&self, place: u32) -> Option<&Arc<SegmentProfile>> {
        self.rows.get(place as usize)
    }

    /// The place of the profile with this id.
    pub fn place_of(&self, id: &str) -> Option<u32> {
        let place = self.rows.iter().position(|row| row.id == id)?;
        u32::try_from(place).ok()
    }

    /// The values of a facet, in the order of [`QueryResult::facets`].
    pub fn values(&self, facet: Facet) -> Vec<&str> {
        match facet {
            Facet::Health => Health::ALL.iter().map(|health| health.id()).collect(),
            Facet::Status | Facet::Type | Facet::Schedule | Facet::Creator | Facet::LastEditor => {
                self.values[facet.index()].iter().collect()
            }
        }
    }

    /// The text of a column at a place, where it has one that says something.
    pub fn text(&self, column: Column, place: u32) -> Option<&str> {
        let row = self.row(place)?;
        let text = match column {
            Column::Name => &row.name,
            Column::Key => &row.key,
            Column::Description => &row.description,
            Column::Creator => &row.creator,
            Column::LastEditor => &row.updater,
            Column::Health
            | Column::Status
            | Column::LastComputed
            | Column::Schedule
            | Column::Type
            | Column::Created
            | Column::Updated => return None,
        };
        text.as_deref().filter(|text| !text.trim().is_empty())
    }

    /// Changes whenever what was said of a place may not hold any more; rows that
    /// only came to the end leave it.
    pub fn edition(&self) -> u64 {
        self.edition
    }

    /// Whether a column's language order is missing, or lacks rows that came since.
    pub fn lacks_order(&self, column: Column) -> bool {
        self.ranks.borrow().lacks(column, self.rows.len())
    }

    /// How many rows a column's language order covers.
    pub fn order_covers(&self, column: Column) -> usize {
        self.ranks.borrow().covers(column)
    }

    /// Takes a column's language order: the rank of each place that had a text then,
    /// equal texts with equal ranks. `None` ranks stand last.
    pub fn set_order(&self, column: Column, ranks: Vec<u32>) {
        self.ranks.borrow_mut().set(column, ranks);
    }
}

impl AsRef<str> for RowFacts {
    fn as_ref(&self) -> &str {
        &self.text
    }
}

impl RowFacts {
    fn of(row: &SegmentProfile, values: &mut [FacetValues; 6]) -> Self {
        let mut own = [0; 6];
        for facet in Facet::ALL {
            // The health is judged when it is asked for.
            if facet != Facet::Health {
                let value = facet.value(row, Health::Unknown);
                own[facet.index()] = values[facet.index()].place(value);
            }
        }
        let fields = [
            row.name.as_deref(),
            row.key.as_deref(),
            Some(row.id.as_str()),
            row.description.as_deref(),
            row.creator.as_deref(),
        ];
        let mut text = String::new();
        for field in fields.into_iter().flatten() {
            text.push_str(&folded(field));
            text.push('\n');
        }
        Self {
            values: own,
            outlook: HealthInputs::of(row),
            computed: row.detected_at().and_then(|moment| moment.epoch_ms()),
            text: text.into(),
        }
    }
}

#[cfg(test)]
mod tests;
