//! Labelled text field with hint, problem and suggestions.

use leptos::prelude::*;

use super::{FieldProblem, input_value, problem_id};

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
    let list_id = format!("{id}-suggestions");
    let hint_id = format!("{id}-hint");
    let suggestion_views = move || {
        let suggestions = suggestions.get().into_iter();
        let suggestions = suggestions.map(|(value, name)| {
            view! { <option value=value>{name}</option> }
        });
        suggestions.collect_view()
    };
    view! {
        <div class="field">
            <label class="field__label" for=id>{label}</label>
            <input
                class="input"
                id=id
                type=input_type
                autocomplete=autocomplete
                autocapitalize="off"
                spellcheck="false"
                list=list_id.clone()
                placeholder=placeholder
                aria-describedby=format!("{} {hint_id}", problem_id(id))
                aria-invalid=move || problem.get().is_some().then_some("true")
                use:input_value=value.into()
                on:input:target=move |event| value.set(event.target().value())
            />
            <datalist id=list_id>{suggestion_views}</datalist>
            <FieldProblem field=id problem=problem />
            <p class="field__hint" id=hint_id>{hint}</p>
        </div>
    }
}
