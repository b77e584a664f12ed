//! The table of profiles: its frame, its headings, and what is said about it.

mod body;
mod heading;

use super::DashboardContext;
use super::loading_status::waiting;
use super::table_state::TableState;
use crate::domain::Total;
use crate::live::{Element, el, text};
use body::{body, virtual_rows};
use heading::Columns;
use leptos::prelude::*;

/// The table.
pub fn table(dashboard: DashboardContext) -> Element {
    let app = dashboard.app;
    let loading = move || dashboard.table_state.get() == TableState::Loading;
    let caption = move || (app.texts().columns.caption)(&dashboard.project_label());
    let columns = Columns::of(dashboard);
    let rows = virtual_rows(dashboard);
    let headings = el("tr").set("aria-rowindex", "1").child(columns.headings());
    let table = el("table")
        .class("table")
        .bind("aria-rowcount", move || row_count(dashboard))
        .when("aria-busy", loading)
        .child(el("caption").class("visually-hidden").child(text(caption)))
        .child(el("colgroup").child(columns.widths()))
        .child(el("thead").child(headings))
        .child(el("tbody").child(body(dashboard, columns, rows)))
        // As high as its rows, as wide as its columns: whatever changes their size.
        .on_resize(move || {
            rows.measure();
            columns.measure();
        });
    let frame = el("div")
        .class("table-frame")
        // It scrolls, so the keyboard must reach it, and then it has a name.
        .set("tabindex", "0")
        .set("role", "region")
        .bind("aria-label", caption)
        .bind("data-density", move || app.url.params().density.id())
        .child(waiting(dashboard))
        .child(table);
    rows.frame(frame)
}

/// The rows of the whole list and their headings, for assistive technology; -1 where
/// nobody knows.
fn row_count(dashboard: DashboardContext) -> String {
    let page = dashboard.shown.get();
    match page.map(|page| page.content.extent.total) {
        Some(Total::Exactly(total) | Total::Stated(total)) => (total + 1).to_string(),
        Some(Total::MoreThan(_) | Total::PastTheEnd(_)) | None => "-1".to_owned(),
    }
}
