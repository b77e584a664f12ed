//! Hash table from a row's id to its index, for 100,000 rows and more. It stores indices and
//! hashes instead of ids: no id is copied, and neither growing nor reordering hashes one again.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use crate::domain::SegmentProfile;

/// Row indices by id, with open addressing. Every row must be pushed, in order.
#[derive(Clone, Debug, Default)]
pub struct RowIndex {
    /// The hash of each row's id, by row index.
    hashes: Vec<u32>,
    /// Row indices, by linear probing from the slot of their hash. The length is a power of
    /// two, and at most half of the slots are occupied.
    slots: Vec<u32>,
}

/// An unoccupied slot.
const FREE: u32 = u32::MAX;

/// The hash of an id for [`RowIndex`].
pub fn hash(id: &str) -> u32 {
    let mut hasher = DefaultHasher::new();
    id.hash(&mut hasher);
    hasher.finish() as u32
}

impl RowIndex {
    /// The index of the row with this id, whose hash is `hash`.
    pub fn find(&self, rows: &[Arc<SegmentProfile>], id: &str, hash: u32) -> Option<usize> {
        if self.slots.is_empty() {
            return None;
        }
        let mask = self.slots.len() - 1;
        let mut slot = hash as usize & mask;
        // Half of the slots are free, so the loop ends.
        while self.slots[slot] != FREE {
            let row = self.slots[slot] as usize;
            if self.hashes[row] == hash && rows[row].id == id {
                return Some(row);
            }
            slot = (slot + 1) & mask;
        }
        None
    }

    /// The hash of the id of the row at an index.
    pub fn hash_at(&self, row: usize) -> Option<u32> {
        self.hashes.get(row).copied()
    }

    /// Makes room for so many rows more, so that pushing them moves none.
    pub fn reserve(&mut self, additional: usize) {
        let rows = self.hashes.len() + additional;
        self.hashes.reserve(additional);
        if rows * 2 > self.slots.len() {
            self.rebuild(rows);
        }
    }

    /// Adds the row that was appended with this hash.
    pub fn push(&mut self, hash: u32) {
        let row = self.hashes.len();
        self.hashes.push(hash);
        if self.hashes.len() * 2 > self.slots.len() {
            self.rebuild(self.hashes.len());
        } else {
            self.insert_slot(row);
        }
    }

    /// Updates the table after the rows were replaced by those that had the indices in
    /// `order`, each of them at most once.
    pub fn reorder(&mut self, order: &[u32]) {
        let hashes = order.iter().map(|&row| self.hashes[row as usize]);
        self.hashes = hashes.collect();
        self.rebuild(self.hashes.len());
    }

    /// Puts the rows into a table with room for so many.
    fn rebuild(&mut self, rows: usize) {
        let size = (rows * 2).next_power_of_two().max(16);
        self.slots.clear();
        self.slots.resize(size, FREE);
        for row in 0..self.hashes.len() {
            self.insert_slot(row);
        }
    }

    fn insert_slot(&mut self, row: usize) {
        let mask = self.slots.len() - 1;
        let mut slot = self.hashes[row] as usize & mask;
        while self.slots[slot] != FREE {
            slot = (slot + 1) & mask;
        }
        self.slots[slot] = row as u32;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(ids: impl Iterator<Item = usize>) -> Vec<Arc<SegmentProfile>> {
        ids.map(|id| Arc::new(SegmentProfile::with_id(&id.to_string())))
            .collect()
    }

    #[test]
    fn every_row_is_found_and_no_other_while_the_table_grows() {
        let rows = rows(0..5000);
        let mut index = RowIndex::default();
        assert_eq!(index.find(&rows, "0", hash("0")), None);
        for (position, row) in rows.iter().enumerate() {
            assert_eq!(index.find(&rows, &row.id, hash(&row.id)), None);
            index.push(hash(&row.id));
            assert_eq!(index.find(&rows, &row.id, hash(&row.id)), Some(position));
        }
        for (position, row) in rows.iter().enumerate() {
            assert_eq!(index.find(&rows, &row.id, hash(&row.id)), Some(position));
        }
    }

    #[test]
    fn ids_with_the_same_hash_are_told_apart() {
        let rows = rows(0..40);
        let mut index = RowIndex::default();
        for row in &rows {
            assert_eq!(index.find(&rows, &row.id, 7), None);
            index.push(7);
        }
        assert_eq!(index.find(&rows, "31", 7), Some(31));
    }

    #[test]
    fn after_reordering_the_new_indices_hold_and_left_out_rows_are_gone() {
        let before = rows(0..100);
        let mut index = RowIndex::default();
        for row in &before {
            index.push(hash(&row.id));
        }
        let after = rows((0..100).rev().filter(|id| id % 2 == 0));
        let order: Vec<u32> = (0..100).rev().filter(|id| id % 2 == 0).collect();
        index.reorder(&order);
        assert_eq!(index.find(&after, "98", hash("98")), Some(0));
        assert_eq!(index.find(&after, "0", hash("0")), Some(49));
        assert_eq!(index.find(&after, "1", hash("1")), None);
    }
}
