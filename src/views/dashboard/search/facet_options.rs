//! Options of a facet: its values as checkboxes, each with how many rows it would leave beside the
//! other filters, and with buttons for it alone and for all others.

use std::cmp::Reverse;

use super::super::context::SearchContext;
use super::facet_option::{FacetOption, in_order_of, merged, with_option, with_option_excluded};
use super::filter_labels::{facet_name, person_name, pick_name, value_name};
use crate::domain::Facet;
use crate::i18n::{Messages, intl};
use crate::preferences::Preferences;
use crate::state::collection::loader::CollectionLoader;
use crate::state::search::case_folding::folded;
use crate::state::search::filter::with_only;
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
    let (picks, exclusions) = search.filter.with(|filter| {
        let of = |values: &[Vec<String>]| values.get(facet.index()).cloned().unwrap_or_default();
        (of(&filter.facet_values), of(&filter.excluded_values))
    });
    let me: Vec<String> = search.me.get().into_iter().collect();
    let options: Vec<FacetOption> = search.result.with(|result| {
        let counts = &result.answer().facets[facet.index()];
        collection.index(|index| {
            let found_by = |values: &[String]| -> Vec<(String, Vec<bool>)> {
                let found = values.iter().map(|value| {
                    let found = index.accepted_for(facet, std::slice::from_ref(value), &me);
                    (value.clone(), found)
                });
                found.collect()
            };
            let (picked, excluded) = (found_by(&picks), found_by(&exclusions));
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
                let written = |values: &[(String, Vec<bool>)]| -> Vec<String> {
                    let own = values
                        .iter()
                        .filter(|(_, found)| found.get(at) == Some(&true));
                    own.map(|(value, _)| value.clone()).collect()
                };
                FacetOption {
                    is_id: choice.is_id,
                    name: match choice.name {
                        Some(name) if choice.is_id => person_name(name, &value),
                        Some(name) => name.to_owned(),
                        None => value_name(facet, &value, texts),
                    },
                    count,
                    picks: written(&picked),
                    exclusions: written(&excluded),
                    value,
                }
            });
            options.collect()
        })
    });
    let mut options = merged(options);
    // What was written by a link and isn't among the rows can still be removed.
    let is_listed = |options: &[FacetOption], value: &String| {
        let mut options = options.iter();
        options.any(|option| option.picks.contains(value) || option.exclusions.contains(value))
    };
    for value in picks.iter().chain(&exclusions) {
        if !is_listed(&options, value) {
            let own = |values: &[String]| -> Vec<String> {
                let own = values.iter().filter(|own| *own == value);
                own.cloned().collect()
            };
            options.push(FacetOption {
                value: value.clone(),
                is_id: false,
                name: pick_name(facet, value, texts),
                count: 0,
                picks: own(&picks),
                exclusions: own(&exclusions),
            });
        }
    }
    options.sort_by_key(|option| {
        let is_written = option.is_picked() || option.is_excluded();
        (!is_written, Reverse(option.count))
    });
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
                children=move |option| view! { <FacetItem facet=facet option=option options=options /> }
            />
        </ul>
        {more}
    }
}

/// How an option stands in the filter.
#[derive(Clone, Copy, PartialEq)]
struct OptionState {
    count: u32,
    is_picked: bool,
    is_excluded: bool,
}

/// An option: its checkbox, which stays while its count changes, and the buttons beside it.
#[component]
fn FacetItem(
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
    let state = Memo::new(move |_| {
        options.with(|options| {
            let own = options.iter().find(|option| option.is_of(&own_value));
            OptionState {
                count: own.map_or(0, |option| option.count),
                is_picked: own.is_some_and(FacetOption::is_picked),
                is_excluded: own.is_some_and(FacetOption::is_excluded),
            }
        })
    });
    let count = move || intl::number(preferences.locale(), state.get().count.into());
    let (only_value, excluded_value) = (value.clone(), value.clone());
    let (only_name, excluded_name) = (name.clone(), name.clone());
    let class = move || {
        if state.get().is_excluded {
            "facet__item facet__item--excluded"
        } else {
            "facet__item"
        }
    };
    view! {
        <li class=class>
            <label class="facet__choice">
                <input
                    type="checkbox"
                    prop:checked=move || state.get().is_picked
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
            <button
                type="button"
                class="facet__action"
                aria-label=move || (preferences.texts().search.only_value)(&only_name)
                on:click=move |_| search.change(|text| with_only(text, facet, &only_value))
            >
                {preferences.text(|texts| texts.search.only)}
            </button>
            <button
                type="button"
                class="facet__action"
                aria-label=move || (preferences.texts().search.all_but_value)(&excluded_name)
                aria-pressed=move || if state.get().is_excluded { "true" } else { "false" }
                on:click=move |_| {
                    let excluded = !state.get_untracked().is_excluded;
                    search.change(|text| {
                        options.with_untracked(|options| {
                            with_option_excluded(text, facet, options, &excluded_value, excluded)
                        })
                    });
                }
            >
                {preferences.text(|texts| texts.search.all_but)}
            </button>
        </li>
    }
}
