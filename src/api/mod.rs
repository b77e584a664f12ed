//! The API, as it is: what is asked, how it is sent, what comes back, and what
//! can go wrong on the way.

pub mod endpoint;
pub mod error;
pub mod transport;
pub mod wire;

pub use endpoint::Endpoint;
pub use error::ApiError;
