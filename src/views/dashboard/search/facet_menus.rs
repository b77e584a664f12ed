//! Filter menus beside the search box: one for each facet but the health, which has its summary,
//! and one for the time of the last computation.

use super::super::context::SearchContext;
use super::super::lazy_views::LazyViewsContext;
use super::facet_options::FacetOptions;
use super::filter_labels::{computed_name, facet_name};
use crate::components::Menu;
use crate::domain::{Facet, HOUR_MS};
use crate::i18n::Messages;
use crate::preferences::Preferences;
use crate::state::search::filter::{Computed, Filter, with_computed};
use leptos::prelude::*;

const DAY_MS: i64 = 24 * HOUR_MS;

/// The periods on offer; `None` is any time.
const PERIODS: [Option<Computed>; 6] = [
    None,
    Some(Computed::Within(HOUR_MS)),
    Some(Computed::Within(DAY_MS)),
    Some(Computed::Within(7 * DAY_MS)),
    Some(Computed::NotSince(DAY_MS)),
    Some(Computed::NotSince(7 * DAY_MS)),
];

/// What a menu filters by.
#[derive(Clone, Copy)]
pub enum FilterMenu {
    /// By the values of a facet.
    Facet(Facet),
    /// By the time of the last computation.
    Computed,
}

impl FilterMenu {
    /// The words of its button: what it filters by, and what is chosen.
    fn label(self, filter: &Filter, texts: &'static Messages) -> String {
        match self {
            Self::Facet(facet) => {
                let name = facet_name(facet, texts);
                let picked = filter.facet_values[facet.index()].len();
                match (picked, filter.excluded_values[facet.index()].len()) {
                    (0, 0) => name.to_owned(),
                    (0, excluded) => (texts.search.excluded_values)(name, excluded),
                    (picked, _) => (texts.search.chosen_values)(name, picked),
                }
            }
            Self::Computed => filter.computed.map_or_else(
                || texts.columns.last_computed.to_owned(),
                |computed| computed_name(computed, texts),
            ),
        }
    }

    /// Whether something is chosen in it.
    fn is_active(self, filter: &Filter) -> bool {
        match self {
            Self::Facet(facet) => {
                !filter.facet_values[facet.index()].is_empty()
                    || !filter.excluded_values[facet.index()].is_empty()
            }
            Self::Computed => filter.computed.is_some(),
        }
    }
}

/// The content of a menu's panel.
pub fn filter_options(menu: FilterMenu) -> AnyView {
    match menu {
        FilterMenu::Facet(facet) => view! { <FacetOptions facet=facet /> }.into_any(),
        FilterMenu::Computed => view! { <PeriodOptions /> }.into_any(),
    }
}

/// The menus.
#[component]
pub fn FacetMenus() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let filter = expect_context::<SearchContext>().filter;
    let lazy = expect_context::<LazyViewsContext>();
    let facets = Facet::ALL.into_iter();
    let facets = facets.filter(|facet| *facet != Facet::Health);
    let menus = facets.map(FilterMenu::Facet).chain([FilterMenu::Computed]);
    let menus = menus.map(|menu| {
        view! {
            <Menu
                label=move || filter.with(|filter| menu.label(filter, preferences.texts()))
                active=move || filter.with(|filter| menu.is_active(filter))
            >
                {lazy.panel(move |views| (views.filter_options)(menu))}
            </Menu>
        }
    });
    view! {
        <div
            class="facets"
            role="group"
            aria-label=preferences.text(|texts| texts.search.filters)
        >
            {menus.collect_view()}
        </div>
    }
}

/// The periods to choose one from.
#[component]
fn PeriodOptions() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let search = expect_context::<SearchContext>();
    let options = PERIODS.map(|computed| {
        let name = move || {
            let texts = preferences.texts();
            computed.map_or_else(
                || texts.search.computed_any.to_owned(),
                |computed| computed_name(computed, texts),
            )
        };
        view! {
            <li class="facet__item">
                <label class="facet__choice">
                    <input
                        type="radio"
                        name="computed"
                        prop:checked=move || search.filter.with(|filter| filter.computed == computed)
                        on:change=move |_| search.change(|text| with_computed(text, computed))
                    />
                    <span class="facet__name">{name}</span>
                </label>
            </li>
        }
    });
    view! { <ul class="facet">{options.collect_view()}</ul> }
}
