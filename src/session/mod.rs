//! Session: the connection to an API. A sum type, so that a token without an address can't exist.

mod end_reason;
pub mod ended;
mod form;
pub mod idle;
pub mod store;
mod token;

pub use end_reason::EndReason;
pub use form::{ConnectForm, ConnectProblems, ConnectRequest};
pub use token::{Token, TokenProblem};

use crate::domain::ApiBase;

/// The state of the session.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Session {
    /// Not connected: no request may be sent.
    #[default]
    Disconnected,
    /// A token, and the only address it may be sent to.
    Connected(Connection),
}

/// A token bound to the address it was entered for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Connection {
    /// The API's base URL.
    pub base: ApiBase,
    /// The access token.
    pub token: Token,
}

impl Session {
    /// The connection, while there is one.
    pub fn connection(&self) -> Option<&Connection> {
        match self {
            Self::Connected(connection) => Some(connection),
            Self::Disconnected => None,
        }
    }
}
