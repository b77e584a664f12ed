//! Dialog over the rows that asks for another token: nothing behind it is lost, and the refused
//! requests go on with the new token.

use leptos::prelude::*;

use super::context::TokenContext;
use super::error_details::server_words;
use crate::components::{
    Checkbox, Dialog, TextField, UsernameHint, focus_id, is_text_field_focused, use_typing,
};
use crate::preferences::Preferences;
use crate::session::{Token, TokenProblem};
use crate::views::input_problems::token_message;
use crate::views::session_context::SessionContext;

/// The id of the token field.
const TOKEN: &str = "new-token";

/// The dialog, open while the token is refused or a person wants to change it.
#[component]
pub fn TokenDialog() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let token = expect_context::<TokenContext>();
    let typing = use_typing();
    // Opened unasked, it waits for somebody who types.
    let is_open = Memo::new(move |was_open| {
        token.is_open() && (was_open == Some(&true) || token.is_changing() || !typing.get())
    });
    // Made before the dialog, so that it runs before that takes the focus. Where a text field has
    // it, the token field does not get it: the next keys are meant for that one.
    Effect::new(move || {
        if is_open.get() && (untrack(|| token.is_changing()) || !is_text_field_focused()) {
            request_animation_frame(|| {
                focus_id(TOKEN);
            });
        }
    });
    view! {
        <Dialog
            open=is_open
            title=preferences.text(|texts| texts.session.token_title)
            on_close=move || token.cancel()
        >
            // Rendered anew on each opening: what was typed is stored nowhere.
            {move || is_open.get().then(|| view! { <TokenForm /> })}
        </Dialog>
    }
}

#[component]
fn TokenForm() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let session = expect_context::<SessionContext>();
    let token = expect_context::<TokenContext>();
    let texts = move || preferences.texts();
    let typed = RwSignal::new(String::new());
    let visible = RwSignal::new(false);
    let filled = RwSignal::new(false);
    // The problem and the text that has it: it says nothing of another text.
    let problem = RwSignal::new(None::<(String, TokenProblem)>);
    let problem_text = move || {
        if filled.get() {
            return Some(texts().problems.field_filled);
        }
        let (text, problem) = problem.get()?;
        let same = typed.with(|typed| *typed == text);
        same.then(|| token_message(problem, &texts().problems))
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let text = typed.get_untracked();
        match Token::parse(&text) {
            Ok(parsed) => token.renew(parsed),
            Err(found) => {
                problem.set(Some((text, found)));
                focus_id(TOKEN);
            }
        }
    };
    let address = move || {
        session
            .base()
            .map_or_else(String::new, |base| base.as_str().to_owned())
    };
    view! {
        <form class="dialog__form" novalidate="" on:submit=submit>
            {move || {
                token.is_refused().then(|| {
                    view! {
                        <p>{texts().session.token_refused}</p>
                        {server_words(token.refusal_message(), texts())}
                    }
                })
            }}
            <UsernameHint value=address />
            <TextField
                id=TOKEN
                label=preferences.text(|texts| texts.connect.token)
                hint=preferences.text(|texts| texts.session.token_hint)
                input_type=move || if visible.get() { "text" } else { "password" }
                autocomplete="new-password"
                value=typed
                problem=problem_text
                filled=filled
            />
            <Checkbox checked=visible label=preferences.text(|texts| texts.connect.show_token) />
            <div class="dialog__actions">
                <button
                    type="button"
                    class="button button--quiet"
                    on:click=move |_| session.disconnect()
                >
                    {preferences.text(|texts| texts.toolbar.disconnect)}
                </button>
                <button type="button" class="button" on:click=move |_| token.cancel()>
                    {preferences.text(|texts| texts.session.later)}
                </button>
                <button type="submit" class="button button--primary">
                    {preferences.text(|texts| texts.session.resume_session)}
                </button>
            </div>
        </form>
    }
}
