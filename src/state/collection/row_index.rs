//! Finds a row by its id, among 100,000 and more, without a copy of any id: a hash
//! table of the rows' places. The hashes are kept, so that neither growing nor
//! reordering reads an id again.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use crate::domain::SegmentProfile;

/// Where the rows stand, by id. It must be told of every row, in order.
#[derive(Default)]
pub struct RowIndex {
    /// A row's hash, by its place.
    hashes: Vec<u32>,
    /// Places, from the slot their hash names on; a power of two of them, at most
    /// half of them taken.
    slots: Vec<u32>,
}

/// Marks a slot that holds no place.
const FREE: u32 = u32::MAX;

/// The hash of an id, as [`RowIndex`] wants it.
pub fn hash(id: &str) -> u32 {
    let mut hasher = DefaultHasher::new();
    id.hash(&mut hasher);
    hasher.finish() as u32
}

impl RowIndex {
    /// The place of the row with this id, whose hash is `hash`.
    pub fn find(&self, rows: &[Arc<SegmentProfile>], id: &str, hash: u32) -> Option<usize> {
        if self.slots.is_empty() {
            return None;
        }
        let mask = self.slots.len() - 1;
        let mut slot = hash as usize & mask;
        // Half of the slots are free, so this ends.
        while self.slots[slot] != FREE {
            let place = self.slots[slot] as usize;
            if self.hashes[place] == hash && rows[place].id == id {
                return Some(place);
            }
            slot = (slot + 1) & mask;
        }
        None
    }

    /// Notes that a row with this hash was put at the end.
    pub fn push(&mut self, hash: u32) {
        let place = self.hashes.len();
        self.hashes.push(hash);
        if self.hashes.len() * 2 > self.slots.len() {
            self.rebuild();
        } else {
            self.take_slot(place);
        }
    }

    /// Notes that the rows are now those that stood at the places in `order`,
    /// each named once at most.
    pub fn reorder(&mut self, order: &[u32]) {
        let hashes = order.iter().map(|&place| self.hashes[place as usize]);
        self.hashes = hashes.collect();
        self.rebuild();
    }

    fn rebuild(&mut self) {
        let size = (self.hashes.len() * 2).next_power_of_two().max(16);
        self.slots.clear();
        self.slots.resize(size, FREE);
        for place in 0..self.hashes.len() {
            self.take_slot(place);
        }
    }

    fn take_slot(&mut self, place: usize) {
        let mask = self.slots.len() - 1;
        let mut slot = self.hashes[place] as usize & mask;
        while self.slots[slot] != FREE {
            slot = (slot + 1) & mask;
        }
        self.slots[slot] = place as u32;
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
        let mut places = RowIndex::default();
        assert_eq!(places.find(&rows, "0", hash("0")), None);
        for (place, row) in rows.iter().enumerate() {
            assert_eq!(places.find(&rows, &row.id, hash(&row.id)), None);
            places.push(hash(&row.id));
            assert_eq!(places.find(&rows, &row.id, hash(&row.id)), Some(place));
        }
        for (place, row) in rows.iter().enumerate() {
            assert_eq!(places.find(&rows, &row.id, hash(&row.id)), Some(place));
        }
    }

    #[test]
    fn ids_with_the_same_hash_are_told_apart() {
        let rows = rows(0..40);
        let mut places = RowIndex::default();
        for row in &rows {
            assert_eq!(places.find(&rows, &row.id, 7), None);
            places.push(7);
        }
        assert_eq!(places.find(&rows, "31", 7), Some(31));
    }

    #[test]
    fn after_reordering_the_new_places_hold_and_left_out_rows_are_gone() {
        let before = rows(0..100);
        let mut places = RowIndex::default();
        for row in &before {
            places.push(hash(&row.id));
        }
        let after = rows((0..100).rev().filter(|id| id % 2 == 0));
        let order: Vec<u32> = (0..100).rev().filter(|id| id % 2 == 0).collect();
        places.reorder(&order);
        assert_eq!(places.find(&after, "98", hash("98")), Some(0));
        assert_eq!(places.find(&after, "0", hash("0")), Some(49));
        assert_eq!(places.find(&after, "1", hash("1")), None);
    }
}
