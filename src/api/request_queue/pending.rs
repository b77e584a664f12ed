//! A request under way, and where it stands.

use super::{Attempt, RequestId};
use crate::api::{ApiError, Endpoint, Trace};

/// A request with its subscribers.
#[derive(Clone, Debug)]
pub struct PendingRequest {
    pub id: RequestId,
    pub endpoint: Endpoint,
    pub address: String,
    /// Its subscribers.
    pub subscribers: u32,
    pub attempts: u32,
    /// Whether a timeout is its outcome, and not repeated.
    pub gives_up_when_slow: bool,
    pub state: RequestState,
}

/// Where a request stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RequestState {
    Sent(Attempt),
    AwaitingRetry {
        error: ApiError,
        until: i64,
    },
    /// Waits for another token.
    AwaitingToken,
}

impl PendingRequest {
    /// When, where and how often it was sent; `at` in milliseconds since 1970.
    pub fn trace(&self, at: i64) -> Trace {
        Trace {
            at,
            address: self.address.clone(),
            attempts: self.attempts,
        }
    }
}
