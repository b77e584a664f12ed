//! The first column: the checkbox that selects a row, and its star.

use std::sync::Arc;

use leptos::ev::MouseEvent;
use leptos::html;
use leptos::prelude::*;

use super::super::context::{SelectionContext, StarredRows};
use super::line::LineContent;
use crate::components::{Icon, RowSlot, Shape};
use crate::domain::SegmentProfile;
use crate::preferences::Preferences;
use crate::subscription::get_while_owned;

/// The id of the checkbox for the rows of the page.
pub const SELECT_PAGE: &str = "select-page";

/// The ids of the words that name checkboxes and stars, before the name of their row. Each has one
/// element that holds its word: as attributes, the names of all rows would be written anew with
/// each page.
const SELECT_WORD: &str = "word-select";
const STAR_WORD: &str = "word-star";

/// The id of the element with the name of a slot's row.
pub fn name_id(slot: RowSlot) -> String {
    format!("row-name-{}", slot.number)
}

/// The first heading: the checkbox for the rows of the page. A `<td>`: it is the heading of no
/// field.
#[component]
pub fn MarksHeading() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let selection = expect_context::<SelectionContext>();
    let counts = Memo::new(move |_| get_while_owned(selection.counts));
    let all = move || {
        let counts = counts.get();
        counts.page_rows > 0 && counts.on_page == counts.page_rows
    };
    let some = move || {
        let counts = counts.get();
        counts.on_page > 0 && counts.on_page < counts.page_rows
    };
    let change = move |checked| {
        let rows = untrack(|| selection.page_rows());
        selection.selected.set(&rows, checked);
    };
    view! {
        <td class="heading marks">
            <input
                type="checkbox"
                class="marks__check"
                id=SELECT_PAGE
                aria-label=preferences.text(|texts| texts.selection.select_page)
                title=preferences.text(|texts| texts.selection.select_page)
                prop:disabled=move || counts.with(|counts| counts.page_rows == 0)
                prop:checked=all
                prop:indeterminate=some
                on:change:target=move |event| change(event.target().checked())
            />
            <span id=SELECT_WORD hidden>
                {preferences.text(|texts| texts.selection.select_row)}
            </span>
            <span id=STAR_WORD hidden>
                {preferences.text(|texts| texts.stars.star)}
            </span>
        </td>
    }
}

/// The first cell of a slot. What is in it is reached by the keys of the table, and not by Tab: two
/// stops more for each row would keep people from the page under it.
pub fn marks_cell(
    slot: RowSlot,
    content: Memo<Option<LineContent>>,
    selection: SelectionContext,
    starred: StarredRows,
) -> impl IntoView {
    let row = move || -> Option<Arc<SegmentProfile>> {
        content.with_untracked(|content| Some(Arc::clone(&content.as_ref()?.row()?.profile)))
    };
    let checkbox = NodeRef::<html::Input>::new();
    let has_star = Memo::new(move |_| {
        content.with(|content| {
            let row = content.as_ref().and_then(LineContent::row);
            row.is_some_and(|row| starred.has(&row.profile.id))
        })
    });
    let select = move |event: MouseEvent| {
        // The row doesn't open.
        event.stop_propagation();
        if let Some(row) = row() {
            let rows = selection.shown_rows();
            selection.selected.toggle(&rows, &row, event.shift_key());
        }
        // The browser has changed the box. Where the search is for selected rows, another row has
        // come into the slot, and the value that is to be shown may be the one of before.
        queue_microtask(move || {
            let checkbox = checkbox.try_get_untracked().flatten();
            if let Some((checkbox, selected)) = checkbox.zip(slot.selected.try_get_untracked()) {
                checkbox.set_checked(selected == Some(true));
            }
        });
    };
    let star = move |event: MouseEvent| {
        event.stop_propagation();
        if let Some(row) = row() {
            starred.toggle(&row);
        }
    };
    // Shift would select the text up to here.
    let keep_text = |event: MouseEvent| {
        if event.shift_key() {
            event.prevent_default();
        }
    };
    let label = |word| format!("{word} {}", name_id(slot));
    view! {
        <td class="marks" on:click=select on:mousedown=keep_text>
            <input
                type="checkbox"
                class="marks__check"
                node_ref=checkbox
                tabindex="-1"
                aria-labelledby=label(SELECT_WORD)
                prop:checked=move || slot.selected.get() == Some(true)
            />
            <button
                type="button"
                class="star"
                tabindex="-1"
                aria-labelledby=label(STAR_WORD)
                role="switch"
                aria-checked=move || if has_star.get() { "true" } else { "false" }
                on:click=star
            >
                <Icon shape=Shape::Star />
            </button>
        </td>
    }
}
