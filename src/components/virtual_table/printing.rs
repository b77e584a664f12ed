//! Whether the page is being printed. Paper doesn't scroll: all rows have to be in the document.

use leptos::ev;
use leptos::prelude::*;
use web_sys::Event;

/// Follows the browser's printing until the owner is disposed.
pub(super) fn printing() -> ReadSignal<bool> {
    let (printing, set_printing) = signal(false);
    for (name, value) in [("beforeprint", true), ("afterprint", false)] {
        // What follows from it is done before the browser lays the page out for paper.
        let listener = window_event_listener(ev::Custom::<Event>::new(name), move |_| {
            set_printing.set(value);
        });
        on_cleanup(move || listener.remove());
    }
    printing
}
