//! Evaluation of words and patterns over a range of rows.

use std::ops::Range;

use super::Index;
use super::conditions::{is_in, line_of};
use super::evaluate::{Bits, inverted, no_rows};
use crate::state::search::case_folding::folded;
use crate::state::search::filter::{Pattern, TextField};

impl Index {
    /// The rows in which the parts of a pattern occur in order in one field, or in this field.
    pub(super) fn rows_with_pattern(
        &self,
        parts: &Pattern,
        field: Option<TextField>,
        within: &Range<usize>,
    ) -> Bits {
        let parts: Vec<String> = parts.iter().map(|part| folded(part)).collect();
        let mut words = parts.clone();
        words.retain(|word| !word.is_empty());
        let mut bits = self.rows_with_words(&words, within);
        if parts.len() == 1 && field.is_none() {
            return bits;
        }
        // Where all words are somewhere, it is to be seen whether they are in one place, in order.
        for (index, element) in bits.iter_mut().enumerate() {
            let mut remaining = *element;
            while remaining != 0 {
                let bit = remaining.trailing_zeros() as usize;
                remaining &= remaining - 1;
                let facts = &self.facts[within.start + index * 64 + bit];
                let mut lines = facts.text.lines();
                let matches = match field {
                    None => lines.any(|line| is_in(line, &parts, false)),
                    Some(field) => lines
                        .nth(line_of(field))
                        .is_some_and(|line| is_in(line, &parts, true)),
                };
                if !matches {
                    *element &= !(1 << bit);
                }
            }
        }
        bits
    }

    /// The rows that contain all words. Those of a part of the rows are not cached: the cache is
    /// for what is typed.
    fn rows_with_words(&self, words: &[String], within: &Range<usize>) -> Bits {
        if within.len() < self.facts.len() {
            let contains = |text: &str| words.iter().all(|word| text.contains(word.as_str()));
            return self.rows_where(within, &|_, facts| contains(&facts.text));
        }
        let found = self.text_matches.borrow_mut().rows_with(words, &self.facts);
        found.unwrap_or_else(|| inverted(no_rows(within), within))
    }
}
