//! What an error means and what can be done about it.

use leptos::prelude::*;

use super::super::context::{TableContext, TokenContext};
use super::super::error_details::CopyErrorDetails;
use crate::api::Failure;
use crate::api::error::Explanation;
use crate::preferences::Preferences;

/// An error's advice, the server's own message, and buttons for what can be done. Its title is
/// the parent's.
#[component]
pub fn ErrorExplanation(
    /// The error.
    failure: Failure,
) -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let table = expect_context::<TableContext>();
    move || {
        let texts = preferences.texts();
        let error = &failure.error;
        let Explanation {
            advice,
            said: server_message,
            status,
            ..
        } = error.explain(texts);
        let server_message = server_message.map(|message| {
            let line = (texts.states.server_said)(&message);
            view! {
                <p class="state__said">
                    <bdi>{line}</bdi>
                </p>
            }
        });
        let status = status.map(|status| {
            let line = (texts.states.http_status)(&status.to_string());
            view! { <span class="state__status">{line}</span> }
        });
        let change_token = error
            .is_about_the_token()
            .then(|| view! { <ChangeTokenButton class="button button--primary" /> });
        view! {
            <p>{advice}</p>
            {server_message}
            <div class="state__actions">
                {change_token}
                <button type="button" class="button" on:click=move |_| table.retry()>
                    {texts.retry}
                </button>
                <CopyErrorDetails failure=failure.clone() show_label=true />
                {status}
            </div>
        }
    }
}

/// The button that opens the dialog for another token.
#[component]
pub fn ChangeTokenButton(
    /// Its class.
    class: &'static str,
) -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let token = expect_context::<TokenContext>();
    view! {
        <button type="button" class=class on:click=move |_| token.open()>
            {move || preferences.texts().states.change_token}
        </button>
    }
}
