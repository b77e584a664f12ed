//! Option of a list under a text field, which keeps the focus.

use crate::subscription::unsubscribe_on_cleanup;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{MouseEvent, ScrollIntoViewOptions, ScrollLogicalPosition};

/// The index of the active option where none is active.
pub const NO_OPTION: usize = usize::MAX;

/// The id of an option, for `aria-activedescendant`.
pub fn option_id(field: &str, index: usize) -> String {
    format!("{field}-option-{index}")
}

/// The option at an index, which a press of the main mouse button chooses.
pub fn option_view(
    field: &'static str,
    index: usize,
    content: AnyView,
    active: RwSignal<usize>,
    choose: Callback<(usize,)>,
) -> AnyView {
    let on_mouse_down = move |event: MouseEvent| {
        // Before the field loses the focus, which would close the list.
        event.prevent_default();
        // Only a real mouse event has a button.
        let mouse = event.dyn_ref::<MouseEvent>();
        if mouse.is_some_and(|event| event.button() == 0) {
            choose.run((index,));
        }
    };
    let is_active = move || {
        unsubscribe_on_cleanup(&active);
        active.get() == index
    };
    view! {
        <li
            class="combobox__option"
            id=option_id(field, index)
            role="option"
            aria-selected=move || if is_active() { "true" } else { "false" }
            on:mousedown=on_mouse_down
        >
            {content}
        </li>
    }
    .into_any()
}

/// Scrolls the list to an option, if it is there. In the next frame: the list is laid out then
/// anyway, and not as a part of the task that made it.
pub fn scroll_to_option(field: &str, index: usize) {
    let id = option_id(field, index);
    request_animation_frame(move || {
        if let Some(option) = document().get_element_by_id(&id) {
            let nearest = ScrollIntoViewOptions::new();
            nearest.set_block(ScrollLogicalPosition::Nearest);
            option.scroll_into_view_with_scroll_into_view_options(&nearest);
        }
    });
}
