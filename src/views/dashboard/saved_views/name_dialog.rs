//! The dialog that names a view.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::name_form::{NAME_FIELD, NameForm, Problem};
use crate::components::{Dialog, TextField, focus};
use crate::i18n::SavedViewsMessages;
use crate::preferences::Preferences;

/// The dialog, open while something is named.
#[component]
pub fn SavedViewNameDialog(
    /// The form.
    form: NameForm,
) -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let texts = move || &preferences.texts().saved_views;
    let title = move || {
        if form.is_renaming() {
            texts().rename_title
        } else {
            texts().save_title
        }
    };
    let hint = move || {
        if form.is_renaming() {
            texts().rename_hint
        } else {
            texts().save_hint
        }
    };
    let confirm = move || {
        if form.problem() == Some(Problem::ToReplace) {
            texts().replace
        } else {
            texts().confirm
        }
    };
    let dialog = view! {
        <Dialog
            open=move || form.naming.with(Option::is_some)
            title=title
            on_close=move || form.close()
        >
            <form
                class="dialog__form"
                novalidate=""
                on:submit=move |event| {
                    event.prevent_default();
                    form.submit();
                }
            >
                <TextField
                    id=NAME_FIELD
                    label=preferences.text(|texts| texts.saved_views.name)
                    hint=hint
                    input_type="text"
                    autocomplete="off"
                    value=form.typed
                    problem=move || form.problem().map(|problem| problem_message(problem, texts()))
                    suggestions=move || form.existing_names()
                />
                <div class="dialog__actions">
                    <button type="button" class="button" on:click=move |_| form.close()>
                        {preferences.text(|texts| texts.saved_views.cancel)}
                    </button>
                    <button type="submit" class="button button--primary">
                        {confirm}
                    </button>
                </div>
            </form>
        </Dialog>
    };
    // Made after the dialog, so that it runs once the dialog is open: a closed one can't take the
    // focus.
    Effect::new(move || {
        if form.naming.with(Option::is_some) {
            begin_typing(&form.typed.get_untracked());
        }
    });
    dialog
}

/// Moves the focus to the field and selects its text, which typing replaces.
fn begin_typing(text: &str) {
    let field = document().get_element_by_id(NAME_FIELD);
    if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) {
        focus(&field);
        // The field may follow its signal later only, and a change of its text ends the selection.
        field.set_value(text);
        field.select();
    }
}

fn problem_message(problem: Problem, texts: &SavedViewsMessages) -> &'static str {
    match problem {
        Problem::Empty => texts.name_empty,
        Problem::Unusable => texts.name_unusable,
        Problem::ToReplace => texts.name_to_replace,
        Problem::Taken => texts.name_taken,
        Problem::Full => texts.full,
        Problem::SearchTooLong => texts.search_too_long,
    }
}
