//! What the hint of a row listens to.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::Event;

use super::super::super::pressed_key;
use super::RowHintState;

/// The events of the frame that show and hide the hint, and whether they are captured: a tap that
/// shows it opens no row.
const EVENTS: [(&str, bool); 6] = [
    ("pointermove", false),
    ("pointerleave", false),
    ("focusin", false),
    ("focusout", false),
    ("click", true),
    ("scroll", false),
];

impl RowHintState {
    /// Follows the events of the frame and of the page until the owner is disposed.
    pub(super) fn listen(self) {
        Effect::new(move || {
            let Some(frame) = self.rows.frame.get() else {
                return;
            };
            let listener = Closure::<dyn Fn(Event)>::new(move |event: Event| {
                if self.rows.is_alive() {
                    self.happened(&event);
                }
            });
            for (name, captured) in EVENTS {
                // Listening never fails.
                let _ = frame.add_event_listener_with_callback_and_bool(
                    name,
                    listener.as_ref().unchecked_ref(),
                    captured,
                );
            }
            let listening = StoredValue::new_local((frame, listener));
            on_cleanup(move || {
                listening.with_value(|(frame, listener)| {
                    for (name, captured) in EVENTS {
                        let _ = frame.remove_event_listener_with_callback_and_bool(
                            name,
                            listener.as_ref().unchecked_ref(),
                            captured,
                        );
                    }
                });
            });
        });
        let pressed = window_event_listener(ev::keydown, move |event| {
            if pressed_key(&event) == "Escape" && self.rows.is_alive() {
                self.dismissed.set(true);
                // Not again when a pointer has passed.
                self.focused.set(None);
            }
        });
        let touched = window_event_listener(ev::pointerdown, move |event| {
            if !self.rows.is_alive() {
                return;
            }
            let is_touch = event.pointer_type() == "touch";
            self.touched.set_value(is_touch);
            if is_touch && !self.is_inside(&event) && self.row_under(&event).is_none() {
                self.set(self.pointed, None);
            }
        });
        on_cleanup(move || {
            pressed.remove();
            touched.remove();
        });
    }
}
