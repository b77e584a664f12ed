//! A text field with its label, its hint, and what is wrong with it.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use super::{Icon, Shape};
use crate::live::{Live, State, attr, live, text};

/// The id of the element that says what is wrong with a field.
pub fn problem_id(field: &str) -> String {
    format!("{field}-problem")
}

/// The line under a field that says what is wrong, when something is.
#[component]
pub fn FieldProblem(
    /// The field's id.
    field: &'static str,
    /// What is wrong.
    #[prop(into)]
    problem: Live<Option<&'static str>>,
) -> impl IntoView {
    view! {
        <p class="field__problem" id=problem_id(field)>
            {live(move || {
                problem.get().map(|words| view! { <Icon shape=Shape::Warning /> <span>{words}</span> })
            })}
        </p>
    }
}

/// A labelled text field.
#[component]
pub fn Field(
    /// Its id, unique on the page.
    id: &'static str,
    /// Its label.
    #[prop(into)]
    label: TextProp,
    /// A line of help under it.
    #[prop(into)]
    hint: TextProp,
    /// `text`, `password`, `url`.
    #[prop(into)]
    kind: Live<&'static str>,
    /// The browser's `autocomplete` hint.
    autocomplete: &'static str,
    /// Shown while it is empty.
    #[prop(into)]
    placeholder: TextProp,
    /// Its text.
    value: State<String>,
    /// What is wrong with it.
    #[prop(into)]
    problem: Live<Option<&'static str>>,
    /// Texts to choose from, beside typing.
    #[prop(into)]
    suggestions: Live<Vec<String>>,
) -> impl IntoView {
    let invalid = problem.clone();
    let list = format!("{id}-suggestions");
    let hint_id = format!("{id}-hint");
    view! {
        <div class="field">
            <label class="field__label" for=id>
                {text(move || label.get())}
            </label>
            <input
                class="input"
                id=id
                type=text(move || kind.get())
                autocomplete=autocomplete
                autocapitalize="off"
                spellcheck="false"
                list=list.clone()
                placeholder=text(move || placeholder.get())
                aria-invalid=attr(move || invalid.get().map(|_| "true"))
                aria-describedby=format!("{} {hint_id}", problem_id(id))
                prop:value=text(move || value.get())
                on:input:target=move |event| value.set(event.target().value())
            />
            <datalist id=list>
                {live(move || {
                    suggestions
                        .get()
                        .into_iter()
                        .map(|text| view! { <option value=text></option> })
                        .collect_view()
                })}
            </datalist>
            <FieldProblem field=id problem />
            <p class="field__hint" id=hint_id>
                {text(move || hint.get())}
            </p>
        </div>
    }
}
