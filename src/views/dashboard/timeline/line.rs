//! A line of the timeline: when, what, which profile, and by whom.

use leptos::prelude::*;

use super::super::row::name;
use super::super::row_link::row_link;
use crate::components::{Badge, Shape, Tone};
use crate::i18n::{TimelineMessages, intl};
use crate::preferences::Preferences;
use crate::state::timeline::{Event, EventKind};

/// The line of an event; a click on its link closes the dialog.
pub fn line(event: &Event, open: RwSignal<bool>, texts: &'static TimelineMessages) -> AnyView {
    let preferences = expect_context::<Preferences>();
    let (tone, shape, word) = match event.kind {
        EventKind::Result if event.is_failure() => (Tone::Bad, Shape::Cross, texts.failed),
        EventKind::Result => (Tone::Good, Shape::Tick, texts.computed),
        EventKind::Edit => (Tone::Plain, Shape::Pencil, texts.edited),
        EventKind::Creation => (Tone::Plain, Shape::Spark, texts.created),
    };
    let name = untrack(|| name(&event.row, preferences.texts()));
    let close = Callback::new(move |()| open.set(false));
    let person = event.person().map(|person| {
        view! {
            <span class="timeline__by">
                {texts.by} " " <bdi>{person.to_owned()}</bdi>
            </span>
        }
    });
    view! {
        <li class="timeline__event">
            <time datetime=intl::utc(event.at) title=intl::local_second(event.at)>
                {time_of_day(event.at)}
            </time>
            <Badge tone=tone shape=shape label=word.to_owned() hint=None />
            <span class="timeline__name">{row_link(event.row.id.clone(), name, close)}</span>
            {person}
        </li>
    }
    .into_any()
}

/// The date of a day in the browser's zone, with its word where it has one.
pub fn day_text(day: i64, today: i64, texts: &TimelineMessages) -> String {
    let start = intl::local_minute(intl::local_day_start(day));
    let date = start.split(' ').next().unwrap_or_default();
    let word = match today - day {
        0 => texts.today,
        1 => texts.yesterday,
        _ => return date.to_owned(),
    };
    [date, " · ", word].concat()
}

/// The time of day in the browser's zone, to the minute.
fn time_of_day(at: i64) -> String {
    let text = intl::local_minute(at);
    text.rsplit(' ').next().unwrap_or_default().to_owned()
}
