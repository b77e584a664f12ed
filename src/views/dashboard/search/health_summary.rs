//! Health summary: how many of the loaded profiles have each health, as a bar and as counts,
//! each of which is a filter. No filter changes the counts, so that they always sum to what is
//! loaded.

use super::super::badge_style;
use super::super::context::{HealthContext, SearchContext};
use super::super::health_bar::health_bar;
use super::filter_labels::facet_name;
use crate::components::{Icon, Shape};
use crate::domain::{Facet, Health};
use crate::i18n::intl;
use crate::preferences::Preferences;
use crate::state::collection::Collection;
use crate::state::collection::loader::CollectionLoader;
use crate::state::search::filter::{Mark, with_facet_value, with_mark, with_picked};
use leptos::prelude::*;

/// How many profiles have each health, by [`Health::index`], and how many are due soon, of how many
/// loaded ones.
#[derive(Clone, Copy, PartialEq)]
struct HealthCounts {
    loaded: usize,
    counts: [u32; 6],
    due_soon: u32,
}

/// The summary.
#[component]
pub fn HealthSummary() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let search = expect_context::<SearchContext>();
    let counts = Memo::new(move |_| {
        search.result.with(|result| HealthCounts {
            loaded: result.answer().loaded,
            counts: result.answer().health,
            due_soon: result.answer().due_soon,
        })
    });
    let rules = expect_context::<HealthContext>().rules;
    let warns = Memo::new(move |_| rules.with(|rules| rules.warns()));
    view! {
        <section
            class="strip"
            aria-label=move || facet_name(Facet::Health, preferences.texts())
        >
            {move || health_bar(&counts.get().counts, None)}
            <div class="strip__counts">
                {Health::ALL
                    .map(|health| view! { <HealthCount health=Some(health) counts=counts /> })
                    .collect_view()}
                {move || warns.get().then(|| view! { <HealthCount health=None counts=counts /> })}
            </div>
        </section>
    }
}

/// The count of a health, or of what is due soon, which is a toggle button for the filter by it.
#[component]
fn HealthCount(
    /// The health; `None` for what is due soon, whichever it has.
    health: Option<Health>,
    /// The counts of all healths.
    counts: Memo<HealthCounts>,
) -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let search = expect_context::<SearchContext>();
    let collection = expect_context::<CollectionLoader>();
    let is_on = Memo::new(move |_| {
        search.filter.with(|filter| {
            let Some(health) = health else {
                let mut others = filter.others.iter();
                return others.any(|node| node.is_mark(Mark::DueSoon));
            };
            let picks = &filter.facet_values[Facet::Health.index()];
            picks.iter().any(|pick| pick == health.id())
        })
    });
    let count = move || {
        let HealthCounts {
            loaded,
            counts,
            due_soon,
        } = counts.get();
        // Zero of nothing loaded so far would be no answer.
        if loaded == 0 && !collection.read(Collection::is_complete) {
            return preferences.texts().dash.to_owned();
        }
        let count = health.map_or(due_soon, |health| counts[health.index()]);
        intl::number(preferences.locale(), count.into())
    };
    let toggle = move |_| {
        let on = !is_on.get_untracked();
        search.change(|text| {
            let Some(health) = health else {
                return with_mark(text, Mark::DueSoon, on);
            };
            if on {
                with_picked(text, Facet::Health, health.id())
            } else {
                with_facet_value(text, Facet::Health, health.id(), false)
            }
        });
    };
    let word = move || {
        let words = &preferences.texts().health;
        match health {
            Some(health) => badge_style::health(health, words).word,
            None => words.due_soon_alone.to_owned(),
        }
    };
    view! {
        <button
            type="button"
            class=item_class(health)
            aria-pressed=move || if is_on.get() { "true" } else { "false" }
            on:click=toggle
        >
            <Icon shape=health.map_or(Shape::Clock, badge_style::health_shape) />
            <span>{word}</span>
            <b class="strip__count">{count}</b>
        </button>
    }
}

fn item_class(health: Option<Health>) -> &'static str {
    match health {
        Some(Health::Failed) => "strip__item strip__item--bad",
        Some(Health::Overdue) | None => "strip__item strip__item--soon",
        Some(Health::Running) => "strip__item strip__item--busy",
        Some(Health::Healthy) => "strip__item strip__item--good",
        Some(Health::NotComputed | Health::Unknown) => "strip__item strip__item--neutral",
    }
}
