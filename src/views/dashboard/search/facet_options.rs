//! Options of a facet: its values as checkboxes, each with how many rows it would leave beside the
//! other filters.

use std::cmp::Reverse;

use super::super::context::SearchContext;
use super::facet_option::{FacetOption, in_order_of, merged, with_option};
use super::filter_labels::{facet_name, person_name, pick_name, value_name};
use crate::domain::Facet;
use crate::i18n::{Messages, intl};
use crate::preferences::Preferences;
use crate::state::collection::loader::CollectionLoader;
use crate::state::search::case_folding::folded;
use leptos::prelude::*;

/// With more values than this the panel has a search field.
const SEARCHABLE_FROM: usize = 12;
/// How many options are listed at once.
const LISTED_MAX: usize = 60;

/// The values of a facet, reactively: those picked first, then the most frequent.
fn ranked_options(
    facet: Facet,
    search: SearchContext,
    collection: CollectionLoader,
    texts: &'static Messages,
) -> Vec<FacetOption> {
    let picks = search
        .filter
        .with(|filter| filter.facet_values[facet.index()].clone());
    let options: Vec<FacetOption> = search.result.with(|result| {
        let counts = &result.answer().facets[facet.index()];
        collection.index(|index| {
            let found: Vec<(&String, Vec<bool>)> = picks
                .iter()
                .map(|pick| (pick, index.accepted(facet, std::slice::from_ref(pick))))
                .collect();
            let choices = index.choices(facet).into_iter().enumerate();
            let options = choices.map(|(at, choice)| {
                let value = choice.value.to_owned();
                let count = if choice.is_ambiguous {
                    let found = index.accepted(facet, std::slice::from_ref(&value));
                    let found = counts.iter().zip(found).filter(|(_, found)| *found);
                    found.map(|(count, _)| count).sum()
                } else {
                    counts.get(at).copied().unwrap_or(0)
                };
                let picks = found
                    .iter()
                    .filter(|(_, found)| found.get(at) == Some(&true));
                FacetOption {
                    is_id: choice.is_id,
                    name: match choice.name {
                        Some(name) if choice.is_id => person_name(name, &value),
                        Some(name) => name.to_owned(),
                        None => value_name(facet, &value, texts),
                    },
                    count,
                    picks: picks.map(|(pick, _)| (*pick).clone()).collect(),
                    value,
                }
            });
            options.collect()
        })
    });
    let mut options = merged(options);
    // What was picked by a link and isn't among the rows can still be removed.
    for pick in &picks {
        if !options.iter().any(|option| option.picks.contains(pick)) {
            options.push(FacetOption {
                value: pick.clone(),
                is_id: false,
                name: pick_name(facet, pick, texts),
                count: 0,
                picks: vec![pick.clone()],
            });
        }
    }
    options.sort_by_key(|option| (!option.is_picked(), Reverse(option.count)));
    options
}

/// The content of a facet's panel.
#[component]
pub fn FacetOptions(
    /// The facet.
    facet: Facet,
) -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let search = expect_context::<SearchContext>();
    let collection = expect_context::<CollectionLoader>();
    let typed = RwSignal::new(String::new());
    let options = Memo::new(move |before: Option<&Vec<FacetOption>>| {
        let options = ranked_options(facet, search, collection, preferences.texts());
        match before {
            None => options,
            Some(before) => in_order_of(before, options),
        }
    });
    let matching = Memo::new(move |_| {
        let typed = folded(&typed.get());
        let mut options = options.get();
        options.retain(|option| folded(&option.name).contains(&typed));
        options
    });
    let search_field = (options.with_untracked(Vec::len) > SEARCHABLE_FROM).then(|| {
        let label = move || {
            let texts = preferences.texts();
            (texts.search.find_value)(facet_name(facet, texts))
        };
        view! {
            <input
                class="input"
                type="search"
                autocomplete="off"
                aria-label=label
                placeholder=label
                prop:value=typed
                on:input:target=move |event| typed.set(event.target().value())
            />
        }
    });
    let listed = move || {
        let options = matching.with(|options| options[..options.len().min(LISTED_MAX)].to_vec());
        options.into_iter()
    };
    let hidden = Memo::new(move |_| matching.with(Vec::len).saturating_sub(LISTED_MAX));
    let more = move || {
        (hidden.get() > 0).then(|| {
            let count = intl::number(preferences.locale(), hidden.get() as u64);
            let message = (preferences.texts().search.more_values)(&count);
            view! { <p class="facet__more">{message}</p> }
        })
    };
    view! {
        {search_field}
        <ul class="facet">
            <For
                each=listed
                key=|option| option.value.clone()
                children=move |option| view! { <FacetCheckbox facet=facet option=option options=options /> }
            />
        </ul>
        {more}
    }
}

/// The checkbox of an option; stays while its count changes.
#[component]
fn FacetCheckbox(
    /// The facet.
    facet: Facet,
    /// The option as it was when it was first listed.
    option: FacetOption,
    /// All options of the facet as they are.
    options: Memo<Vec<FacetOption>>,
) -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let search = expect_context::<SearchContext>();
    let FacetOption { value, name, .. } = option;
    let own_value = value.clone();
    let count_and_picked = Memo::new(move |_| {
        options.with(|options| {
            let own = options.iter().find(|option| option.is_of(&own_value));
            own.map_or((0, false), |option| (option.count, option.is_picked()))
        })
    });
    let count = move || intl::number(preferences.locale(), count_and_picked.get().0.into());
    view! {
        <li>
            <label class="facet__item">
                <input
                    type="checkbox"
                    prop:checked=move || count_and_picked.get().1
                    on:change:target=move |event| {
                        let picked = event.target().checked();
                        search.change(|text| {
                            options.with_untracked(|options| {
                                with_option(text, facet, options, &value, picked)
                            })
                        });
                    }
                />
                <bdi class="facet__name">{name}</bdi>
                <span class="facet__count">{count}</span>
            </label>
        </li>
    }
}
