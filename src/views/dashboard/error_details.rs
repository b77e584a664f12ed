//! The details of an error that support asks for, as text to copy. No token is in it.

use leptos::prelude::*;

use crate::api::Failure;
use crate::components::CopyButton;
use crate::i18n::{Messages, intl};
use crate::preferences::Preferences;

/// The button that copies an error's details.
#[component]
pub fn CopyErrorDetails(
    /// The error.
    failure: Failure,
    /// Whether the button's name is shown as words beside its icon.
    #[prop(optional)]
    show_label: bool,
) -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    move || {
        let texts = preferences.texts();
        view! {
            <CopyButton
                label=texts.network.copy_details.to_owned()
                copied=texts.drawer.copied
                failed=texts.drawer.copy_failed
                value=Signal::stored(details(&failure, texts).into())
                show_label=show_label
            />
        }
    }
}

/// The server's own words about an error, quoted and isolated from the text around them.
pub fn server_words(message: Option<String>, texts: &Messages) -> impl IntoView + use<> {
    message.map(|message| {
        let line = (texts.table.server_message)(&message);
        view! {
            <p class="state__said">
                <bdi>{line}</bdi>
            </p>
        }
    })
}

fn details(failure: &Failure, texts: &Messages) -> String {
    let labels = &texts.network.details;
    let explanation = failure.error.explain(texts);
    let trace = &failure.trace;
    let time = intl::utc(trace.at)
        .map(|utc| format!("{utc} ({}, {})", intl::local_second(trace.at), intl::zone()));
    let location = window().location();
    // Without its query: what a person searches for is not for support to see.
    let page = location.origin().ok().zip(location.pathname().ok());
    let page = page.map(|(origin, path)| origin + &path);
    let lines = [
        (
            labels.version,
            Some(concat!("Segment Console ", env!("CARGO_PKG_VERSION")).to_owned()),
        ),
        (labels.error, Some(explanation.title.to_owned())),
        (
            labels.status,
            explanation.status.map(|status| status.to_string()),
        ),
        (labels.server_message, explanation.server_message),
        (
            labels.address,
            Some(trace.address.clone()).filter(|address| !address.is_empty()),
        ),
        (
            labels.attempts,
            (trace.attempts > 0).then(|| trace.attempts.to_string()),
        ),
        (labels.time, time),
        (labels.page, page),
        (labels.browser, window().navigator().user_agent().ok()),
    ];
    let lines = lines.into_iter();
    let lines = lines.filter_map(|(label, value)| Some(format!("{label}: {}\n", value?)));
    lines.collect()
}
