//! Persists the session across reloads of a tab: the only user of `sessionStorage`. Other tabs have
//! their own storage.

#![expect(
    clippy::disallowed_methods,
    reason = "the only user of sessionStorage, which keeps the token"
)]

use serde::{Deserialize, Serialize};

use super::{Connection, Session, Token};
use crate::domain::{ApiBase, PageOrigin};

/// The only key under which the token is stored.
const KEY: &str = "segment-console.session";

/// Error: the browser denies storage, or it is full. The session lasts until the page is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotStored;

/// The stored session of this tab.
pub fn restore(page: &PageOrigin) -> Session {
    storage()
        .and_then(|storage| storage.get_item(KEY).ok().flatten())
        .and_then(|text| decode(&text, page))
        .map_or(Session::Disconnected, Session::Connected)
}

/// The id of the stored session; `None` without one.
pub fn session_id() -> Option<String> {
    let text = storage()?.get_item(KEY).ok().flatten()?;
    let stored: StoredSession = serde_json::from_str(&text).ok()?;
    stored.id
}

/// Stores a connection for the next reload of this tab, with the id of its session.
///
/// # Errors
/// [`NotStored`] if the browser refuses.
pub fn save(connection: &Connection, id: &str) -> Result<(), NotStored> {
    storage()
        .and_then(|storage| storage.set_item(KEY, &encode(connection, id)).ok())
        .ok_or(NotStored)
}

/// Whether a session is stored.
pub fn has_session() -> bool {
    let stored = storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
    stored.is_some()
}

/// Removes the stored session.
pub fn clear() {
    if let Some(storage) = storage() {
        // If even removing is denied, nothing was stored before.
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
    /// Names the session in the list of ended ones; no secret.
    id: Option<String>,
}

fn encode(connection: &Connection, id: &str) -> String {
    let stored = StoredSession {
        api: connection.base.as_str().to_owned(),
        token: connection.token.reveal().to_owned(),
        id: Some(id.to_owned()),
    };
    // Strings are always JSON.
    serde_json::to_string(&stored).unwrap_or_default()
}

/// Parses what [`encode`] wrote; any other text is no session.
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
    fn a_stored_session_is_restored() {
        let connection = Connection {
            base: ApiBase::parse("https://api.example.com/gio", &page()).expect("an address"),
            token: Token::parse(r#"a"b\c"#).expect("a token"),
        };
        assert_eq!(
            decode(&encode(&connection, "id"), &page()),
            Some(connection)
        );
    }

    #[test]
    fn anything_else_in_storage_is_no_session() {
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
    fn a_session_stored_for_an_insecure_address_is_not_restored_on_a_secure_page() {
        let text = r#"{"api":"http://api.example.com","token":"a"}"#;
        assert_eq!(decode(text, &page()), None);
    }
}
