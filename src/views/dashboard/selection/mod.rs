//! Bar of the selected rows: how many, where they are, and what can be done with them. It takes its
//! room from the end of the table, so that no row moves when it comes.

mod copy_menu;

use leptos::prelude::*;

pub use self::copy_menu::copy_items;
use super::compare::{CompareButton, CompareDialog, ComparedRows};
use super::context::SelectionContext;
use super::lazy_views::LazyViewsContext;
use super::table::SELECT_PAGE;
use crate::components::{Menu, focus_id};
use crate::i18n::{Locale, SelectionMessages, intl};
use crate::preferences::Preferences;
use crate::state::collection::Collection;
use crate::state::collection::loader::CollectionLoader;
use crate::state::selection::SelectionCounts;

/// The bar, while rows are selected, and the live region that announces how many are.
#[component]
pub fn SelectionBar() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let selection = expect_context::<SelectionContext>();
    let collection = expect_context::<CollectionLoader>();
    let lazy = expect_context::<LazyViewsContext>();
    let compared = ComparedRows(RwSignal::new(None));
    let counts = selection.counts;
    let summary = Memo::new(move |_| {
        let texts = &preferences.texts().selection;
        summary(&counts.get(), texts, preferences.locale())
    });
    let is_open = Memo::new(move |_| counts.with(|counts| counts.selected > 0));
    // Nothing is announced before anything was selected.
    let announced = Memo::new(move |before: Option<&String>| {
        if is_open.get() {
            summary.get()
        } else if before.is_some_and(|before| !before.is_empty()) {
            preferences.texts().selection.none_selected.to_owned()
        } else {
            String::new()
        }
    });
    let complete = Memo::new(move |_| collection.read(Collection::is_complete));
    let select_found = move || {
        let texts = &preferences.texts().selection;
        let found = selection.found_count().filter(|found| *found > 0)?;
        if counts.with(|counts| counts.all_found) {
            return None;
        }
        let found = intl::number(preferences.locale(), found as u64);
        let label = if complete.get() {
            (texts.select_found)(&found)
        } else {
            (texts.select_found_so_far)(&found)
        };
        let select = move |_| {
            selection.select_all_found();
            // The button goes with what it offers.
            focus_id(CLEAR);
        };
        Some(view! {
            <button type="button" class="button" on:click=select>
                {label}
            </button>
        })
    };
    let bar = move || {
        is_open.get().then(|| {
            view! {
                <div
                    class="selection"
                    role="group"
                    aria-label=preferences.text(|texts| texts.selection.bar)
                >
                    <p class="selection__counts">{summary}</p>
                    {select_found}
                    <Menu label=preferences.text(|texts| texts.selection.copy)>
                        {lazy.panel(|views| (views.copy_items)())}
                    </Menu>
                    <CompareButton compared />
                    <button
                        type="button"
                        class="button button--quiet"
                        id=CLEAR
                        on:click=move |_| {
                            selection.selected.clear();
                            focus_id(SELECT_PAGE);
                        }
                    >
                        {preferences.text(|texts| texts.selection.clear)}
                    </button>
                </div>
            }
        })
    };
    view! {
        <p class="visually-hidden" role="status">
            {announced}
        </p>
        {bar}
        <CompareDialog compared />
    }
}

/// The id of the button that ends the selection.
const CLEAR: &str = "clear-selection";

/// How many rows are selected, and why some are not in sight.
fn summary(counts: &SelectionCounts, texts: &SelectionMessages, locale: Locale) -> String {
    let number = |count: usize| intl::number(locale, count as u64);
    let mut text = (texts.selected)(&number(counts.selected));
    let out_of_sight = counts.out_of_sight();
    if out_of_sight > 0 {
        text = text + texts.separator + &(texts.out_of_sight)(&number(out_of_sight));
        if counts.filtered_out > 0 {
            text += &(texts.filtered_out)(&number(counts.filtered_out));
        }
    }
    if counts.missing > 0 {
        let missing = (texts.missing)(counts.missing as u64, &number(counts.missing));
        text = text + texts.separator + &missing;
    }
    text
}
