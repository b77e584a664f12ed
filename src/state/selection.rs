//! Selection of rows, by id: it survives sorting, filtering, other pages and refreshes.

mod shift_range;

use std::ops::RangeInclusive;
use std::sync::Arc;

pub use self::shift_range::ShiftRange;
use crate::domain::SegmentProfile;
use crate::state::row_index::{RowIndex, hash};

/// Which rows are selected. "Every row that was found" is rows and no condition, too: what a person
/// has seen counted is what stays selected.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// The rows as they were when they were selected, in that order: their pages may not be loaded
    /// any more.
    rows: Vec<Arc<SegmentProfile>>,
    /// Their indexes in `rows`, by id.
    index: RowIndex,
}

/// Where a selected row is now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowPosition {
    /// It is at this position among the rows that were found, from 0.
    Found(u32),
    /// The filter leaves it out.
    FilteredOut,
    /// It is on a page that is not loaded.
    NotLoaded,
    /// The complete project doesn't have it any more.
    Missing,
}

/// How many rows are selected, and where they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SelectionCounts {
    /// All of them.
    pub selected: usize,
    /// Those on the page on screen.
    pub on_page: usize,
    /// Rows of that page, selected or not.
    pub page_rows: usize,
    /// Those that the filter leaves out.
    pub filtered_out: usize,
    /// Those that the complete project doesn't have any more.
    pub missing: usize,
    /// Whether every row that was found is selected.
    pub all_found: bool,
}

impl SelectionCounts {
    /// Those that exist but are not on the page on screen.
    pub const fn out_of_sight(&self) -> usize {
        self.selected.saturating_sub(self.on_page + self.missing)
    }
}

impl Selection {
    /// Whether the row with this id is selected.
    pub fn contains(&self, id: &str) -> bool {
        self.find(id, hash(id)).is_some()
    }

    /// How many rows are selected.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Selects rows, or takes them out.
    pub fn set(&mut self, rows: &[Arc<SegmentProfile>], selected: bool) {
        if selected {
            for row in rows {
                self.insert(row, hash(&row.id));
            }
        } else {
            self.remove(rows);
        }
    }

    /// Selects every row that was found. Each comes with the hash of its id: to compute those of
    /// 100,000 rows would take most of the time.
    pub fn add_all_found(&mut self, found: &[(Arc<SegmentProfile>, u32)]) {
        self.rows.reserve(found.len());
        self.index.reserve(found.len());
        for (row, hash) in found {
            self.insert(row, *hash);
        }
    }

    fn find(&self, id: &str, hash: u32) -> Option<usize> {
        self.index.find(&self.rows, id, hash)
    }

    /// Adds a row, unless it is there.
    fn insert(&mut self, row: &Arc<SegmentProfile>, hash: u32) {
        if self.find(&row.id, hash).is_none() {
            self.index.push(hash);
            self.rows.push(Arc::clone(row));
        }
    }

    fn remove(&mut self, rows: &[Arc<SegmentProfile>]) {
        let mut stays = vec![true; self.rows.len()];
        for row in rows {
            if let Some(at) = self.find(&row.id, hash(&row.id)) {
                stays[at] = false;
            }
        }
        let order = (0..).zip(stays).filter(|(_, stays)| *stays);
        let order: Vec<u32> = order.map(|(at, _)| at).collect();
        if order.len() < self.rows.len() {
            let rows = order.iter().map(|at| Arc::clone(&self.rows[*at as usize]));
            self.rows = rows.collect();
            self.index.reorder(&order);
        }
    }

    /// The selected rows with the hashes of their ids, in the order in which they were selected.
    fn hashed_rows(&self) -> impl Iterator<Item = (&Arc<SegmentProfile>, u32)> {
        let hashes = (0..).map_while(|at| self.index.hash_at(at));
        self.rows.iter().zip(hashes)
    }

    /// Selects or takes out the rows between the first and the last of a range in `rows`: those
    /// at its ends included. What `before` had selected and the range has no more is taken out.
    pub fn set_range(
        &mut self,
        rows: &[Arc<SegmentProfile>],
        range: RangeInclusive<usize>,
        before: Option<RangeInclusive<usize>>,
        selected: bool,
    ) {
        if let Some(before) = before.and_then(|before| rows.get(before)) {
            self.set(before, !selected);
        }
        if let Some(range) = rows.get(range) {
            self.set(range, selected);
        }
    }

    /// Counts the selected rows. `page` has the rows on screen, `found` is how many were found, and
    /// `position` tells where a row with an id and the hash of that id is.
    pub fn counts(
        &self,
        page: &[Arc<SegmentProfile>],
        found: usize,
        position: &dyn Fn(&str, u32) -> RowPosition,
    ) -> SelectionCounts {
        let mut counts = SelectionCounts {
            selected: self.len(),
            page_rows: page.len(),
            on_page: page.iter().filter(|row| self.contains(&row.id)).count(),
            ..SelectionCounts::default()
        };
        let mut selected_and_found = 0;
        for (row, hash) in self.hashed_rows() {
            match position(&row.id, hash) {
                RowPosition::Found(_) => selected_and_found += 1,
                RowPosition::FilteredOut => counts.filtered_out += 1,
                RowPosition::Missing => counts.missing += 1,
                RowPosition::NotLoaded => {}
            }
        }
        counts.all_found = selected_and_found > 0 && selected_and_found == found;
        counts
    }

    /// The selected rows that still exist: those that were found, in their order, and behind them
    /// the others in the order in which they were selected.
    pub fn in_order(
        &self,
        position: &dyn Fn(&str, u32) -> RowPosition,
    ) -> Vec<Arc<SegmentProfile>> {
        let mut keyed = Vec::with_capacity(self.len());
        for (order, (row, hash)) in (0..).zip(self.hashed_rows()) {
            let rank = match position(&row.id, hash) {
                RowPosition::Found(position) => (0, position),
                RowPosition::FilteredOut | RowPosition::NotLoaded => (1, order),
                RowPosition::Missing => continue,
            };
            keyed.push((rank, row));
        }
        keyed.sort_unstable_by_key(|(rank, _)| *rank);
        keyed.into_iter().map(|(_, row)| Arc::clone(row)).collect()
    }
}

/// The range between two positions, whichever comes first.
pub fn range_between(one: usize, other: usize) -> RangeInclusive<usize> {
    one.min(other)..=one.max(other)
}

#[cfg(test)]
mod tests;
