//! The status of loading a whole project, and the actions that the loader performs.

use crate::api::Failure;
use crate::domain::Slice;

/// Identifies one request of the loader.
pub type LoadId = u64;

/// A side effect that a state change asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoadAction {
    /// None.
    Nothing,
    /// Abort the current request, if there is one.
    Abort,
    /// Abort the current request, if there is one, and send this one.
    Fetch(LoadId, Slice),
}

/// The status of loading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// Not started.
    #[default]
    Idle,
    /// Loading; between two blocks as well.
    Loading {
        /// Whether the pass was restarted because the list changed.
        restarted: bool,
        /// Whether the current block takes so long that the page says so.
        slow: bool,
    },
    /// Stopped by the user.
    Stopped,
    /// Paused at the number of rows that are loaded automatically.
    AtLimit,
    /// A block failed to load.
    Failed(Failure),
    /// The pass has ended.
    Ended(Outcome),
}

impl Status {
    /// Whether a block is being loaded and takes long.
    pub fn is_slow(&self) -> bool {
        matches!(self, Self::Loading { slow: true, .. })
    }
}

/// How a pass ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The rows are proven to be the whole list.
    Complete,
    /// Read to its end, without proof that the rows are the whole list.
    Unproven {
        /// `totalCount` of the last reply, which differs from the rows received.
        stated_total: Option<u64>,
    },
    /// The list changed during the pass, and again after the restart.
    ListChanged,
    /// The server announces more rows but returns no new ones.
    NoProgress,
}
