//! Option of a combobox.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::MouseEvent;

use super::Choice;

/// The id of an option, for `aria-activedescendant`.
pub(super) fn option_id(combobox: &str, index: usize) -> String {
    format!("{combobox}-option-{index}")
}

/// An option, which is chosen by a press of the main mouse button.
pub(super) fn option_view(
    combobox: &'static str,
    index: usize,
    choice: Choice,
    active: RwSignal<usize>,
    choose: impl Fn(String) + 'static,
) -> impl IntoView {
    let Choice {
        value,
        label,
        origin,
    } = choice;
    // What is typed is its own label; an id is shown once.
    let shown_value = (label != value && !origin.is_empty())
        .then(|| view! { <span class="combobox__value">{value.clone()}</span> });
    let on_mouse_down = move |event: MouseEvent| {
        // Before the field loses the focus, which would close the list.
        event.prevent_default();
        // Only a real mouse event has a button.
        let mouse = event.dyn_ref::<MouseEvent>();
        if mouse.is_some_and(|event| event.button() == 0) {
            choose(value.clone());
        }
    };
    view! {
        <li
            class="combobox__option"
            id=option_id(combobox, index)
            role="option"
            aria-selected=move || if active.get() == index { "true" } else { "false" }
            on:mousedown=on_mouse_down
        >
            <bdi class="combobox__label">{label}</bdi>
            {shown_value}
            <span class="combobox__origin">{origin}</span>
        </li>
    }
}
