//! Health summary: how many of the loaded profiles have each health, as a bar and as counts,
//! each of which is a filter. No filter changes the counts, so that they always sum to what is
//! loaded.

use super::super::badge_style;
use super::super::context::SearchContext;
use super::super::health_bar::health_bar;
use super::filter_labels::facet_name;
use crate::components::Icon;
use crate::domain::{Facet, Health};
use crate::i18n::intl;
use crate::preferences::Preferences;
use crate::state::collection::Collection;
use crate::state::collection::loader::CollectionLoader;
use crate::state::search::filter::{with_facet_value, with_picked};
use leptos::prelude::*;

/// How many profiles have each health, by [`Health::index`], of how many loaded ones.
#[derive(Clone, Copy, PartialEq)]
struct HealthCounts {
    loaded: usize,
    counts: [u32; 6],
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
        })
    });
    view! {
        <section
            class="strip"
            aria-label=move || facet_name(Facet::Health, preferences.texts())
        >
            {move || health_bar(&counts.get().counts, None)}
            <div class="strip__counts">
                {Health::ALL
                    .map(|health| view! { <HealthCount health=health counts=counts /> })
                    .collect_view()}
            </div>
        </section>
    }
}

/// The count of a health, which is a toggle button for the filter by it.
#[component]
fn HealthCount(
    /// The health.
    health: Health,
    /// The counts of all healths.
    counts: Memo<HealthCounts>,
) -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let search = expect_context::<SearchContext>();
    let collection = expect_context::<CollectionLoader>();
    let is_on = Memo::new(move |_| {
        search.filter.with(|filter| {
            let picks = &filter.facet_values[Facet::Health.index()];
            picks.iter().any(|pick| pick == health.id())
        })
    });
    let count = move || {
        let HealthCounts { loaded, counts } = counts.get();
        // Zero of nothing loaded so far would be no answer.
        if loaded == 0 && !collection.read(Collection::is_complete) {
            return preferences.texts().dash.to_owned();
        }
        intl::number(preferences.locale(), counts[health.index()].into())
    };
    let toggle = move |_| {
        let on = !is_on.get_untracked();
        search.change(|text| {
            if on {
                with_picked(text, Facet::Health, health.id())
            } else {
                with_facet_value(text, Facet::Health, health.id(), false)
            }
        });
    };
    view! {
        <button
            type="button"
            class=item_class(health)
            aria-pressed=move || if is_on.get() { "true" } else { "false" }
            on:click=toggle
        >
            <Icon shape=badge_style::health_shape(health) />
            <span>{move || badge_style::health(health, &preferences.texts().health).word}</span>
            <b class="strip__count">{count}</b>
        </button>
    }
}

fn item_class(health: Health) -> &'static str {
    match health {
        Health::Failed => "strip__item strip__item--bad",
        Health::Overdue => "strip__item strip__item--soon",
        Health::Running => "strip__item strip__item--busy",
        Health::Healthy => "strip__item strip__item--good",
        Health::NotComputed | Health::Unknown => "strip__item strip__item--neutral",
    }
}
