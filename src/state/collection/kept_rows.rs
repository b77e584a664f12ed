//! Rows kept from an earlier pass: what a refresh that was refused, stopped or brought nothing leaves
//! on screen.

use super::Collection;

impl Collection {
    /// Whether the rows are the last list that was proven, even if a later refresh brought nothing:
    /// then they are still all that is known.
    pub fn has_last_list(&self) -> bool {
        self.is_proven
    }

    /// Whether no rows are coming whose values none of these has: nothing is being loaded, or it is
    /// a whole list that is loaded again.
    pub fn has_all_values(&self) -> bool {
        self.has_last_list() || !self.is_loading()
    }

    /// When the oldest of the rows were fetched, in milliseconds since 1970, if rows of an earlier
    /// pass were there when this one was started: until it ends, the rows are those of both.
    pub fn kept_since(&self) -> Option<i64> {
        self.fetched_at.filter(|_| self.is_refresh)
    }
}
