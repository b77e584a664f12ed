//! Dialog over the rows that asks for another token: nothing behind it is lost, and the refused
//! requests go on with the new token.

use leptos::prelude::*;

use super::context::TokenContext;
use crate::components::{Checkbox, Dialog, TextField, UsernameHint, focus_id};
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
    let is_open = Memo::new(move |_| token.is_open());
    Effect::new(move || {
        if is_open.get() {
            request_animation_frame(|| {
                focus_id(TOKEN);
            });
        }
    });
    view! {
        <Dialog
            open=is_open
            title=move || preferences.texts().session.token_title
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
    // The problem and the text that has it: it says nothing of another text.
    let problem = RwSignal::new(None::<(String, TokenProblem)>);
    let problem_text = move || {
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
            {move || token.is_refused().then(|| view! { <p>{texts().session.token_refused}</p> })}
            <UsernameHint value=address />
            <TextField
                id=TOKEN
                label=move || texts().connect.token
                hint=move || texts().session.token_hint
                input_type=move || if visible.get() { "text" } else { "password" }
                autocomplete="current-password"
                value=typed
                problem=problem_text
            />
            <Checkbox checked=visible label=move || texts().connect.show_token />
            <div class="dialog__actions">
                <button
                    type="button"
                    class="button button--quiet"
                    on:click=move |_| session.disconnect()
                >
                    {move || texts().bar.disconnect}
                </button>
                <button type="button" class="button" on:click=move |_| token.cancel()>
                    {move || texts().session.later}
                </button>
                <button type="submit" class="button button--primary">
                    {move || texts().session.go_on}
                </button>
            </div>
        </form>
    }
}
