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
        if form.token_filled.get() {
            return Some(preferences.texts().problems.field_filled);
        }
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
                label=preferences.text(|texts| texts.connect.token)
                hint=preferences.text(|texts| texts.connect.token_hint)
                input_type=move || if form.token_visible.get() { "text" } else { "password" }
                // A saved password of another application on this origin is not a token: browsers
                // fill in a current password unasked, and a new one never. They offer to save both.
                autocomplete="new-password"
                value=form.token
                problem=token_problem
                filled=form.token_filled
            />
            <Checkbox checked=form.token_visible label=preferences.text(|texts| texts.connect.show_token) />
            <Checkbox checked=form.memory_only label=preferences.text(|texts| texts.connect.memory_only)>
                <p class="field__hint">{preferences.text(|texts| texts.connect.memory_only_hint)}</p>
            </Checkbox>
            <ProjectField form=form />
            <div class="field">
                <button type="submit" class="button button--primary">
                    {preferences.text(|texts| texts.connect.submit)}
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
    let problem = move || form.problems.with(|problems| problems.project);
    view! {
        <div class="field">
            <label class="field__label" for=PROJECT_FIELD>
                {preferences.text(|texts| texts.connect.project)}
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
            <p class="field__hint">{preferences.text(|texts| texts.connect.project_hint)}</p>
        </div>
    }
}
