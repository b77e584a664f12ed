//! Labelled text field with hint, problem and suggestions.

use leptos::prelude::*;

/// A labelled text field.
#[component]
pub fn TextField(
    /// Its id, unique on the page.
    id: &'static str,
    /// Its label.
    #[prop(into)]
    label: Signal<String>,
    /// A line of help under it.
    #[prop(into)]
    hint: Signal<String>,
    /// `text` or `password`.
    #[prop(into)]
    input_type: Signal<&'static str>,
    /// The `autocomplete` attribute.
    autocomplete: &'static str,
    /// Shown while it is empty.
    #[prop(optional, into)]
    placeholder: String,
    /// Its text; set on input.
    value: RwSignal<String>,
    /// What is wrong with its text.
    #[prop(into)]
    problem: Signal<Option<&'static str>>,
    /// Value and name of texts to choose from, beside typing.
    #[prop(optional, into)]
    suggestions: Signal<Vec<(String, String)>>,
) -> impl IntoView {
    let _ = (
        id,
        label,
        hint,
        input_type,
        autocomplete,
        placeholder,
        value,
        problem,
        suggestions,
    );
}
