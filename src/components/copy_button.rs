//! Button that copies a text to the clipboard and reports whether that worked.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;

use super::{Icon, Shape};

/// The result of the last press.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    NotYet,
    Copied,
    Failed,
}

/// How long the result is shown.
const SHOWN_FOR: Duration = Duration::from_secs(3);

/// A button that copies a text.
#[component]
pub fn CopyButton(
    /// Its accessible name, such as "Copy Key".
    label: String,
    /// Announced once the text is copied.
    copied: &'static str,
    /// Announced where the browser refuses.
    failed: &'static str,
    /// The text.
    #[prop(into)]
    value: Signal<String>,
    /// Whether the name is shown as words beside the icon.
    #[prop(optional)]
    show_label: bool,
) -> impl IntoView {
    let outcome = RwSignal::new(Outcome::NotYet);
    let message = move || match outcome.get() {
        Outcome::NotYet => "",
        Outcome::Copied => copied,
        Outcome::Failed => failed,
    };
    let shape = move || match outcome.get() {
        Outcome::NotYet => Shape::Copy,
        Outcome::Copied => Shape::Tick,
        Outcome::Failed => Shape::Cross,
    };
    let (class, name, words) = if show_label {
        ("button", None, Some(label))
    } else {
        ("button button--icon", Some(label), None)
    };
    view! {
        <span class="copy">
            <span class="copy__said" role="status">{message}</span>
            <button
                type="button"
                class=class
                aria-label=name.clone()
                title=name
                on:click=move |_| copy(value.get_untracked(), outcome)
            >
                <Icon shape=shape />
                {words}
            </button>
        </span>
    }
}

fn copy(text: String, outcome: RwSignal<Outcome>) {
    spawn_local(async move {
        let copied = write(&text).await;
        // Without effect where the button is gone by now.
        outcome.set(if copied {
            Outcome::Copied
        } else {
            Outcome::Failed
        });
        set_timeout(move || outcome.set(Outcome::NotYet), SHOWN_FOR);
    });
}

/// Writes to the clipboard; returns whether that worked. Only secure pages have a clipboard, and
/// the person may have refused.
async fn write(text: &str) -> bool {
    let navigator = window().navigator();
    let available = js_sys::Reflect::get(&navigator, &"clipboard".into())
        .is_ok_and(|clipboard| clipboard.is_object());
    available
        && JsFuture::from(navigator.clipboard().write_text(text))
            .await
            .is_ok()
}
