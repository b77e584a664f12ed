//! The version of the app, and the notice that a newer one is published.

use leptos::prelude::*;

use super::published_release::PublishedRelease;
use crate::components::{Notice, Severity};
use crate::preferences::Preferences;

/// The version, and its commit where it is known: "Version 0.1.0 (1a2b3c4d)".
#[component]
pub fn AppVersion() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let published = expect_context::<PublishedRelease>();
    move || {
        let own = published.own_version();
        let name = own.unwrap_or_else(|| env!("CARGO_PKG_VERSION").to_owned());
        (preferences.texts().network.version)(&name)
    }
}

/// The notice that a newer version is published, until it is dismissed: once a visit.
#[component]
pub fn NewVersionNotice() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let published = expect_context::<PublishedRelease>();
    // Every look at the manifest notifies; the notice is announced for a change only.
    let is_shown = Memo::new(move |_| published.has_news());
    move || {
        is_shown.get().then(|| {
            let texts = &preferences.texts().network;
            let reload = |_| {
                // A page that can't be reloaded stays as it is.
                let _ = window().location().reload();
            };
            view! {
                <Notice
                    severity=Severity::Warning
                    dismiss_label=move || preferences.texts().dismiss
                    on_dismiss=move || published.dismiss()
                >
                    <p>{texts.newer_version}</p>
                    <button type="button" class="button" on:click=reload>
                        {texts.reload}
                    </button>
                </Notice>
            }
        })
    }
}
