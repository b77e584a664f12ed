//! The connect form: address, token, project.

use leptos::prelude::*;

use super::address_field::AddressField;
use super::form_state::FormState;
use crate::components::{Checkbox, FieldProblem, TextField};
use crate::preferences::Preferences;
use crate::views::config_context::ConfigContext;
use crate::views::input_problems::{project_message, token_message};
use crate::views::project_combobox::{PROJECT_FIELD, ProjectCombobox};
use crate::views::session_context::SessionContext;

/// The id of the token's field.
pub const TOKEN_FIELD: &str = "token";

/// The form and the button that submits it.
#[component]
pub fn ConnectFields(
    /// The form.
    form: FormState,
) -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let config = expect_context::<ConfigContext>();
    let session = expect_context::<SessionContext>();
    let texts = move || &preferences.texts().connect;
    let token_problem = move || {
        let problem = form.problems.with(|problems| problems.token);
        problem.map(|problem| token_message(problem, &preferences.texts().problems))
    };
    let waiting = move || {
        if form.waiting.get() {
            texts().waiting
        } else {
            ""
        }
    };
    view! {
        <form
            class="connect__form"
            novalidate=""
            on:submit=move |event| {
                event.prevent_default();
                form.submit(config, session);
            }
        >
            <AddressField form=form />
            <TextField
                id=TOKEN_FIELD
                label=move || texts().token
                hint=move || texts().token_hint
                input_type=move || if form.token_visible.get() { "text" } else { "password" }
                autocomplete="current-password"
                value=form.token
                problem=token_problem
            />
            <Checkbox checked=form.token_visible label=move || texts().show_token />
            <Checkbox checked=form.memory_only label=move || texts().memory_only>
                <p class="field__hint">{move || texts().memory_only_hint}</p>
            </Checkbox>
            <ProjectField form=form />
            <div class="field">
                <button type="submit" class="button button--primary">
                    {move || texts().submit}
                </button>
                <p class="field__hint" role="status">
                    {waiting}
                </p>
            </div>
        </form>
    }
}

/// The project to open, which may be left empty.
#[component]
fn ProjectField(
    /// The form.
    form: FormState,
) -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let texts = move || &preferences.texts().connect;
    let problem = move || form.problems.with(|problems| problems.project);
    view! {
        <div class="field">
            <label class="field__label" for=PROJECT_FIELD>
                {move || texts().project}
            </label>
            <ProjectCombobox
                value=form.project
                invalid=move || problem().is_some()
                keep_typed=true
                on_edit=move || form.problems.update(|problems| problems.project = None)
                on_choose=move |id: String| {
                    form.project.set(id);
                    true
                }
            />
            <FieldProblem
                field=PROJECT_FIELD
                problem=move || {
                    problem().map(|problem| project_message(problem, &preferences.texts().problems))
                }
            />
            <p class="field__hint">{move || texts().project_hint}</p>
        </div>
    }
}
