//! Dismissal of what is open over the page: Escape and a press elsewhere close it, wherever the
//! focus is. Safari, and Firefox on a Mac, don't focus a button that is clicked, so events of the
//! focus alone would leave it open.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, KeyboardEvent, Node};

use super::pressed_key;

/// How something open is dismissed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dismissal {
    /// By Escape, with the focus inside or nowhere: it belongs on what opened it.
    Escape,
    /// By Escape, with the focus on something else, which keeps it.
    EscapeElsewhere,
    /// By a press elsewhere.
    Press,
}

/// A press, and the click of those who press without a pointer, such as a screen reader.
const EVENTS: [&str; 3] = ["keydown", "pointerdown", "click"];

/// Calls `dismiss` when `open` is to be closed, until the owner is disposed.
pub(super) fn on_dismissal(
    container: NodeRef<html::Div>,
    open: RwSignal<bool>,
    dismiss: Callback<(Dismissal,)>,
) {
    Effect::new(move || {
        if !open.get() {
            return;
        }
        let listener = Closure::<dyn Fn(Event)>::new(move |event: Event| {
            if let Some(Some(container)) = container.try_get_untracked()
                && let Some(dismissal) = dismissal_by(&event, &container)
            {
                dismiss.try_run((dismissal,));
            }
        });
        let page = window();
        for name in EVENTS {
            // While it is captured: an Escape that closes this does nothing else. Listening never fails.
            let _ = page.add_event_listener_with_callback_and_bool(
                name,
                listener.as_ref().unchecked_ref(),
                true,
            );
        }
        let listener = StoredValue::new_local(listener);
        on_cleanup(move || {
            listener.with_value(|listener| {
                for name in EVENTS {
                    let _ = window().remove_event_listener_with_callback_and_bool(
                        name,
                        listener.as_ref().unchecked_ref(),
                        true,
                    );
                }
            });
        });
    });
}

/// How an event dismisses what is open in `container`, if it does. An Escape that does goes no
/// further.
fn dismissal_by(event: &Event, container: &Node) -> Option<Dismissal> {
    // What a modal dialog covers is neither pressed nor meant.
    let dialog = document().query_selector("dialog[open]").ok()?;
    if dialog.is_some_and(|dialog| !dialog.contains(Some(container))) {
        return None;
    }
    let Some(key) = event.dyn_ref::<KeyboardEvent>() else {
        let target = event.target()?.dyn_into::<Node>().ok();
        let inside = container.contains(target.as_ref());
        return (event.type_() != "keydown" && !inside).then_some(Dismissal::Press);
    };
    if pressed_key(key) != "Escape" {
        return None;
    }
    event.stop_propagation();
    event.prevent_default();
    let focused = document().active_element();
    let elsewhere = focused
        .is_some_and(|focused| focused.tag_name() != "BODY" && !container.contains(Some(&focused)));
    Some(if elsewhere {
        Dismissal::EscapeElsewhere
    } else {
        Dismissal::Escape
    })
}
