//! A panel at the side, over the page: a modal `<dialog>`, so that the browser
//! keeps the focus inside and gives it back.

use leptos::html;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

use crate::live::{Live, text, watch};

/// A drawer. Escape and a click beside it ask to close it; whoever owns `open`
/// decides.
#[component]
pub fn Drawer(
    /// Whether it is open.
    #[prop(into)]
    open: Live<bool>,
    /// Its accessible name.
    #[prop(into)]
    label: TextProp,
    /// It should be closed.
    #[prop(into)]
    on_close: Callback<()>,
    /// What is in it.
    children: Children,
) -> impl IntoView {
    let is_open = open.clone();
    let dialog = NodeRef::<html::Dialog>::new();
    watch(move || {
        let (open, Some(dialog)) = (is_open.get(), dialog.get()) else {
            return;
        };
        if open && !dialog.open() {
            // Fails only on a dialog that is out of the page or open already.
            let _ = dialog.show_modal();
        } else if !open && dialog.open() {
            dialog.close();
        }
    });
    view! {
        <dialog
            class="drawer"
            node_ref=dialog
            aria-label=text(move || label.get())
            on:cancel=move |event: web_sys::Event| {
                event.prevent_default();
                on_close.run(());
            }
            // A second Escape closes it whatever `cancel` said.
            on:close=move |_| {
                if untrack(|| open.get()) {
                    on_close.run(());
                }
            }
            on:click=move |event| {
                let beside = dialog
                    .get()
                    .is_some_and(|dialog| event.target().as_ref() == Some(dialog.as_ref()));
                if beside {
                    on_close.run(());
                }
            }
        >
            <div class="drawer__panel">{children()}</div>
        </dialog>
    }
}
