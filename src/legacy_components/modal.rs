//! What drawers and dialogs have in common: a modal `<dialog>`, so that the browser
//! keeps the focus inside and gives it back.

use leptos::prelude::*;
use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

use crate::live::{Element, Live, Part, el};

/// A modal dialog of a class. Escape and a click beside it ask to `close` it; whoever
/// owns `open` decides.
pub(super) fn modal(
    class: &str,
    open: Live<bool>,
    label: Live<String>,
    close: Rc<dyn Fn()>,
    panel: Element,
) -> Part {
    let (on_cancel, on_close, on_click) = (Rc::clone(&close), Rc::clone(&close), close);
    let wanted = open.clone();
    let pressed = Rc::new(Cell::new(false));
    let began = Rc::clone(&pressed);
    let modal = el("dialog")
        .class(class)
        .bind("aria-label", move || label.get())
        .on("cancel", move |event| {
            // A file chooser in it that is given up says `cancel` too.
            if event.target() == event.current_target() {
                event.prevent_default();
                on_cancel();
            }
        })
        // A second Escape closes it whatever `cancel` said.
        .on("close", move |_| {
            if untrack(|| wanted.get()) {
                on_close();
            }
        })
        // Keys pressed in it are not for what lies behind it.
        .on("keydown", |event| event.stop_propagation())
        // Nor does a press beside it take the focus out of it.
        .on("mousedown", move |event| {
            // What lies beside the panel is the dialog itself.
            let beside = event.target() == event.current_target();
            if beside {
                event.prevent_default();
            }
            pressed.set(beside);
        })
        .on("click", move |event| {
            // A text selected past the panel's edge ends beside it, and began inside.
            if began.get() && event.target() == event.current_target() {
                on_click();
            }
        })
        .child(panel);
    let dialog: HtmlDialogElement = modal.html().unchecked_into();
    Effect::new(move || {
        let open = open.get();
        if open && !dialog.open() {
            // Fails only on a dialog that is out of the page.
            let _ = dialog.show_modal();
        } else if !open && dialog.open() {
            dialog.close();
        }
    });
    modal.into()
}
