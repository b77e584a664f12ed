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
    let _ = (label, show_label, options, value, on_change);
}
