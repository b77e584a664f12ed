//! A panel at the side, over the page: a modal `<dialog>`, so that the browser
//! keeps the focus inside and gives it back.

use std::rc::Rc;

use leptos::prelude::untrack;
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

use crate::live::{Live, Part, el, watch};

/// A drawer.
pub struct Drawer {
    /// Whether it is open.
    pub open: Live<bool>,
    /// Its accessible name.
    pub label: Live<String>,
}

impl Drawer {
    /// The drawer with something in it. Escape and a click beside it ask to `close`
    /// it; whoever owns `open` decides.
    pub fn part(self, close: impl Fn() + 'static, content: impl Into<Part>) -> Part {
        let Self { open, label } = self;
        let close = Rc::new(close);
        let (on_cancel, on_close, on_click) = (Rc::clone(&close), Rc::clone(&close), close);
        let wanted = open.clone();
        let drawer = el("dialog")
            .class("drawer")
            .bind("aria-label", move || label.get())
            .on("cancel", move |event| {
                event.prevent_default();
                on_cancel();
            })
            // A second Escape closes it whatever `cancel` said.
            .on("close", move |_| {
                if untrack(|| wanted.get()) {
                    on_close();
                }
            })
            .on("click", move |event| {
                // What lies beside the panel is the dialog itself.
                if event.target() == event.current_target() {
                    on_click();
                }
            })
            .child(el("div").class("drawer__panel").child(content));
        let dialog: HtmlDialogElement = drawer.html().unchecked_into();
        watch(move || {
            let open = open.get();
            if open && !dialog.open() {
                // Fails only on a dialog that is out of the page.
                let _ = dialog.show_modal();
            } else if !open && dialog.open() {
                dialog.close();
            }
        });
        drawer.into()
    }
}
