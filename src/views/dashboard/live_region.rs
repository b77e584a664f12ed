//! Live region: announces to assistive technology how many rows the table has now, or why it has
//! none. It stands beside the table and not in it, so that it is in the page before it has
//! something to announce.

use leptos::prelude::*;

use super::context::{SearchContext, TableContext};
use super::table_state::TableState;
use crate::i18n::{Locale, Messages, intl};
use crate::preferences::Preferences;

/// The live region, visually hidden.
#[component]
pub fn LiveRegion() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let table = expect_context::<TableContext>();
    let search = expect_context::<SearchContext>();
    // A memo: announced again only when it is another sentence.
    let announcement = Memo::new(move |_| {
        let texts = preferences.texts();
        let text = match table.state.get() {
            // A failure is an alert.
            TableState::ChooseProject | TableState::Failed => "",
            TableState::Loading => texts.states.loading,
            TableState::EmptyProject => texts.states.empty_title,
            TableState::NoMatch => texts.explore.no_match_title,
            TableState::PastTheEnd => texts.states.past_end_title,
            TableState::Rows => return row_count(table, search, preferences.locale(), texts),
        };
        text.to_owned()
    });
    view! { <p class="visually-hidden" role="status">{announcement}</p> }
}

/// How many rows were found, or how many the page has.
fn row_count(
    table: TableContext,
    search: SearchContext,
    locale: Locale,
    texts: &Messages,
) -> String {
    let number = |count: u64| intl::number(locale, count);
    if search.is_filtered() {
        let found = search.result.get().answer().places.len() as u64;
        (texts.explore.found)(&number(found))
    } else {
        let rows = table.page.with(|page| {
            let page = page.as_ref();
            page.map_or(0, |page| page.content.rows.len() as u64)
        });
        (texts.states.rows_here)(rows, &number(rows))
    }
}
