//! Button that copies a text to the clipboard, as HTML too where it has that, and reports whether
//! that worked.

use std::time::Duration;

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::HtmlSpanElement;

use super::clipboard::{copy_by_command, write};
use super::{Icon, Shape, focus, while_owned};

/// The result of the last press.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    NotYet,
    Copied,
    Failed,
}

/// How long the result is shown.
const SHOWN_FOR: Duration = Duration::from_secs(3);

/// What is copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopiedText {
    /// The text.
    pub text: String,
    /// The same as HTML, for what takes more than text.
    pub html: Option<String>,
}

impl From<String> for CopiedText {
    fn from(text: String) -> Self {
        Self { text, html: None }
    }
}

/// A button that copies a text. Where the browser lets nothing be copied, the text stands beside
/// it, selected, until the focus leaves it.
#[component]
pub fn CopyButton(
    /// Its accessible name, such as "Copy Key".
    label: String,
    /// Announced once the text is copied.
    copied: &'static str,
    /// Announced where the browser refuses.
    failed: &'static str,
    /// What is copied, read when it is pressed.
    value: Signal<CopiedText>,
    /// Whether the name is shown as words beside the icon.
    #[prop(optional)]
    show_label: bool,
) -> impl IntoView {
    let outcome = RwSignal::new(Outcome::NotYet);
    let label_of_text = label.clone();
    let beside = NodeRef::<html::Span>::new();
    let field = NodeRef::<html::Textarea>::new();
    Effect::new(move || {
        if let Some(field) = field.get() {
            focus(&field);
            field.select();
        }
    });
    let failed_text = move || {
        (outcome.get() == Outcome::Failed).then(|| {
            view! {
                <textarea
                    class="copy__text"
                    readonly
                    rows="1"
                    aria-label=label_of_text.clone()
                    prop:value=move || value.get().text
                    node_ref=field
                    on:blur=while_owned(move |_| outcome.set(Outcome::NotYet))
                ></textarea>
            }
        })
    };
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
        <span class="copy" node_ref=beside>
            <span class="copy__said" role="status">{message}</span>
            {failed_text}
            <button
                type="button"
                class=class
                aria-label=name.clone()
                title=name
                on:click=move |_| {
                    copy(value.get_untracked(), beside.get_untracked(), outcome);
                }
            >
                {move || view! { <Icon shape=shape() /> }}
                {words}
            </button>
        </span>
    }
}

fn copy(content: CopiedText, beside: Option<HtmlSpanElement>, outcome: RwSignal<Outcome>) {
    spawn_local(async move {
        let (text, html) = (content.text.as_str(), content.html.as_deref());
        let copied = write(text, html).await
            || beside.is_some_and(|beside| copy_by_command(text, html, &beside));
        // Without effect where the button is gone by now.
        if copied {
            outcome.set(Outcome::Copied);
            set_timeout(move || outcome.set(Outcome::NotYet), SHOWN_FOR);
        } else {
            outcome.set(Outcome::Failed);
        }
    });
}
