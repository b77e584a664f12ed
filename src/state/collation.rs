//! The order of a text column as its readers know it, computed in slices: each
//! different text is compared by the browser's collator, a few hundred at a time.

use js_sys::JsString;

use super::index::{FacetValues, Index, LAST};
use super::merge_sort::MergeSort;
use crate::domain::Column;
use crate::i18n::intl::Collator;

/// Texts taken up, compared or let go before the clock is looked at again.
const STEP: usize = 256;

/// The order of one column, on its way.
pub struct Collation {
    column: Column,
    /// Of the index that it began with.
    edition: u64,
    rows: usize,
    collator: Collator,
    /// Each different text, and which of them each row has.
    texts: FacetValues,
    text_of: Vec<u32>,
    strings: Vec<JsString>,
    rank_of: Vec<u32>,
    phase: Phase,
}

enum Phase {
    TakingUp,
    Sorting(MergeSort),
    /// The texts in order, and how many of them have their rank.
    Ranking(Vec<u32>, usize),
    LettingGo,
}

impl Collation {
    /// Begins with the rows that are there.
    pub fn of(column: Column, index: &Index) -> Self {
        Self {
            column,
            edition: index.edition(),
            rows: index.len(),
            collator: Collator::of_browser(),
            texts: FacetValues::default(),
            text_of: Vec::with_capacity(index.len()),
            strings: Vec::new(),
            rank_of: Vec::new(),
            phase: Phase::TakingUp,
        }
    }

    /// Which column it is for.
    pub fn column(&self) -> Column {
        self.column
    }

    /// Whether the rows that it began with still stand where they stood.
    pub fn holds(&self, index: &Index) -> bool {
        self.edition == index.edition() && self.rows <= index.len()
    }

    /// Goes on a little; whether it is done. The index must be one that it
    /// [`Self::holds`] for.
    pub fn step(&mut self, index: &Index) -> bool {
        let Self {
            collator, strings, ..
        } = self;
        match &mut self.phase {
            Phase::TakingUp => self.take_up(index),
            Phase::Sorting(sort) => {
                let mut compare = |one: u32, other: u32| {
                    collator.compare(&strings[one as usize], &strings[other as usize])
                };
                if sort.step(&mut compare, STEP) {
                    let sorted = std::mem::replace(sort, MergeSort::new(Vec::new()));
                    self.phase = Phase::Ranking(sorted.into_items(), 0);
                }
            }
            Phase::Ranking(sorted, done) => {
                let end = (*done + STEP).min(sorted.len());
                for at in *done..end {
                    let text = sorted[at] as usize;
                    // Texts that the collator can't tell apart share a rank.
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
                    self.phase = Phase::LettingGo;
                }
            }
            // Dropping 100,000 of the browser's strings at once takes too long.
            Phase::LettingGo => {
                strings.truncate(strings.len().saturating_sub(STEP));
                return strings.is_empty();
            }
        }
        false
    }

    fn take_up(&mut self, index: &Index) {
        let end = (self.text_of.len() + STEP).min(self.rows);
        for place in self.text_of.len()..end {
            let text = index.text(self.column, place as u32);
            self.text_of.push(text.map_or(LAST, |text| {
                let place = self.texts.place(text);
                if place as usize == self.strings.len() {
                    self.strings.push(JsString::from(text));
                }
                place
            }));
        }
        if end == self.rows {
            let texts = 0..self.strings.len() as u32;
            self.rank_of = vec![LAST; self.strings.len()];
            self.phase = Phase::Sorting(MergeSort::new(texts.collect()));
        }
    }

    /// The rank of each row.
    pub fn into_ranks(self) -> Vec<u32> {
        let ranks = self.text_of.into_iter();
        ranks
            .map(|text| self.rank_of.get(text as usize).copied().unwrap_or(LAST))
            .collect()
    }
}
