//! Access to `localStorage`: its only user.

#![expect(clippy::disallowed_methods, reason = "the only user of localStorage")]

use leptos::prelude::window;

/// Error: the browser denies storage, or it is full. The value applies until the page is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotStored;

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}

/// The text stored under a key.
pub(super) fn read(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Stores a text under a key.
pub(super) fn write(key: &str, value: &str) -> Result<(), NotStored> {
    storage()
        .and_then(|storage| storage.set_item(key, value).ok())
        .ok_or(NotStored)
}

/// Removes a key.
pub(super) fn remove(key: &str) {
    if let Some(storage) = storage() {
        // If even removing is denied, nothing was stored before.
        let _ = storage.remove_item(key);
    }
}
