//! Sorts the distinct texts of a column by the browser's `Intl.Collator`, in steps of a few hundred
//! texts: collating 100,000 of them at once would block the page.

use js_sys::JsString;

use crate::domain::Column;
use crate::i18n::intl::Collator;
use crate::state::search::index::{FacetValues, Index, LAST};
use crate::state::search::merge_sort::MergeSort;

/// Texts that one step collects, compares or drops.
const STEP_ITEMS: usize = 256;

/// The computation of one column's collated order.
pub struct Collation {
    column: Column,
    /// Generation of the index at the start.
    generation: u64,
    rows: usize,
    collator: Collator,
    /// The distinct texts.
    texts: FacetValues,
    /// By row index, the index of its text, or [`LAST`].
    text_of: Vec<u32>,
    /// The distinct texts as JavaScript strings, converted once instead of per comparison.
    strings: Vec<JsString>,
    /// By text index, the rank.
    rank_of: Vec<u32>,
    phase: Phase,
}

enum Phase {
    /// Collects the distinct texts of the rows.
    Collecting,
    /// Sorts them.
    Sorting(MergeSort),
    /// Assigns ranks: the texts in order, and how many of them have a rank.
    Ranking(Vec<u32>, usize),
    /// Drops the JavaScript strings.
    Dropping,
}

impl Collation {
    /// Starts with the rows of the index.
    pub fn of(column: Column, index: &Index) -> Self {
        Self {
            column,
            generation: index.generation(),
            rows: index.len(),
            collator: Collator::of_browser(),
            texts: FacetValues::default(),
            text_of: Vec::with_capacity(index.len()),
            strings: Vec::new(),
            rank_of: Vec::new(),
            phase: Phase::Collecting,
        }
    }

    /// The column that is sorted.
    pub fn column(&self) -> Column {
        self.column
    }

    /// Whether the rows are still those of the start, at the same indices.
    pub fn is_valid_for(&self, index: &Index) -> bool {
        self.generation == index.generation() && self.rows <= index.len()
    }

    /// Runs one step; whether the computation is done. [`Self::is_valid_for`] must hold for the
    /// index.
    pub fn step(&mut self, index: &Index) -> bool {
        let Self {
            collator, strings, ..
        } = self;
        match &mut self.phase {
            Phase::Collecting => self.collect(index),
            Phase::Sorting(sort) => {
                let mut compare = |one: u32, other: u32| {
                    collator.compare(&strings[one as usize], &strings[other as usize])
                };
                if sort.step(&mut compare, STEP_ITEMS) {
                    let sorted = std::mem::replace(sort, MergeSort::new(Vec::new()));
                    self.phase = Phase::Ranking(sorted.into_items(), 0);
                }
            }
            Phase::Ranking(sorted, done) => {
                let end = (*done + STEP_ITEMS).min(sorted.len());
                for at in *done..end {
                    let text = sorted[at] as usize;
                    // Texts that the collator considers equal share a rank.
                    self.rank_of[text] = match at.checked_sub(1).map(|at| sorted[at] as usize) {
                        None => 0,
                        Some(before) => {
                            let other = collator.compare(&strings[before], &strings[text]);
                            self.rank_of[before] + u32::from(other.is_ne())
                        }
                    };
                }
                *done = end;
                if end == sorted.len() {
                    self.phase = Phase::Dropping;
                }
            }
            // Dropping 100,000 JavaScript strings at once takes too long.
            Phase::Dropping => {
                strings.truncate(strings.len().saturating_sub(STEP_ITEMS));
                return strings.is_empty();
            }
        }
        false
    }

    fn collect(&mut self, index: &Index) {
        let end = (self.text_of.len() + STEP_ITEMS).min(self.rows);
        for row in self.text_of.len()..end {
            let text = index.text(self.column, row as u32);
            self.text_of.push(text.map_or(LAST, |text| {
                let row = self.texts.intern(text);
                if row as usize == self.strings.len() {
                    self.strings.push(JsString::from(text));
                }
                row
            }));
        }
        if end == self.rows {
            let texts = 0..self.strings.len() as u32;
            self.rank_of = vec![LAST; self.strings.len()];
            self.phase = Phase::Sorting(MergeSort::new(texts.collect()));
        }
    }

    /// The rank of each row, [`LAST`] for rows without a text.
    pub fn into_ranks(self) -> Vec<u32> {
        let ranks = self.text_of.into_iter();
        ranks
            .map(|text| self.rank_of.get(text as usize).copied().unwrap_or(LAST))
            .collect()
    }
}
