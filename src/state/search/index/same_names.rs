//! Rows whose name another row has, found some thousands at a time: of 100,000 rows they take longer
//! than a frame.

use super::Index;
use super::facet_values::FacetValues;

/// Which rows have the name of another one, as far as they were read.
#[derive(Default)]
pub struct SameNames {
    names: FacetValues,
    /// By the index in `names`, the first row of that name.
    owners: Vec<usize>,
    /// How many rows were read.
    read: usize,
    /// One bit per row, 64 rows per element.
    pub rows: Vec<u64>,
}

impl Index {
    /// Reads the names of up to `most` more rows; returns whether all were read.
    pub fn prepare_same_names(&self, most: usize) -> bool {
        let mut known = self.same_names.borrow_mut();
        let known = &mut *known;
        known.rows.resize(self.facts.len().div_ceil(64), 0);
        let facts = self.facts.iter().enumerate().skip(known.read);
        for (row, facts) in facts.take(most) {
            known.read = row + 1;
            let name = facts.text.lines().next().unwrap_or_default().trim();
            if name.is_empty() {
                continue;
            }
            let index = known.names.intern(name) as usize;
            if let Some(owner) = known.owners.get(index) {
                for row in [row, *owner] {
                    known.rows[row / 64] |= 1 << (row % 64);
                }
            } else {
                known.owners.push(row);
            }
        }
        known.read == self.facts.len()
    }
}
