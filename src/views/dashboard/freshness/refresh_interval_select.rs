//! The choice of how often the rows are refreshed by themselves.

use leptos::prelude::*;

use super::super::context::RefreshContext;
use crate::components::Select;
use crate::i18n::NetworkMessages;
use crate::preferences::Preferences;
use crate::state::refresh_interval::RefreshInterval;

/// The auto-refresh interval.
#[component]
pub fn RefreshIntervalSelect() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let refresh = expect_context::<RefreshContext>();
    let texts = move || &preferences.texts().network;
    let options = move || {
        let intervals = RefreshInterval::ALL.into_iter();
        intervals
            .map(|interval| (value(interval), label(interval, texts())))
            .collect::<Vec<_>>()
    };
    let choose = move |seconds: String| {
        let interval = seconds.parse().ok().and_then(RefreshInterval::of_seconds);
        refresh.set_interval(interval.unwrap_or_default());
    };
    view! {
        <Select
            label=preferences.text(|texts| texts.network.auto_refresh)
            options=options
            value=move || value(refresh.interval.get())
            on_change=choose
        />
    }
}

fn value(interval: RefreshInterval) -> String {
    interval.seconds().to_string()
}

fn label(interval: RefreshInterval, texts: &NetworkMessages) -> String {
    match interval {
        RefreshInterval::Off => texts.off.to_owned(),
        RefreshInterval::HalfMinute | RefreshInterval::Minute | RefreshInterval::FiveMinutes => {
            interval_text(interval.seconds(), texts)
        }
    }
}

/// How often that is, in minutes where it is whole ones.
pub fn interval_text(seconds: u32, texts: &NetworkMessages) -> String {
    if seconds.is_multiple_of(60) {
        (texts.minutes)(seconds / 60)
    } else {
        (texts.seconds)(seconds)
    }
}
