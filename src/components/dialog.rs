//! Modal dialog with a title.

use leptos::prelude::*;

use super::modal::Modal;

/// A dialog. Its content is rendered once; render what should be fresh on each opening by
/// following the signal behind `open`.
#[component]
pub fn Dialog(
    /// Whether it is open.
    #[prop(into)]
    open: Signal<bool>,
    /// Its title, which is its accessible name.
    #[prop(into)]
    title: Signal<String>,
    /// Called when a person asks to close it (Escape, a click on the backdrop).
    #[prop(into)]
    on_close: Callback<()>,
    /// Its content, under the title.
    children: Children,
) -> impl IntoView {
    view! {
        <Modal class="dialog" open=open label=title on_close=on_close focus_content=true>
            // A click on its background keeps the focus inside. It has the focus at first, so that
            // no field takes a key that was meant for the page behind.
            <div class="dialog__panel" tabindex="-1">
                <h2 class="dialog__title">{title}</h2>
                {children()}
            </div>
        </Modal>
    }
}
