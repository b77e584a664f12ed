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

/// The key of a keyboard event, empty for keys that an input method takes while it composes:
/// there Escape and Enter are about its own list. Also empty for what a browser that fills in a
/// form sends under the same name, which is an event without a key.
pub fn pressed_key(event: &KeyboardEvent) -> String {
    match event.dyn_ref::<KeyboardEvent>() {
        Some(event) if !event.is_composing() => event.key(),
        Some(_) | None => String::new(),
    }
}
