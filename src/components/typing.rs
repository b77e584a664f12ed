//! Whether somebody types in a text field, so that nothing takes the focus away meanwhile.

use std::time::Duration;

use leptos::prelude::*;

/// How long nothing is typed until a person counts as having stopped.
const PAUSE: Duration = Duration::from_millis(1_500);

/// Whether somebody types, anywhere on the page: from the first input until a pause, until the
/// field is left, and as long as an input method composes. Followed until the owner is disposed.
pub fn use_typing() -> RwSignal<bool> {
    let typing = RwSignal::new(false);
    let composing = RwSignal::new(false);
    // Counts the inputs: the timer of an earlier one ends nothing.
    let inputs = RwSignal::new(0u32);
    let follow = move |event: web_sys::Event| {
        let name = event.type_();
        let is_left = name == "focusout";
        if name != "input" {
            composing.set(name == "compositionstart");
        }
        typing.set(!is_left);
        inputs.update(|inputs| *inputs += 1);
        if is_left || composing.get_untracked() {
            return;
        }
        let input = inputs.get_untracked();
        set_timeout(
            move || {
                if inputs.try_get_untracked() == Some(input) {
                    typing.set(false);
                }
            },
            PAUSE,
        );
    };
    for name in ["input", "compositionstart", "compositionend", "focusout"] {
        let listener = window_event_listener_untyped(name, follow);
        on_cleanup(move || listener.remove());
    }
    typing
}

/// Whether a text field has the focus.
pub fn is_text_field_focused() -> bool {
    let fields = "textarea, input:not([type=checkbox], [type=radio])";
    let focused = document().active_element();
    focused.is_some_and(|element| element.matches(fields).unwrap_or_default())
}
