//! What is wrong with the text of the search box, and the nearest texts that are right.

use std::collections::HashSet;

use leptos::prelude::*;

use super::super::context::SearchContext;
use super::super::lazy_views::LazyViewsContext;
use super::filter_labels::{person_name, problem_message};
use super::search_box::focus_search;
use crate::components::Select;
use crate::domain::Facet;
use crate::preferences::Preferences;
use crate::state::collection::loader::CollectionLoader;
use crate::state::search::filter::Problem;

/// The id of the list of problems, for `aria-describedby`.
pub const PROBLEM: &str = "search-problem";

/// The problems, announced only when they come out different; the choices come under them.
#[component]
pub fn SearchProblems() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let search = expect_context::<SearchContext>();
    let problems = Memo::new(move |_| search.parsed.with(|parsed| parsed.problems.clone()));
    let messages = Memo::new(move |_| {
        let texts = preferences.texts();
        problems.with(|problems| {
            let problems = problems.iter();
            problems
                .map(|problem| problem_message(&problem.kind, texts))
                .collect::<Vec<_>>()
        })
    });
    let lazy = expect_context::<LazyViewsContext>();
    view! {
        <p class="search__problem" id=PROBLEM role="status">
            {move || {
                let messages = messages.get().into_iter();
                messages
                    .map(|message| view! { <span><bdi>{message}</bdi></span> })
                    .collect_view()
            }}
        </p>
        {move || lazy.once_loaded(|views| (views.search_choices)())}
    }
}

/// The texts that can be taken in the place of the wrong ones, and the choice of who `@me` is.
#[component]
pub fn SearchChoices() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let search = expect_context::<SearchContext>();
    let problems = Memo::new(move |_| search.parsed.with(|parsed| parsed.problems.clone()));
    let asks_for_me = Memo::new(move |_| search.asks_for_me());
    let choices = move || {
        let problems = problems.get().into_iter();
        let choices = problems.flat_map(|problem| {
            let choices = problem.choices.clone().into_iter();
            choices.map(move |choice| (problem.clone(), choice))
        });
        choices
            .map(|(problem, choice)| choice_button(problem, choice, preferences, search))
            .collect_view()
    };
    view! {
        <div class="search__choices">{choices}</div>
        {move || asks_for_me.get().then(|| view! { <MeSelect /> })}
    }
}

/// The choice of who the person at the screen is, for `@me`.
#[component]
fn MeSelect() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let search = expect_context::<SearchContext>();
    let collection = expect_context::<CollectionLoader>();
    let people = Memo::new(move |_| {
        let mut known = HashSet::new();
        let mut people = Vec::new();
        collection.index(|index| {
            for facet in [Facet::Creator, Facet::LastEditor] {
                for choice in index.choices(facet) {
                    let Some(name) = choice.name else { continue };
                    if known.insert(choice.value.to_owned()) {
                        let label = if choice.is_id {
                            person_name(name, choice.value)
                        } else {
                            name.to_owned()
                        };
                        people.push((choice.value.to_owned(), label));
                    }
                }
            }
        });
        people
    });
    let options = move || {
        let none = preferences.texts().search.choose_me.to_owned();
        let options = [(String::new(), none)].into_iter();
        options.chain(people.get()).collect()
    };
    view! {
        <Select
            label=preferences.text(|texts| texts.search.who_is_me)
            show_label=true
            options=options
            value=move || search.me.get().unwrap_or_default()
            on_change=move |me| search.choose_me(preferences, me)
        />
    }
}

/// The button that puts a text in the place of a wrong one. Pressed, it is removed, so that the
/// focus goes to the search box.
fn choice_button(
    problem: Problem,
    choice: String,
    preferences: Preferences,
    search: SearchContext,
) -> impl IntoView + use<> {
    let label = (preferences.texts().search.use_instead)(&choice);
    let shown = choice.clone();
    let take = move |_| {
        search.change(|text| problem.with_choice(text, &choice));
        focus_search(search);
    };
    view! {
        <button type="button" class="chip" aria-label=label.clone() title=label on:click=take>
            <bdi>{shown}</bdi>
        </button>
    }
}
