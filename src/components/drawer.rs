//! Modal panel at the side of the page.

use leptos::prelude::*;

use super::modal::Modal;

/// A drawer. Its content is rendered once, as in a dialog.
#[component]
pub fn Drawer(
    /// Whether it is open.
    #[prop(into)]
    open: Signal<bool>,
    /// Its accessible name.
    #[prop(into)]
    label: Signal<String>,
    /// Called when a person asks to close it (Escape, a click on the backdrop).
    #[prop(into)]
    on_close: Callback<()>,
    /// Its content.
    children: Children,
) -> impl IntoView {
    view! {
        <Modal class="drawer" open=open label=label on_close=on_close>
            <div class="drawer__panel">{children()}</div>
        </Modal>
    }
}
