//! Event handling that several components share.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

/// Wraps an event handler so that it does nothing once the current owner has been cleaned up.
///
/// Some browsers let a focused field blur while it is taken out of the page. Its owner is cleaned
/// up by then, and reading a disposed signal panics.
pub fn while_owned<E: 'static>(mut handler: impl FnMut(E) + 'static) -> impl FnMut(E) + 'static {
    // Disposed with the owner, as every signal of the component.
    let owned = StoredValue::new(());
    move |event| {
        if !owned.is_disposed() {
            handler(event);
        }
    }
}

/// The `keyCode` of a key that an input method takes.
const INPUT_METHOD: u32 = 229;

/// The key of a keyboard event, empty for keys that an input method takes: there Escape and Enter
/// are about its own list. Safari ends the composition before the key that ends it: only the
/// key's code tells of the input method then. Also empty for what a browser that fills in a form
/// sends under the same name, which is an event without a key.
pub fn pressed_key(event: &KeyboardEvent) -> String {
    match event.dyn_ref::<KeyboardEvent>() {
        Some(event) if !event.is_composing() && event.key_code() != INPUT_METHOD => event.key(),
        Some(_) | None => String::new(),
    }
}

/// The key of a shortcut outside text fields, with `/` and `?` also as Chinese layouts and input
/// methods send them. An input method takes the key before the page: its place tells which it is.
pub fn shortcut_key(event: &KeyboardEvent) -> String {
    let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
        return String::new();
    };
    let key = match event.key().as_str() {
        "、" | "／" => "/",
        "？" => "?",
        "Process" | "Unidentified" if event.code() == "Slash" && event.shift_key() => "?",
        "Process" | "Unidentified" if event.code() == "Slash" => "/",
        _ => return pressed_key(event),
    };
    key.to_owned()
}

/// The letter of a shortcut outside text fields, in lower case. Where an input method takes the key
/// before the page, its place tells which letter it is.
pub fn letter_key(event: &KeyboardEvent) -> Option<char> {
    let event = event.dyn_ref::<KeyboardEvent>()?;
    if event.is_composing() {
        return None;
    }
    let (key, code) = (event.key(), event.code());
    let letter = match key.as_str() {
        "Process" | "Unidentified" => code.strip_prefix("Key")?,
        key => key,
    };
    let mut letters = letter.chars();
    let first = letters.next().filter(char::is_ascii_alphabetic)?;
    (letters.next().is_none()).then(|| first.to_ascii_lowercase())
}
