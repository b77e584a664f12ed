//! The page of a row that a link names: rows may have been inserted before it since.

use leptos::prelude::*;

use super::groups_context::GroupsContext;
use super::search_context::SearchContext;
use super::table_context::TableContext;
use crate::state::collection::loader::CollectionLoader;
use crate::state::url::url_state::UrlState;

/// Brings the page of the open row behind it, once the row is found among the loaded ones. A row
/// that was on its page and moves at a refresh keeps the page that people are reading.
pub fn follow_row(
    url: UrlState,
    table: TableContext,
    search: SearchContext,
    groups: GroupsContext,
    collection: CollectionLoader,
) {
    let seen = StoredValue::new(None::<String>);
    // A navigation, which only the URL's state can make: it reads no signal that it sets anew.
    Effect::new(move || {
        let params = url.params();
        let Some(id) = params.row else {
            seen.set_value(None);
            return;
        };
        let on_page = table.page.with(|page| {
            let page = page.as_ref();
            page.is_some_and(|page| page.content.position(&id).is_some())
        });
        if on_page {
            seen.set_value(Some(id));
            return;
        }
        if seen.with_value(|seen| seen.as_ref() == Some(&id)) {
            return;
        }
        let Some(row) = collection.index(|index| index.position(&id)) else {
            return;
        };
        let found = search.result.with(|result| {
            let mut rows = result.answer().rows.iter();
            rows.position(|found| *found == row)
        });
        // While only the page on screen is grouped, pages are those of the list.
        let shown = found.and_then(|found| {
            if table.from_memory.get() {
                groups.shown_position(row, found)
            } else {
                Some(found as u64)
            }
        });
        let page = shown.map(|shown| params.size.page_at(shown));
        if let Some(page) = page.filter(|page| *page != params.page) {
            url.change_page_of_row(page);
        }
    });
}
