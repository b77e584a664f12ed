//! What an error means and what can be done about it.

use leptos::prelude::*;

use super::super::context::{TableContext, TokenContext};
use super::super::error_details::{CopyErrorDetails, server_words};
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
            server_message,
            status,
            ..
        } = error.explain(texts);
        let status = status.map(|status| {
            let line = (texts.table.http_status)(&status.to_string());
            view! { <span class="state__status">{line}</span> }
        });
        let class = if error.is_unauthorized() {
            "button button--primary"
        } else {
            "button"
        };
        let change_token = error
            .may_need_another_token()
            .then(|| view! { <ChangeTokenButton class=class /> });
        let reload = error.may_be_sign_on().then(|| {
            let reload = |_| {
                // A page that can't be reloaded stays as it is.
                let _ = window().location().reload();
            };
            view! {
                <button type="button" class="button button--primary" on:click=reload>
                    {texts.network.reload}
                </button>
            }
        });
        view! {
            <p>{advice}</p>
            {server_words(server_message, texts)}
            <div class="state__actions">
                {change_token}
                {reload}
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
            {preferences.text(|texts| texts.table.change_token)}
        </button>
    }
}
