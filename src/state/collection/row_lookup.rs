//! Loaded rows by id and by index, with the hashes of their ids: what keeps ids of its own, such as
//! the selection, takes the hashes along and never computes one of them again.

use std::sync::Arc;

use super::Collection;
use crate::domain::SegmentProfile;
use crate::state::row_index::hash;

impl Collection {
    /// The row with this id, and its index.
    pub fn row(&self, id: &str) -> Option<(usize, &Arc<SegmentProfile>)> {
        self.row_with_hash(id, hash(id))
    }

    /// The row with this id, whose hash is `hash`, and its index.
    pub fn row_with_hash(&self, id: &str, hash: u32) -> Option<(usize, &Arc<SegmentProfile>)> {
        let index = self.row_index.find(&self.rows, id, hash)?;
        Some((index, &self.rows[index]))
    }

    /// The row at an index, and the hash of its id.
    pub fn hashed_row(&self, index: u32) -> Option<(&Arc<SegmentProfile>, u32)> {
        let index = index as usize;
        self.rows.get(index).zip(self.row_index.hash_at(index))
    }
}
