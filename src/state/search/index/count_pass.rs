//! Counts how many rows each of several searches finds, in slices between other tasks of the page.

use super::Index;
use super::query::Query;
use crate::state::search::filter::{Mark, Node};

/// Rows per slice: some milliseconds for a search of many terms. A multiple of 64, as rows are
/// evaluated in elements of that many bits.
const SLICE_ROWS: usize = 4_096;

/// One pass over the rows per search.
pub struct CountPass {
    /// The trees of the searches.
    searches: Vec<Vec<Node>>,
    /// The rows found by each search, up to the one that is being counted.
    counts: Vec<u32>,
    /// The first row of the next slice.
    next_row: usize,
    /// How many rows there were at the beginning. Later ones are not counted.
    rows: usize,
    generation: u64,
    /// The rows per slice, a multiple of 64.
    slice_rows: usize,
    /// Whether a search looks for equal names, which are known only once all rows were read.
    needs_names: bool,
}

impl CountPass {
    /// Nothing counted yet of these searches.
    pub fn new(index: &Index, searches: Vec<Vec<Node>>) -> Self {
        let mut nodes = searches.iter().flatten();
        let needs_names = nodes.any(|node| node.looks_for(Mark::SameName));
        Self {
            searches,
            counts: Vec::new(),
            next_row: 0,
            rows: index.len(),
            generation: index.generation(),
            slice_rows: SLICE_ROWS,
            needs_names,
        }
    }

    /// In slices of so many rows.
    #[cfg(test)]
    pub fn in_slices_of(self, slice_rows: usize) -> Self {
        Self { slice_rows, ..self }
    }

    /// Whether the rows counted so far are still the same.
    pub fn is_valid_for(&self, index: &Index) -> bool {
        index.generation() == self.generation && index.len() >= self.rows
    }

    /// How many rows are counted.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// The rows found by each search, in their order, once [`Self::step`] said that all is counted.
    pub fn into_counts(self) -> Vec<u32> {
        self.counts
    }

    /// Counts a slice; whether nothing is left to be counted. The filter of the query and its
    /// sorting have no effect.
    pub fn step(&mut self, index: &Index, query: &Query<'_>) -> bool {
        let Some(search) = self.searches.get(self.counts.len().saturating_sub(1)) else {
            return true;
        };
        let end = (self.next_row + self.slice_rows).min(self.rows);
        if self.needs_names {
            index.read_names(end);
            self.needs_names = end < self.rows;
            self.next_row = if self.needs_names { end } else { 0 };
            return false;
        }
        if self.counts.is_empty() {
            self.counts.push(0);
        }
        if let Some(count) = self.counts.last_mut() {
            *count += index.count_within(search, query, &(self.next_row..end));
        }
        self.next_row = end;
        if end < self.rows {
            return false;
        }
        let is_last = self.counts.len() == self.searches.len();
        if !is_last {
            self.counts.push(0);
            self.next_row = 0;
        }
        is_last
    }
}

#[cfg(test)]
mod tests;
