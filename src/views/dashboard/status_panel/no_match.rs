//! That no row matches the search, and how many rows were searched.

use leptos::prelude::*;

use super::super::context::{SearchContext, TableContext};
use super::super::search::focus_search;
use crate::i18n::intl;
use crate::preferences::Preferences;

/// Advice for a search without a match, and a button that clears it.
#[component]
pub fn NoMatch() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let table = expect_context::<TableContext>();
    let search = expect_context::<SearchContext>();
    let texts = move || &preferences.texts().search;
    let partial = move || {
        table.partial_count().map(|loaded| {
            let loaded = intl::number(preferences.locale(), loaded);
            view! { <p>{(texts().no_match_yet)(&loaded)}</p> }
        })
    };
    let clear = move |_| {
        search.change(|_| String::new());
        // The button goes, and would take the focus with it.
        focus_search(search);
    };
    view! {
        <p>{preferences.text(|texts| texts.search.no_match_advice)}</p>
        {partial}
        <button type="button" class="button button--primary" on:click=clear>
            {preferences.text(|texts| texts.search.clear_filters)}
        </button>
    }
}
