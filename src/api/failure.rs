//! A failed request: the error and the trace of the request, for support.

use super::ApiError;

/// When, where and how often a request was sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trace {
    /// When its last attempt finished, in milliseconds since 1970.
    pub at: i64,
    /// Its URL, which never contains a token.
    pub address: String,
    /// The number of attempts.
    pub attempts: u32,
}

/// A request without a usable reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The error.
    pub error: ApiError,
    /// The trace of the request.
    pub trace: Trace,
}

impl From<ApiError> for Failure {
    /// A failure of a request that was not sent.
    fn from(error: ApiError) -> Self {
        let trace = Trace::default();
        Self { error, trace }
    }
}
