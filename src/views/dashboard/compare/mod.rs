//! Comparison of two selected profiles, field by field.

mod fields_table;

use std::sync::Arc;

use leptos::prelude::*;

use self::fields_table::fields_table;
use super::context::{SelectionContext, TableContext};
use crate::components::Dialog;
use crate::domain::SegmentProfile;
use crate::preferences::Preferences;

/// The two rows that are compared, as they were when the comparison began; `None` while none are.
#[derive(Clone, Copy)]
pub struct ComparedRows(pub RwSignal<Option<[Arc<SegmentProfile>; 2]>>);

/// The button that opens the comparison. It says what is needed where not two rows are selected.
#[component]
pub fn CompareButton(
    /// The rows that are compared.
    compared: ComparedRows,
) -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let selection = expect_context::<SelectionContext>();
    let texts = move || preferences.locale().compare_messages();
    let can_compare = Memo::new(move |_| {
        let counts = selection.counts;
        counts.with(|counts| counts.selected == 2 && counts.missing == 0)
    });
    // For people without a mouse, once they pressed it.
    let says_why = RwSignal::new(false);
    let press = move |_| {
        // 100,000 rows may be selected.
        let rows = can_compare
            .get_untracked()
            .then(|| selection.selected_rows());
        match rows.map(<[_; 2]>::try_from) {
            Some(Ok(rows)) => compared.0.set(Some(rows)),
            Some(Err(_)) | None => says_why.set(true),
        }
    };
    let reason = move || (!can_compare.get()).then(|| texts().needs_two);
    let said = move || reason().filter(|_| says_why.get());
    view! {
        <button
            type="button"
            class="button"
            aria-disabled=move || (!can_compare.get()).then_some("true")
            aria-haspopup="dialog"
            title=reason
            on:click=press
        >
            {move || texts().title}
        </button>
        <p class="selection__reason" role="status">
            {said}
        </p>
    }
}

/// The dialog, open while two rows are compared. It lives as long as the page: it follows signals
/// that do.
#[component]
pub fn CompareDialog(
    /// The rows that are compared.
    compared: ComparedRows,
) -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let table = expect_context::<TableContext>();
    let ComparedRows(compared) = compared;
    // As they were loaded last: a refresh may have changed them.
    let rows = Memo::new(move |_| {
        let newest = |row: Arc<SegmentProfile>| table.profile(&row.id).unwrap_or(row);
        compared.get().map(|rows| rows.map(newest))
    });
    let is_open = Memo::new(move |_| compared.with(Option::is_some));
    let title = move || preferences.locale().compare_messages().title;
    let close = move || compared.set(None);
    // Made anew on each opening.
    let content = move || {
        is_open.get().then(|| {
            let texts = preferences.locale().compare_messages();
            untrack(|| fields_table(rows, Callback::new(move |()| close()), texts))
        })
    };
    view! {
        <Dialog open=is_open title=title on_close=close>
            {content}
        </Dialog>
    }
}
