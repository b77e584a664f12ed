//! Keeps a session over a reload: the only user of `sessionStorage`. A new tab
//! has a store of its own, so it asks again.

#![expect(
    clippy::disallowed_methods,
    reason = "the only user of sessionStorage, which keeps the token"
)]

use serde::{Deserialize, Serialize};

use super::{Connection, Session, Token};
use crate::domain::{ApiBase, PageOrigin};

/// The one key the token is ever written under.
const KEY: &str = "segment-console.session";

/// Why a session could not be kept: the browser forbids storage, or it is full.
/// The session works all the same, until the page is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotKept;

/// The session that this tab had before a reload.
pub fn restore(page: &PageOrigin) -> Session {
    storage()
        .and_then(|storage| storage.get_item(KEY).ok().flatten())
        .and_then(|text| decode(&text, page))
        .map_or(Session::Disconnected, Session::Connected)
}

/// Keeps a connection for the next reload of this tab.
///
/// # Errors
/// [`NotKept`] where the browser refuses.
pub fn keep(connection: &Connection) -> Result<(), NotKept> {
    storage()
        .and_then(|storage| storage.set_item(KEY, &encode(connection)).ok())
        .ok_or(NotKept)
}

/// Whether a session is kept.
pub fn has_session() -> bool {
    let kept = storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
    kept.is_some()
}

/// Forgets whatever was kept.
pub fn forget() {
    if let Some(storage) = storage() {
        // Where even removing is forbidden, nothing was ever kept.
        let _ = storage.remove_item(KEY);
    }
}

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.session_storage().ok().flatten()
}

/// A session as it is stored.
#[derive(Serialize, Deserialize)]
struct StoredSession {
    api: String,
    token: String,
}

fn encode(connection: &Connection) -> String {
    let stored = StoredSession {
        api: connection.base.as_str().to_owned(),
        token: connection.token.reveal().to_owned(),
    };
    // Two strings are always JSON.
    serde_json::to_string(&stored).unwrap_or_default()
}

/// Reads what [`encode`] wrote; anything else, edited by hand or by an older
/// build, is no session.
fn decode(text: &str, page: &PageOrigin) -> Option<Connection> {
    let stored: StoredSession = serde_json::from_str(text).ok()?;
    Some(Connection {
        base: ApiBase::parse(&stored.api, page).ok()?,
        token: Token::parse(&stored.token).ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page() -> PageOrigin {
        PageOrigin {
            origin: "https://console.example.com".to_owned(),
        }
    }

    #[test]
    fn a_kept_session_is_the_session_that_was_kept() {
        let connection = Connection {
            base: ApiBase::parse("https://api.example.com/gio", &page()).expect("an address"),
            token: Token::parse(r#"a"b\c"#).expect("a token"),
        };
        assert_eq!(decode(&encode(&connection), &page()), Some(connection));
    }

    #[test]
    fn anything_else_in_the_store_is_no_session() {
        for text in [
            "",
            "null",
            "{}",
            r#"{"api":"","token":""}"#,
            r#"{"api":"ftp://x","token":"a"}"#,
            r#"{"token":"a"}"#,
        ] {
            assert_eq!(decode(text, &page()), None, "{text}");
        }
    }

    #[test]
    fn a_session_kept_for_an_insecure_address_is_not_resumed_on_a_secure_page() {
        let text = r#"{"api":"http://api.example.com","token":"a"}"#;
        assert_eq!(decode(text, &page()), None);
    }
}
