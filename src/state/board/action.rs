//! What the board asks its loader to do.

use crate::domain::Slice;
use crate::state::collection::LoadId;

/// How many projects are loaded at the same time, each by one request at a time.
pub const CONCURRENCY: usize = 4;

/// Identifies a request of the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RequestKey {
    /// The position of the project.
    pub project: usize,
    /// How often loading the project was begun: a late reply of an earlier time is dropped.
    pub(super) pass: u32,
    pub(super) load_id: LoadId,
}

/// A side effect that a state change asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BoardAction {
    /// Send a request.
    Fetch {
        /// Identifies it.
        key: RequestKey,
        /// The rows.
        slice: Slice,
        /// Whether it isn't to be repeated where it times out.
        gives_up_when_slow: bool,
    },
    /// Abort the request of the project at this position.
    Abort(usize),
    /// Call [`super::Board::count`] for the project at this position, in a task of its own.
    Count(usize),
    /// Keep the complete counts of the project at this position for the next time.
    Keep(usize),
}
