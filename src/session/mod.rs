//! Who is connected, to which API. A sum type, so that no half-connected state
//! can be written.

mod end_reason;
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
    /// Nobody is connected; nothing may be asked.
    #[default]
    Disconnected,
    /// A token, and the only address it may be sent to.
    Connected(Connection),
}

/// A token bound to the address it was entered for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Connection {
    /// Where the API is.
    pub base: ApiBase,
    /// What it is asked with.
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
