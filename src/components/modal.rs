//! What [`super::Dialog`] and [`super::Drawer`] share: a native modal `<dialog>`, so that the
//! browser keeps the focus inside and gives it back.

use std::cell::Cell;
use std::rc::Rc;

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Event;

use super::{focus, while_owned};

/// A modal dialog. Escape and a click on the backdrop call `on_close`; whoever owns `open` decides.
#[component]
pub(super) fn Modal(
    /// Its class.
    class: &'static str,
    /// Whether it is open.
    open: Signal<bool>,
    /// Its accessible name.
    label: Signal<String>,
    /// Called when a person asks to close it.
    on_close: Callback<()>,
    /// Whether its content has the focus at first, instead of the first control in it. (By
    /// `autofocus`, browsers would complain in frames of another origin.)
    #[prop(optional)]
    focus_content: bool,
    /// Its content: one element.
    children: Children,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move || {
        let open = open.get();
        let Some(dialog) = dialog.get() else {
            return;
        };
        if open && !dialog.open() {
            // Fails only on a dialog that is out of the page.
            let _ = dialog.show_modal();
            let content = dialog.first_element_child().filter(|_| focus_content);
            if let Some(content) = content.and_then(|content| content.dyn_into().ok()) {
                focus(&content);
            }
        } else if !open && dialog.open() {
            dialog.close();
        }
    });
    // Whether the mouse went down on the backdrop.
    let pressed = Rc::new(Cell::new(false));
    let pressed_before = Rc::clone(&pressed);
    view! {
        <dialog
            node_ref=dialog
            class=class
            aria-label=label
            on:cancel=move |event| {
                // A file chooser inside that is cancelled sends `cancel` too.
                if is_at_itself(&event) {
                    event.prevent_default();
                    on_close.run(());
                }
            }
            // A second Escape closes it whatever the handler of `cancel` did.
            on:close=while_owned(move |_: Event| {
                if open.get_untracked() {
                    on_close.run(());
                }
            })
            // Keys pressed in it are not shortcuts of the page behind it.
            on:keydown=|event| event.stop_propagation()
            on:mousedown=move |event| {
                // An event on the backdrop has the dialog itself as its target.
                let on_backdrop = is_at_itself(&event);
                if on_backdrop {
                    // It would take the focus out of the dialog.
                    event.prevent_default();
                }
                pressed.set(on_backdrop);
            }
            on:click=move |event| {
                // A selection of text that ends on the backdrop began inside.
                if pressed_before.get() && is_at_itself(&event) {
                    on_close.run(());
                }
            }
        >
            {children()}
        </dialog>
    }
}

/// Whether the target of an event is the element that listens.
fn is_at_itself(event: &Event) -> bool {
    event.target() == event.current_target()
}
