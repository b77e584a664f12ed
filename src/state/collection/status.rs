//! What a collection says of itself, and what it asks for.

use crate::api::Failure;
use crate::domain::Slice;

/// Names one request.
pub type LoadId = u64;

/// What a change of the state asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoadAction {
    /// Nothing to do.
    Nothing,
    /// End the request that is on its way, if there is one.
    Abort,
    /// The same, then send this one.
    Fetch(LoadId, Slice),
}

/// How the loading stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// Not begun.
    #[default]
    Idle,
    /// Under way; between two blocks too.
    Loading {
        /// Whether the list changed, so that it began again.
        restarted: bool,
        /// Whether the block on its way takes so long that it should be said.
        long: bool,
    },
    /// Stopped by a person.
    Stopped,
    /// There is more than may be loaded unasked.
    AtCap,
    /// A block could not be had.
    Failed(Failure),
    /// Nothing more will come.
    Ended(Outcome),
}

impl Status {
    /// Whether a block is on its way that takes long.
    pub fn is_long(&self) -> bool {
        matches!(self, Self::Loading { long: true, .. })
    }
}

/// How the loading ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Proven to be the whole list.
    Complete,
    /// Read to its end, and nothing proves that it is the whole.
    Unproven {
        /// The total that the server stated last, which is not what arrived.
        stated: Option<u64>,
    },
    /// The list changed while it was loaded, and again after a second start.
    ListChanged,
    /// The server goes in circles: more to come, and nothing new in it.
    Circling,
}
