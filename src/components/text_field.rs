//! Labelled text field with hint, problem and suggestions.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, InputEvent};

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
    /// For a text that is sent somewhere: only what a person types, pastes or chooses is taken,
    /// and this is whether the last change was something else, which was undone.
    #[prop(optional)]
    filled: Option<RwSignal<bool>>,
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
    let take = move |event: &web_sys::Event, input: &HtmlInputElement| {
        let text = input.value();
        let chosen = || {
            suggestions.with_untracked(|offered| offered.iter().any(|(value, _)| *value == text))
        };
        let undone = filled.is_some() && !is_edit_by_person(event) && !chosen();
        if undone {
            input.set_value(&value.get_untracked());
        } else {
            value.set(text);
        }
        if let Some(filled) = filled {
            filled.set(undone);
        }
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
                // A browser can also fill in a text without an event; it goes before the next key
                // adds to it.
                on:beforeinput:target=move |event| {
                    let input = event.target();
                    if filled.is_some() && value.with_untracked(|value| input.value() != *value) {
                        input.set_value(&value.get_untracked());
                    }
                }
                on:input:target=move |event| take(&event, &event.target())
            />
            <datalist id=list_id>{suggestion_views}</datalist>
            <FieldProblem field=id problem=problem />
            <p class="field__hint" id=hint_id>{hint}</p>
        </div>
    }
}

/// Whether an `input` event is a person's own edit: typed, pasted, dropped, dictated or undone.
/// Browsers and password managers that fill in a form send an event without an `inputType`, of a
/// script, or, in Firefox, a replacement.
fn is_edit_by_person(event: &web_sys::Event) -> bool {
    let edit = event.dyn_ref::<InputEvent>().map(InputEvent::input_type);
    event.is_trusted()
        && edit.is_some_and(|edit| !edit.is_empty() && edit != "insertReplacementText")
}
