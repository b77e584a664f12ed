//! That auto-refresh is slower than the interval that is set, and why.

use leptos::prelude::*;

use super::super::context::{HealthContext, RefreshPace};
use super::super::freshness::interval_text;
use crate::i18n::intl;
use crate::preferences::Preferences;

/// A line while auto-refresh is slowed down; nothing otherwise.
#[component]
pub fn RefreshPaceNote() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let RefreshPace(polling) = expect_context::<RefreshPace>();
    let health = expect_context::<HealthContext>();
    let message = Memo::new(move |_| {
        let (polling, now) = (polling.get(), health.browser_now());
        let seconds = polling.slowed_seconds(now)?;
        let texts = &preferences.texts().network;
        let pace = interval_text(seconds, texts);
        Some(if polling.is_rate_limited(now) {
            (texts.slowed_by_limit)(&pace)
        } else {
            let requests = intl::number(preferences.locale(), polling.requests.into());
            (texts.slowed_by_requests)(&pace, &requests)
        })
    });
    move || message.get().map(|message| view! { <p>{message}</p> })
}
