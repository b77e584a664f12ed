//! What support needs to know of an error, as text to copy. No token is in it.

use leptos::prelude::window;

use super::DashboardContext;
use crate::api::Failure;
use crate::i18n::{Messages, intl};
use crate::legacy_components::CopyButton;

/// The button that copies an error's details.
pub fn copy_details(dashboard: DashboardContext, failure: &Failure) -> CopyButton {
    let texts = dashboard.app.texts();
    CopyButton {
        label: texts.network.copy_details.to_owned(),
        copied: texts.drawer.copied,
        failed: texts.drawer.copy_failed,
        value: details(failure, texts),
    }
}

fn details(failure: &Failure, texts: &Messages) -> String {
    let words = &texts.network.details;
    let explained = failure.error.explain(texts);
    let trace = &failure.trace;
    let time = intl::utc(trace.at)
        .map(|utc| format!("{utc} ({}, {})", intl::local_second(trace.at), intl::zone()));
    let location = window().location();
    // Without its query: what is searched for is nobody's business.
    let page = location.origin().ok().zip(location.pathname().ok());
    let page = page.map(|(origin, path)| origin + &path);
    let lines = [
        (
            words.version,
            Some(concat!("Segment Console ", env!("CARGO_PKG_VERSION")).to_owned()),
        ),
        (words.error, Some(explained.title.to_owned())),
        (
            words.status,
            explained.status.map(|status| status.to_string()),
        ),
        (words.said, explained.said),
        (
            words.address,
            Some(trace.address.clone()).filter(|address| !address.is_empty()),
        ),
        (
            words.attempts,
            (trace.attempts > 0).then(|| trace.attempts.to_string()),
        ),
        (words.time, time),
        (words.page, page),
        (words.browser, window().navigator().user_agent().ok()),
    ];
    let lines = lines.into_iter();
    let lines = lines.filter_map(|(name, value)| Some(format!("{name}: {}\n", value?)));
    lines.collect()
}
