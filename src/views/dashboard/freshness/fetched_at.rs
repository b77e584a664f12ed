//! When the rows on screen were fetched, and how long ago that is.

use leptos::prelude::*;
use leptos_use::use_timeout_fn;

use super::super::context::TableContext;
use crate::i18n::{NetworkMessages, intl};
use crate::preferences::Preferences;

const MINUTE_MS: i64 = 60_000;

/// The time at which the rows on screen were fetched, with their age; empty without rows.
#[component]
pub fn FetchedAt() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let table = expect_context::<TableContext>();
    let fetched_at = Memo::new(move |_| table.page.with(|page| Some(page.as_ref()?.fetched_at)));
    let now = RwSignal::new(intl::now_ms());
    // Runs when the age in minutes changes, and not before.
    Effect::new(move || {
        if let Some(fetched_at) = fetched_at.get() {
            let rest = MINUTE_MS - (now.get() - fetched_at).rem_euclid(MINUTE_MS);
            let timeout = use_timeout_fn(move |()| now.set(intl::now_ms()), rest as f64);
            (timeout.start)(());
        }
    });
    let text = move || {
        let texts = preferences.texts();
        fetched_at.get().map(|fetched_at| {
            let age = age(now.get() - fetched_at, &texts.network);
            view! {
                <span class="bar__verb">{texts.toolbar.fetched}</span>
                {intl::clock(fetched_at)}
                <span class="bar__age">{(texts.toolbar.fetched_ago)(&age)}</span>
            }
        })
    };
    view! { <span class="bar__fetched">{text}</span> }
}

/// An age in its largest unit. A clock that was put back makes nothing older than now.
fn age(ms: i64, texts: &NetworkMessages) -> String {
    let minutes = ms / MINUTE_MS;
    match minutes {
        ..1 => texts.just_now.to_owned(),
        1..60 => (texts.minutes_ago)(&minutes.to_string()),
        60..1440 => (texts.hours_ago)(&(minutes / 60).to_string()),
        1440.. => (texts.days_ago)(&(minutes / 1440).to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Locale;

    #[test]
    fn an_age_is_told_in_its_largest_unit_and_never_below_now() {
        let texts = &Locale::En.messages().network;
        let minute = 60_000;
        for (ms, expected) in [
            (-86_400_000, "just now"),
            (0, "just now"),
            (minute - 1, "just now"),
            (minute, "1 min ago"),
            (59 * minute, "59 min ago"),
            (60 * minute, "1 h ago"),
            (24 * 60 * minute - 1, "23 h ago"),
            (49 * 60 * minute, "2 d ago"),
        ] {
            assert_eq!(age(ms, texts), expected, "{ms}");
        }
    }
}
