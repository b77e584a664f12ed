//! What the dialog of the timeline holds: the choice of events, what they are of, and the days.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::tachys::view::keyed::keyed;

use super::super::context::HealthContext;
use super::super::search::person_name;
use super::line::{day_text, line};
use crate::components::Select;
use crate::domain::SegmentProfile;
use crate::i18n::{TimelineMessages, intl};
use crate::preferences::Preferences;
use crate::state::collection::Collection;
use crate::state::collection::loader::CollectionLoader;
use crate::state::timeline::{
    Calendar, Day, Event, EventFilter, EventKind, MOST_EVENTS, Timeline, people,
};
use crate::subscription::get_while_owned;

/// The content, made once for each opening; closing sets `open`.
pub fn content(open: RwSignal<bool>, texts: &'static TimelineMessages) -> AnyView {
    let preferences = expect_context::<Preferences>();
    let collection = expect_context::<CollectionLoader>();
    let health = expect_context::<HealthContext>();
    let (kind, person) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    // The collection changes with each request, its rows less often.
    let version = Memo::new(move |_| collection.read(Collection::version));
    let rows = move |read: &mut dyn FnMut(&[Arc<SegmentProfile>])| {
        version.track();
        untrack(|| collection.read(|collection| read(collection.rows())));
    };
    let timeline = Memo::new(move |_| {
        let filter = EventFilter {
            kind: EventKind::from_id(&kind.get()),
            person: Some(person.get()).filter(|person| !person.is_empty()),
        };
        let calendar = Calendar {
            now: untrack(|| health.now()),
            day_of: intl::local_day_number,
        };
        let mut timeline = Timeline::default();
        rows(&mut |rows| timeline = Timeline::of(rows, &filter, calendar));
        timeline
    });
    let options = Memo::new(move |_| {
        let mut options = vec![(String::new(), texts.everybody.to_owned())];
        rows(&mut |rows| {
            let people = people(rows).into_iter().map(|person| {
                let label = if person.is_ambiguous && person.name != person.key {
                    person_name(&person.name, &person.key)
                } else {
                    person.name
                };
                (person.key, label)
            });
            options.extend(people);
        });
        options
    });
    let kinds = [
        ("", texts.all_kinds),
        (EventKind::Result.id(), texts.results),
        (EventKind::Edit.id(), texts.edits),
        (EventKind::Creation.id(), texts.creations),
    ];
    let kinds = Signal::stored(
        kinds
            .map(|(id, label)| (id.to_owned(), label.to_owned()))
            .to_vec(),
    );
    let person_hint = move || {
        let is_chosen = person.with(|person| !person.is_empty());
        is_chosen.then(|| view! { <p class="timeline__hint">{texts.person_hint}</p> })
    };
    let summary = Memo::new(move |_| summary(timeline, collection, preferences, texts));
    let load_all = move || {
        let can_load = collection.read(|rows| !rows.is_complete() && !rows.is_loading());
        can_load.then(|| {
            view! {
                <button
                    type="button"
                    class="button button--quiet"
                    on:click=move |_| collection.load_rest()
                >
                    {preferences.texts().search.load_all}
                </button>
            }
        })
    };
    let nothing = move || {
        let is_empty = timeline.with(|timeline| timeline.days.is_empty());
        is_empty.then(|| view! { <p>{texts.nothing}</p> })
    };
    let today = Memo::new(move |_| intl::local_day_number(health.now()));
    // A line stays, and with it the focus, when others come beside it.
    let day = move |of: &Day| {
        let number = of.day;
        let count = of.events.len() as u64;
        let count = (texts.events)(count, &intl::number(preferences.locale(), count));
        let lines = keyed(of.events.clone(), Event::clone, move |_, event| {
            (|_| (), line(&event, open, texts))
        });
        view! {
            <section class="timeline__day">
                <h3 class="timeline__heading">
                    {move || day_text(number, get_while_owned(today), texts)}
                    <span class="timeline__count">{count}</span>
                </h3>
                <ul>{lines}</ul>
            </section>
        }
        .into_any()
    };
    let days = move || timeline.with(|timeline| timeline.days.iter().map(day).collect_view());
    view! {
        <p class="timeline__hint">{texts.hint}</p>
        <div class="timeline__choices">
            <Select
                label=texts.kind
                show_label=true
                options=kinds
                value=kind
                on_change=move |value| kind.set(value)
            />
            <Select
                label=texts.person
                show_label=true
                options=options
                value=person
                on_change=move |value| person.set(value)
            />
        </div>
        {person_hint}
        <div class="timeline__summary">
            <p role="status">{summary}</p>
            {load_all}
        </div>
        <div class="timeline">
            {nothing}
            {days}
        </div>
        <div class="dialog__actions">
            <button type="button" class="button" on:click=move |_| open.set(false)>
                {preferences.text(|texts| texts.drawer.close)}
            </button>
        </div>
    }
    .into_any()
}

/// How many events there are, of how many rows, and what is not listed.
fn summary(
    timeline: Memo<Timeline>,
    collection: CollectionLoader,
    preferences: Preferences,
    texts: &TimelineMessages,
) -> String {
    let number = |count: usize| intl::number(preferences.locale(), count as u64);
    let (rows, is_complete) =
        collection.read(|collection| (collection.rows().len(), collection.is_complete()));
    let of = if is_complete {
        texts.of_all
    } else {
        texts.of_loaded
    };
    timeline.with(|timeline| {
        let found = timeline.found;
        let mut text = (texts.sentence)(
            &(texts.events)(found as u64, &number(found)),
            &of(&number(rows)),
        );
        let mut add = |count: usize, words: fn(u64, &str) -> String| {
            if count > 0 {
                text.push_str(texts.separator);
                text.push_str(&words(count as u64, &number(count)));
            }
        };
        add(timeline.unreadable, texts.unreadable);
        add(timeline.future, texts.future);
        if found > MOST_EVENTS {
            text.push_str(texts.separator);
            text.push_str(&(texts.capped)(&number(MOST_EVENTS)));
        }
        text
    })
}
