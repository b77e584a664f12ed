//! How fresh the rows are, and how they stay so.

use std::time::Duration;

use leptos::prelude::{on_cleanup, set_timeout_with_handle};

use super::Board;
use crate::components::Select;
use crate::live::{Derived, Element, Part, State, el, text, watch};
use crate::preferences::Habit;
use crate::query::refresh::{Pace, Polling};
use crate::text::{Network, intl};

const MINUTE_MS: i64 = 60_000;

/// When the rows on screen were fetched, and how long ago that is.
pub fn fetched(board: Board) -> Element {
    let at = Derived::new(move || board.shown.with(|page| Some(page.as_ref()?.fetched_at)));
    let now = State::new(intl::now_ms());
    // Looks again when the age changes, and not before.
    watch(move || {
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
        let texts = board.console.texts();
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
pub fn pace(board: Board) -> Part {
    let console = board.console;
    let words = move || &console.texts().network;
    let options = move || {
        let paces = Pace::ALL.into_iter();
        let options = paces.map(|pace| (pace.seconds().to_string(), pace_words(pace, words())));
        options.collect()
    };
    let select = Select {
        label: (move || words().auto_refresh).into(),
        labelled: false,
        options: options.into(),
        chosen: (move || board.pace.get().seconds().to_string()).into(),
    };
    select.part(move |seconds| {
        let pace = seconds.parse().ok().and_then(Pace::of_seconds);
        let pace = pace.unwrap_or_default();
        console
            .preferences
            .remember_habit(Habit::Pace, &pace.seconds().to_string());
        board.chosen_pace.set(Some(pace));
    })
}

fn pace_words(pace: Pace, words: &Network) -> String {
    match pace {
        Pace::Off => words.off.to_owned(),
        Pace::HalfMinute => (words.seconds)(30),
        Pace::Minute => (words.minutes)(1),
        Pace::FiveMinutes => (words.minutes)(5),
    }
}

/// Asks for rows anew at the pace that was chosen.
pub fn poll(board: Board) {
    let polling = Derived::new(move || Polling {
        pace: board.pace.get(),
        settled_at: board.settled_at(),
        busy: board.is_busy(),
        visible: board.surroundings.visible.get(),
        online: board.surroundings.online.get(),
        locked: board.courier.is_locked(),
    });
    watch(move || {
        let Some(ms) = polling.get().wait_ms(intl::now_ms()) else {
            return;
        };
        let refresh = set_timeout_with_handle(move || board.refresh(), Duration::from_millis(ms));
        if let Ok(refresh) = refresh {
            on_cleanup(move || refresh.clear());
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Locale;

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
