//! Options of a facet: its values as checkboxes, each with how many rows it would leave beside the
//! other filters.

use std::cmp::Reverse;

use super::super::context::SearchContext;
use super::filter_labels::{facet_name, pick_name, value_name};
use crate::domain::Facet;
use crate::i18n::{Messages, intl};
use crate::preferences::Preferences;
use crate::state::collection::loader::CollectionLoader;
use crate::state::search::case_folding::{folded, look, looks_like};
use crate::state::search::filter::with_facet_value;
use crate::state::search::index::FacetValues;
use leptos::prelude::*;

/// With more values than this the panel has a search field.
const SEARCHABLE_FROM: usize = 12;
/// How many options are listed at once.
const LISTED_MAX: usize = 60;

/// A value to choose.
#[derive(Clone, Debug, PartialEq)]
struct FacetOption {
    value: String,
    name: String,
    count: u32,
    picked: bool,
}

impl FacetOption {
    /// Whether it is the option of this value, as filters compare them.
    fn is_of(&self, value: &str) -> bool {
        looks_like(&self.value, value)
    }
}

/// One option for the values that one filter finds: those that look alike are counted together, under the first of them.
fn merged(options: Vec<FacetOption>) -> Vec<FacetOption> {
    let mut merged: Vec<FacetOption> = Vec::with_capacity(options.len());
    let mut known = FacetValues::default();
    for option in options {
        let index = known.intern(&look(&option.value));
        match merged.get_mut(index as usize) {
            Some(first) => first.count += option.count,
            None => merged.push(option),
        }
    }
    merged
}

/// The options in the order of those before them, new ones at the end: a checkbox stays under the
/// pointer, and focused, when it is ticked and while counts change.
fn in_order_of(before: &[FacetOption], mut options: Vec<FacetOption>) -> Vec<FacetOption> {
    let index = |option: &FacetOption| before.iter().position(|old| old.value == option.value);
    options.sort_by_cached_key(|option| index(option).unwrap_or(usize::MAX));
    options
}

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
        let counts = result.answer().facets[facet.index()].iter();
        collection.index(|index| {
            let values = index.values(facet).into_iter().zip(counts);
            let options = values.map(|(value, count)| FacetOption {
                value: value.to_owned(),
                name: value_name(facet, value, texts),
                count: *count,
                picked: picks.iter().any(|pick| looks_like(pick, value)),
            });
            options.collect()
        })
    });
    let mut options = merged(options);
    // What was picked by a link and isn't among the rows can still be removed.
    for pick in &picks {
        if !options.iter().any(|option| option.is_of(pick)) {
            options.push(FacetOption {
                value: pick.clone(),
                name: pick_name(facet, pick, texts),
                count: 0,
                picked: true,
            });
        }
    }
    options.sort_by_key(|option| (!option.picked, Reverse(option.count)));
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
            own.map_or((0, false), |option| (option.count, option.picked))
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
                        search.change(|text| with_facet_value(text, facet, &value, picked));
                    }
                />
                <bdi class="facet__name">{name}</bdi>
                <span class="facet__count">{count}</span>
            </label>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn option(value: &str, count: u32, picked: bool) -> FacetOption {
        FacetOption {
            value: value.to_owned(),
            name: value.to_owned(),
            count,
            picked,
        }
    }

    #[test]
    fn values_that_one_filter_finds_are_one_option() {
        let merged = merged(vec![
            option("Emma", 2, false),
            option("李娜", 3, false),
            option("emma", 4, false),
            option("\u{200b}李\u{ad}娜", 1, false),
        ]);
        let values: Vec<(&str, u32)> = merged
            .iter()
            .map(|option| (option.value.as_str(), option.count))
            .collect();
        assert_eq!(values, [("Emma", 6), ("李娜", 4)]);
    }

    #[test]
    fn options_keep_their_order_when_counts_and_picks_change_and_new_ones_come_last() {
        let before = [option("a", 3, false), option("b", 2, false)];
        let now = vec![
            option("b", 2, true),
            option("c", 9, false),
            option("a", 3, false),
        ];
        assert_eq!(
            in_order_of(&before, now),
            [
                option("a", 3, false),
                option("b", 2, true),
                option("c", 9, false)
            ]
        );
    }
}
