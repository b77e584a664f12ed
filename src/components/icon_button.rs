//! Button that shows an icon only.

use leptos::prelude::*;

use super::{Icon, Shape};

/// An icon button. While it is disabled it keeps the focus and does nothing: the `disabled`
/// attribute would drop the focus to the body.
#[component]
pub fn IconButton(
    /// Its icon.
    #[prop(into)]
    shape: Signal<Shape>,
    /// Its accessible name.
    #[prop(into)]
    label: Signal<String>,
    /// Its tooltip; the name where left out.
    #[prop(optional, into)]
    hint: Option<Signal<String>>,
    /// Whether it does nothing now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// For a toggle button, whether it is on.
    #[prop(optional, into)]
    pressed: Option<Signal<bool>>,
    /// Called with the click, unless it is disabled.
    #[prop(into)]
    on_press: Callback<(web_sys::MouseEvent,)>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="button button--icon"
            aria-label=label
            title=hint.unwrap_or(label)
            aria-disabled=move || disabled.get().then_some("true")
            aria-pressed=move || pressed.map(|pressed| pressed.get().to_string())
            on:click=move |event| {
                if !disabled.get_untracked() {
                    on_press.run((event,));
                }
            }
        >
            {move || view! { <Icon shape=shape.get() /> }}
        </button>
    }
}
