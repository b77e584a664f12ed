//! The browser's own store: the only user of `localStorage`.

#![expect(clippy::disallowed_methods, reason = "the only user of localStorage")]

use leptos::prelude::window;

/// The browser forbids storage, or it is full. What was to be kept holds until the
/// page is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotKept;

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}

/// What was kept under a key.
pub(super) fn read(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Keeps a text under a key.
pub(super) fn write(key: &str, value: &str) -> Result<(), NotKept> {
    storage()
        .and_then(|storage| storage.set_item(key, value).ok())
        .ok_or(NotKept)
}

/// Forgets what was kept under a key.
pub(super) fn forget(key: &str) {
    if let Some(storage) = storage() {
        // Where even removing is forbidden, nothing was ever kept.
        let _ = storage.remove_item(key);
    }
}
