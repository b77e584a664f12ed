//! Table of profiles in its frame: columns, rows, and what is told about them to assistive
//! technology.

mod change_mark;
mod columns;
mod heading;
mod health_hint;
mod line;
mod marks;
mod name_button;
mod rendered_page;
mod rows;

use leptos::prelude::*;

use super::context::TableContext;
use super::lazy_views::LazyViewsContext;
use super::loading_status::LoadingStatus;
use super::table_state::TableState;
use crate::components::VirtualTable;
use crate::domain::Total;
use crate::state::url::url_state::UrlState;
use crate::subscription::get_while_owned;
use columns::{ColumnWidths, Columns};
use heading::Headings;
pub use health_hint::health_hint;
use marks::MarksHeading;
pub use marks::SELECT_PAGE;
use rendered_page::RenderedPage;
use rows::{Skeleton, profile_cells, profile_rows};

/// The class of the first column. A constant, because Leptos writes an element of literals alone as
/// `innerHTML`, which the Content Security Policy refuses.
const MARKS_COLUMN: &str = "col col--marks";

/// The table. While the page that the URL names is on its way, it keeps the rows of the page
/// before and is `aria-busy`; a project's first page has a skeleton instead.
#[component]
pub fn ProfileTable() -> impl IntoView {
    let url = expect_context::<UrlState>();
    let table = expect_context::<TableContext>();
    let loading = Memo::new(move |_| get_while_owned(table.state) == TableState::Loading);
    let rendered = RwSignal::new(untrack(RenderedPage::now));
    let caption = Memo::new(move |_| rendered.with(|rendered| rendered.caption.clone()));
    // As the rows that are rendered, and not before them: slots are measured when they come.
    let present = Memo::new(move |_| rendered.with(|rendered| rendered.has_slots));
    let columns = Columns::follow(url);
    let rows = profile_rows(rendered);
    let lazy = expect_context::<LazyViewsContext>();
    view! {
        <VirtualTable
            rows=rows
            label=caption
            density=move || url.params().density.id()
            row_count=move || row_count(table)
            busy=loading
            present=present
            placeholder=move || view! { <Skeleton columns=columns.shown /> }
            overlay=move || {
                view! {
                    <LoadingStatus />
                    {move || lazy.once_loaded(|views| (views.health_hint)(rows, columns.shown))}
                }
            }
            cells=profile_cells(columns.shown, rendered)
            on_resize=move || columns.measure()
        >
            <caption class="visually-hidden">{caption}</caption>
            <colgroup>
                <col class=MARKS_COLUMN />
                <ColumnWidths columns=columns />
            </colgroup>
            <thead>
                <tr aria-rowindex="1">
                    <MarksHeading />
                    <Headings columns=columns />
                </tr>
            </thead>
        </VirtualTable>
    }
}

/// The rows of the whole list and their headings, for assistive technology; -1 where
/// nobody knows.
fn row_count(table: TableContext) -> String {
    let page = get_while_owned(table.rows);
    let in_groups = page.as_ref().and_then(|page| {
        let groups = page.groups.as_ref()?;
        // How many headings other pages have, nobody knows where only this one is grouped.
        let count = |lines: u64| (lines + 1).to_string();
        Some(groups.lines_total.map_or_else(|| "-1".to_owned(), count))
    });
    if let Some(count) = in_groups {
        return count;
    }
    match page.map(|page| page.content.range.total) {
        Some(Total::Exact(total) | Total::Stated(total)) => (total + 1).to_string(),
        Some(Total::MoreThan(_) | Total::PastTheEnd(_)) | None => "-1".to_owned(),
    }
}
