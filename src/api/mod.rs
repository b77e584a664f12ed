//! REST API client: endpoints, transport, request queue with retries, deserialization and errors.

pub mod client;
mod curl;
mod cut_off;
pub mod endpoint;
pub mod error;
pub mod failure;
pub mod request_queue;
pub mod retry;
mod retry_after;
pub mod server_message;
pub mod transport;
pub mod wire;

pub use curl::curl_command;
pub use endpoint::Endpoint;
pub use error::ApiError;
pub use failure::{Failure, Trace};
