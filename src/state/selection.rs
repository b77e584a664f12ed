//! Selection of rows, by id: it survives sorting, filtering, other pages and refreshes.

mod shift_range;

use std::borrow::Borrow;
use std::collections::HashSet;
use std::hash::{Hash, Hasher};
use std::ops::RangeInclusive;
use std::sync::Arc;

pub use self::shift_range::ShiftRange;
use crate::domain::SegmentProfile;

/// Which rows are selected.
#[derive(Clone, Debug, Default)]
pub enum Selection {
    /// None.
    #[default]
    None,
    /// Those that were selected one by one, by ranges or by pages.
    Some(RowSet),
    /// Every row that was found when that was asked for, beside those selected before. It holds
    /// the rows and no condition: what a person has seen counted is what stays selected.
    AllFound(RowSet),
}

/// Rows by id.
#[derive(Clone, Debug, Default)]
pub struct RowSet {
    rows: HashSet<SelectedRow>,
    /// The order of the row that is added next.
    next: u32,
}

/// A row as it was when it was selected: its page may not be loaded any more.
#[derive(Clone, Debug)]
struct SelectedRow {
    profile: Arc<SegmentProfile>,
    /// Increases from row to row, in the order in which they were selected.
    order: u32,
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

impl PartialEq for SelectedRow {
    fn eq(&self, other: &Self) -> bool {
        self.profile.id == other.profile.id
    }
}

impl Eq for SelectedRow {}

impl Hash for SelectedRow {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.profile.id.as_str().hash(state);
    }
}

impl Borrow<str> for SelectedRow {
    fn borrow(&self) -> &str {
        &self.profile.id
    }
}

impl RowSet {
    /// Adds a row, unless it is there.
    fn insert(&mut self, profile: Arc<SegmentProfile>) {
        let order = self.next;
        if self.rows.insert(SelectedRow { profile, order }) {
            self.next += 1;
        }
    }
}

impl Selection {
    fn rows(&self) -> Option<&RowSet> {
        match self {
            Self::None => None,
            Self::Some(rows) | Self::AllFound(rows) => Some(rows),
        }
    }

    /// Whether the row with this id is selected.
    pub fn contains(&self, id: &str) -> bool {
        self.rows().is_some_and(|rows| rows.rows.contains(id))
    }

    /// How many rows are selected.
    pub fn len(&self) -> usize {
        self.rows().map_or(0, |rows| rows.rows.len())
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.rows().is_none()
    }

    /// Selects rows, or takes them out.
    pub fn set(&mut self, rows: &[Arc<SegmentProfile>], selected: bool) {
        let mut set = self.take();
        for row in rows {
            if selected {
                set.insert(Arc::clone(row));
            } else {
                set.rows.remove(row.id.as_str());
            }
        }
        if !set.rows.is_empty() {
            *self = Self::Some(set);
        }
    }

    /// Selects every row that was found.
    pub fn add_all_found(&mut self, found: Vec<Arc<SegmentProfile>>) {
        let mut set = self.take();
        set.rows.reserve(found.len());
        for row in found {
            set.insert(row);
        }
        if !set.rows.is_empty() {
            *self = Self::AllFound(set);
        }
    }

    /// Leaves [`Self::None`] behind.
    fn take(&mut self) -> RowSet {
        match std::mem::take(self) {
            Self::None => RowSet::default(),
            Self::Some(rows) | Self::AllFound(rows) => rows,
        }
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
    /// `position` tells where a row is.
    pub fn counts(
        &self,
        page: &[Arc<SegmentProfile>],
        found: usize,
        position: &dyn Fn(&str) -> RowPosition,
    ) -> SelectionCounts {
        let mut counts = SelectionCounts {
            selected: self.len(),
            page_rows: page.len(),
            on_page: page.iter().filter(|row| self.contains(&row.id)).count(),
            ..SelectionCounts::default()
        };
        let mut selected_and_found = 0;
        for row in self.rows().into_iter().flat_map(|rows| &rows.rows) {
            match position(&row.profile.id) {
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
    pub fn in_order(&self, position: &dyn Fn(&str) -> RowPosition) -> Vec<Arc<SegmentProfile>> {
        let mut keyed = Vec::with_capacity(self.len());
        for row in self.rows().into_iter().flat_map(|rows| &rows.rows) {
            let rank = match position(&row.profile.id) {
                RowPosition::Found(position) => (0, position),
                RowPosition::FilteredOut | RowPosition::NotLoaded => (1, row.order),
                RowPosition::Missing => continue,
            };
            keyed.push((rank, &row.profile));
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
