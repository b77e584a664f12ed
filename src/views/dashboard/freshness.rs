//! How fresh the rows are, and how they stay so.

use leptos::prelude::*;
use std::time::Duration;

use super::DashboardContext;
use crate::i18n::{Network, intl};
use crate::legacy_components::Select;
use crate::live::{Element, Part, el, text};
use crate::state::refresh_interval::{Polling, RefreshInterval};

const MINUTE_MS: i64 = 60_000;

/// When the rows on screen were fetched, and how long ago that is.
pub fn fetched(dashboard: DashboardContext) -> Element {
    let at = Memo::new(move |_| dashboard.shown.with(|page| Some(page.as_ref()?.fetched_at)));
    let now = RwSignal::new(intl::now_ms());
    // Looks again when the age changes, and not before.
    Effect::new(move || {
        let Some(at) = at.get() else {
            return;
        };
        let left = MINUTE_MS - (now.get() - at).rem_euclid(MINUTE_MS);
        let left = Duration::from_millis(left.unsigned_abs());
        let look = set_timeout_with_handle(move || now.set(intl::now_ms()), left);
        if let Ok(look) = look {
            on_cleanup(move || look.clear());
        }
    });
    let said = move || {
        let texts = dashboard.app.texts();
        let Some(at) = at.get() else {
            return String::new();
        };
        let ago = ago(now.get() - at, &texts.network);
        (texts.bar.fetched_at)(&intl::clock(at), &ago)
    };
    el("span").class("bar__fetched").child(text(said))
}

/// An age in its largest unit. A clock that was put back makes nothing older than now.
fn ago(ms: i64, words: &Network) -> String {
    let minutes = ms / MINUTE_MS;
    match minutes {
        ..1 => words.just_now.to_owned(),
        1..60 => (words.minutes_ago)(&minutes.to_string()),
        60..1440 => (words.hours_ago)(&(minutes / 60).to_string()),
        1440.. => (words.days_ago)(&(minutes / 1440).to_string()),
    }
}

/// The choice of a pace.
pub fn interval(dashboard: DashboardContext) -> Part {
    let app = dashboard.app;
    let words = move || &app.texts().network;
    let options = move || {
        let paces = RefreshInterval::ALL.into_iter();
        let options = paces.map(|interval| {
            (
                interval.seconds().to_string(),
                interval_words(interval, words()),
            )
        });
        options.collect()
    };
    let select = Select {
        label: (move || words().auto_refresh).into(),
        labelled: false,
        options: options.into(),
        chosen: (move || dashboard.interval.get().seconds().to_string()).into(),
    };
    select.part(move |seconds| {
        let interval = seconds.parse().ok().and_then(RefreshInterval::of_seconds);
        let interval = interval.unwrap_or_default();
        dashboard.refreshing.set_interval(interval);
    })
}

fn interval_words(interval: RefreshInterval, words: &Network) -> String {
    match interval {
        RefreshInterval::Off => words.off.to_owned(),
        RefreshInterval::HalfMinute => (words.seconds)(30),
        RefreshInterval::Minute => (words.minutes)(1),
        RefreshInterval::FiveMinutes => (words.minutes)(5),
    }
}

/// Asks for rows anew at the pace that was chosen.
pub fn poll(dashboard: DashboardContext) {
    let polling = Memo::new(move |_| Polling {
        interval: dashboard.interval.get(),
        settled_at: dashboard.settled_at(),
        busy: dashboard.is_busy(),
        visible: dashboard.browser.visible.get(),
        online: dashboard.browser.online.get(),
        locked: dashboard.client.is_locked(),
    });
    Effect::new(move || {
        let Some(ms) = polling.get().wait_ms(intl::now_ms()) else {
            return;
        };
        let refresh =
            set_timeout_with_handle(move || dashboard.refresh(), Duration::from_millis(ms));
        if let Ok(refresh) = refresh {
            on_cleanup(move || refresh.clear());
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Locale;

    #[test]
    fn an_age_is_told_in_its_largest_unit_and_never_below_now() {
        let words = &Locale::En.messages().network;
        let minute = 60_000;
        for (ms, said) in [
            (-86_400_000, "just now"),
            (0, "just now"),
            (minute - 1, "just now"),
            (minute, "1 min ago"),
            (59 * minute, "59 min ago"),
            (60 * minute, "1 h ago"),
            (24 * 60 * minute - 1, "23 h ago"),
            (49 * 60 * minute, "2 d ago"),
        ] {
            assert_eq!(ago(ms, words), said, "{ms}");
        }
    }
}
