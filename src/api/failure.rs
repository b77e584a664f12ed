//! An error and how it came about: what support asks for first.

use super::ApiError;

/// How a request went.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trace {
    /// When its last attempt ended, in milliseconds since 1970.
    pub at: i64,
    /// Its address. No token is in it.
    pub address: String,
    /// How often it was sent.
    pub attempts: u32,
}

/// A request that brought no usable reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// What went wrong.
    pub error: ApiError,
    /// How it came about.
    pub trace: Trace,
}

impl From<ApiError> for Failure {
    /// A failure that nothing was sent for.
    fn from(error: ApiError) -> Self {
        let trace = Trace::default();
        Self { error, trace }
    }
}
