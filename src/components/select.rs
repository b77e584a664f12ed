//! Labelled native select.

use leptos::prelude::*;

/// A labelled `<select>`. Options are identified by their values.
#[component]
pub fn Select(
    /// Its accessible name, and its visible label if `show_label`.
    #[prop(into)]
    label: Signal<String>,
    /// Whether the label is visible.
    #[prop(optional)]
    show_label: bool,
    /// Value and text of each option.
    #[prop(into)]
    options: Signal<Vec<(String, String)>>,
    /// The selected value.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the value that a person selected.
    #[prop(into)]
    on_change: Callback<(String,)>,
) -> impl IntoView {
    let label_class = if show_label {
        "select__label"
    } else {
        "visually-hidden"
    };
    let option_views = move || {
        let selected = value.get();
        let options = options.get().into_iter();
        let options = options.map(|(value, text)| {
            let selected = value == selected;
            view! { <option value=value selected=selected>{text}</option> }
        });
        options.collect_view()
    };
    // Leptos writes the `value` of an element after its children. It follows the options too: a
    // value that none of them has selects nothing, until one of them has it.
    let selected = move || {
        options.track();
        value.get()
    };
    view! {
        <label class="select">
            <span class=label_class>{label}</span>
            // Named by itself: the label around it contains the options too.
            <select
                class="select__control"
                aria-label=label
                prop:value=selected
                on:change:target=move |event| on_change.run((event.target().value(),))
            >
                {option_views}
            </select>
        </label>
    }
}
