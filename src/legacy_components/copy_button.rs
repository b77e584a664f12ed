//! Puts a text on the clipboard, and says whether it got there.

use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

use wasm_bindgen_futures::JsFuture;

use super::{Shape, button, icon};
use crate::live::{Part, el, live, text, words};

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
pub struct CopyButton {
    /// Its accessible name, such as "Copy Key".
    pub label: String,
    /// What is said once it is copied.
    pub copied: &'static str,
    /// What is said where the browser refuses.
    pub failed: &'static str,
    /// The text.
    pub value: String,
}

impl CopyButton {
    /// The button as an icon.
    pub fn part(self) -> Part {
        self.made(false)
    }

    /// The button with its name as words.
    pub fn labelled(self) -> Part {
        self.made(true)
    }

    fn made(self, labelled: bool) -> Part {
        let Self {
            label,
            copied,
            failed,
            value,
        } = self;
        let outcome = RwSignal::new(Outcome::NotYet);
        let said = move || match outcome.get() {
            Outcome::NotYet => "",
            Outcome::Copied => copied,
            Outcome::Failed => failed,
        };
        let shape = move || match outcome.get() {
            Outcome::NotYet => icon(Shape::Copy),
            Outcome::Copied => icon(Shape::Tick),
            Outcome::Failed => icon(Shape::Cross),
        };
        let said = el("span")
            .class("copy__said")
            .set("role", "status")
            .child(text(said));
        let class = if labelled {
            "button"
        } else {
            "button button--icon"
        };
        let button = button(class)
            .on("click", move |_| copy(value.clone(), outcome))
            .child(live(shape));
        let button = if labelled {
            button.child(words(&label))
        } else {
            button.set("aria-label", &label).set("title", &label)
        };
        el("span").class("copy").child(said).child(button).into()
    }
}

fn copy(text: String, outcome: RwSignal<Outcome>) {
    spawn_local(async move {
        let copied = write(&text).await;
        outcome.set(if copied {
            Outcome::Copied
        } else {
            Outcome::Failed
        });
        set_timeout(move || outcome.set(Outcome::NotYet), SAID_FOR);
    });
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
