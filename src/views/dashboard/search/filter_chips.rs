//! Filter chips: the conditions of the search text in words, each with a button that removes it.

use super::super::context::SearchContext;
use super::filter_labels::{computed_name, facet_name, person_name, pick_name};
use super::search_box::focus_search;
use crate::components::{Icon, Shape};
use crate::domain::Facet;
use crate::i18n::Messages;
use crate::preferences::Preferences;
use crate::state::collection::loader::CollectionLoader;
use crate::state::search::filter::{
    Computed, Filter, with_computed, with_excluded, with_facet_value,
};
use leptos::prelude::*;

/// A condition of the filter that has a chip. Words have none: they are read in the search box.
enum Condition {
    /// A value of a facet.
    Pick(Facet, String),
    /// A value of a facet that is excluded.
    Excluded(Facet, String),
    /// When the result was computed.
    Computed(Computed),
}

impl Condition {
    /// All of a filter, in the order of their chips.
    fn all_of(filter: &Filter) -> Vec<Self> {
        let picks = Facet::ALL.into_iter().flat_map(|facet| {
            let picks = filter.facet_values[facet.index()].iter();
            let picks = picks.map(move |pick| Self::Pick(facet, pick.clone()));
            let excluded = filter.excluded_values[facet.index()].iter();
            picks.chain(excluded.map(move |value| Self::Excluded(facet, value.clone())))
        });
        picks.chain(filter.computed.map(Self::Computed)).collect()
    }

    /// The name of the person whose id it names, as far as the rows say it, reactively; else empty.
    fn person(&self, collection: CollectionLoader) -> String {
        match self {
            Self::Pick(facet, pick) | Self::Excluded(facet, pick) => collection.index(|index| {
                let name = index.person_name(*facet, pick);
                name.unwrap_or_default().to_owned()
            }),
            Self::Computed(_) => String::new(),
        }
    }

    /// The field it is about, and its value, in words.
    fn words(&self, person: &str, texts: &'static Messages) -> (String, String) {
        let value = |facet: Facet, pick: &str| {
            if person.is_empty() {
                pick_name(facet, pick, texts)
            } else {
                person_name(person, pick)
            }
        };
        match self {
            Self::Pick(facet, pick) => (facet_name(*facet, texts).to_owned(), value(*facet, pick)),
            Self::Excluded(facet, pick) => {
                let name = (texts.search.excluded)(facet_name(*facet, texts));
                (name, value(*facet, pick))
            }
            Self::Computed(computed) => {
                let name = texts.columns.last_computed.to_owned();
                (name, computed_name(*computed, texts))
            }
        }
    }

    /// The search text without it.
    fn removed_from(&self, text: &str) -> String {
        match self {
            Self::Pick(facet, pick) => with_facet_value(text, *facet, pick, false),
            Self::Excluded(facet, value) => with_excluded(text, *facet, value, false),
            Self::Computed(_) => with_computed(text, None),
        }
    }
}

/// A row of chips, where there is a filter.
#[component]
pub fn FilterChips() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let search = expect_context::<SearchContext>();
    let collection = expect_context::<CollectionLoader>();
    // A memo: a chip that is focused stays while rows arrive.
    let people = Memo::new(move |_| {
        let conditions = search.filter.with(Condition::all_of).into_iter();
        let people = conditions.map(|condition| condition.person(collection));
        people.collect::<Vec<String>>()
    });
    move || {
        let texts = preferences.texts();
        let people = people.get();
        let chips = search.filter.with(|filter| {
            (!filter.is_empty()).then(|| {
                let conditions = Condition::all_of(filter).into_iter().zip(people);
                conditions
                    .map(|(condition, person)| chip(condition, &person, texts, search))
                    .collect_view()
            })
        })?;
        let clear = move |_| {
            search.change(|_| String::new());
            focus_search();
        };
        Some(view! {
            <div class="chips" role="group" aria-label=texts.search.active_filters>
                {chips}
                <button type="button" class="button button--quiet" on:click=clear>
                    {texts.search.clear_filters}
                </button>
            </div>
        })
    }
}

/// The chip of a condition. Pressed, it is removed, so that the focus goes to the search box.
fn chip(
    condition: Condition,
    person: &str,
    texts: &'static Messages,
    search: SearchContext,
) -> impl IntoView + use<> {
    let (name, value) = condition.words(person, texts);
    let label = (texts.search.remove_filter)(&name, &value);
    let remove = move |_| {
        search.change(|text| condition.removed_from(text));
        focus_search();
    };
    view! {
        <button type="button" class="chip" aria-label=label.clone() title=label on:click=remove>
            <span class="chip__name">{name}</span>
            <bdi>{value}</bdi>
            <Icon shape=Shape::Close />
        </button>
    }
}
