//! Checkbox with its label.

use leptos::prelude::*;

/// A labelled checkbox.
#[component]
pub fn Checkbox(
    /// Whether it is ticked; set when a person ticks or unticks it.
    checked: RwSignal<bool>,
    /// Its label.
    #[prop(into)]
    label: Signal<String>,
    /// Rendered under the label, such as a hint.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="check">
            <label class="check__label">
                <input
                    type="checkbox"
                    prop:checked=checked
                    on:change:target=move |event| checked.set(event.target().checked())
                />
                {label}
            </label>
            {children.map(|children| children())}
        </div>
    }
}
