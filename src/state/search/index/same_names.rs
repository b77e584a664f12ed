//! The rows whose name another row has, found as rows arrive.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::row_text::RowText;
use crate::state::search::filter::TextField;

/// The rows taken in so far. 100,000 rows take about 3 MB.
#[derive(Default)]
pub struct SameNames {
    /// The first row with a name, by the hash of the name: of 64 bits, so that in lists of any
    /// length that fits a browser no two names share one.
    first: HashMap<u64, u32>,
    /// One bit per row, 64 rows per element.
    bits: Vec<u64>,
    /// How many rows were taken in.
    rows: usize,
}

impl SameNames {
    /// Takes in the rows behind those of earlier calls. A row without a name has that of no other.
    pub fn extend<T: AsRef<RowText>>(&mut self, texts: &[T]) {
        self.bits.resize(texts.len().div_ceil(64), 0);
        for (row, text) in texts.iter().enumerate().skip(self.rows) {
            let name = text.as_ref().line(TextField::Name).trim();
            if name.is_empty() {
                continue;
            }
            let mut hasher = DefaultHasher::new();
            name.hash(&mut hasher);
            let first = self.first.entry(hasher.finish()).or_insert(row as u32);
            let first = *first as usize;
            if first != row {
                for row in [row, first] {
                    self.bits[row / 64] |= 1 << (row % 64);
                }
            }
        }
        self.rows = texts.len();
    }

    /// The rows whose name another row has, one bit per row.
    pub fn bits(&self) -> &[u64] {
        &self.bits
    }

    /// How many rows were taken in.
    pub fn rows(&self) -> usize {
        self.rows
    }
}
