//! Puts a text on the clipboard, and says whether it got there.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::text_prop::TextProp;
use wasm_bindgen_futures::JsFuture;

use super::{Icon, Shape};
use crate::live::{State, live, text};

/// How a copy went.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    NotYet,
    Copied,
    Failed,
}

/// How long the outcome is said.
const SAID_FOR: Duration = Duration::from_secs(3);

/// A button that copies a text.
#[component]
pub fn CopyButton(
    /// Its accessible name, such as "Copy Key".
    #[prop(into)]
    label: TextProp,
    /// What is said once it is copied.
    #[prop(into)]
    copied: TextProp,
    /// What is said where the browser refuses.
    #[prop(into)]
    failed: TextProp,
    /// The text.
    value: String,
) -> impl IntoView {
    let outcome = State::new(Outcome::NotYet);
    let copy = move |_| {
        let value = value.clone();
        spawn_local(async move {
            let done = write(&value).await;
            outcome.set(if done {
                Outcome::Copied
            } else {
                Outcome::Failed
            });
            set_timeout(
                move || {
                    outcome.set(Outcome::NotYet);
                },
                SAID_FOR,
            );
        });
    };
    let shape = move || match outcome.get() {
        Outcome::NotYet => view! { <Icon shape=Shape::Copy /> },
        Outcome::Copied => view! { <Icon shape=Shape::Tick /> },
        Outcome::Failed => view! { <Icon shape=Shape::Cross /> },
    };
    let said = move || match outcome.get() {
        Outcome::NotYet => String::new(),
        Outcome::Copied => copied.get().to_string(),
        Outcome::Failed => failed.get().to_string(),
    };
    let name = label.clone();
    view! {
        <span class="copy">
            <span class="copy__said" role="status">
                {text(said)}
            </span>
            <button
                type="button"
                class="button button--icon"
                aria-label=text(move || name.get())
                title=text(move || label.get())
                on:click=copy
            >
                {live(shape)}
            </button>
        </span>
    }
}

/// Writes to the clipboard, where the browser has one for this page: only secure
/// pages do, and the person may have said no.
async fn write(text: &str) -> bool {
    let navigator = window().navigator();
    let there = js_sys::Reflect::get(&navigator, &"clipboard".into())
        .is_ok_and(|clipboard| clipboard.is_object());
    there
        && JsFuture::from(navigator.clipboard().write_text(text))
            .await
            .is_ok()
}
