//! The line under a field that says what is wrong with its value.

use leptos::prelude::*;

use super::{Icon, Shape};

/// The id of the [`FieldProblem`] of a field, for the field's `aria-describedby`.
pub fn problem_id(field: &str) -> String {
    format!("{field}-problem")
}

/// What is wrong with a field, empty while nothing is.
#[component]
pub fn FieldProblem(
    /// The id of the field.
    field: &'static str,
    /// The message.
    #[prop(into)]
    problem: Signal<Option<&'static str>>,
) -> impl IntoView {
    view! {
        <p class="field__problem" id=problem_id(field)>
            {move || {
                problem.get().map(|message| view! {
                    <Icon shape=Shape::Warning />
                    <span>{message}</span>
                })
            }}
        </p>
    }
}
