//! The table of profiles: its frame, its headings, and what is said about it.

mod body;
mod heading;

use super::Board;
use super::scene::Scene;
use super::waiting::waiting;
use crate::domain::Total;
use crate::live::{Element, el, text};
use body::{body, virtual_rows};
use heading::Columns;

/// The table.
pub fn table(board: Board) -> Element {
    let console = board.console;
    let loading = move || board.scene.get() == Scene::Loading;
    let caption = move || (console.texts().columns.caption)(&board.project_label());
    let columns = Columns::of(board);
    let rows = virtual_rows(board);
    let headings = el("tr").set("aria-rowindex", "1").child(columns.headings());
    let table = el("table")
        .class("table")
        .bind("aria-rowcount", move || row_count(board))
        .when("aria-busy", loading)
        .child(el("caption").class("visually-hidden").child(text(caption)))
        .child(el("colgroup").child(columns.widths()))
        .child(el("thead").child(headings))
        .child(el("tbody").child(body(board, columns, rows)))
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
        .bind("data-density", move || console.place.params().density.id())
        .child(waiting(board))
        .child(table);
    rows.frame(frame)
}

/// The rows of the whole list and their headings, for assistive technology; -1 where
/// nobody knows.
fn row_count(board: Board) -> String {
    let page = board.shown.get();
    match page.map(|page| page.content.extent.total) {
        Some(Total::Exactly(total) | Total::Stated(total)) => (total + 1).to_string(),
        Some(Total::MoreThan(_) | Total::PastTheEnd(_)) | None => "-1".to_owned(),
    }
}
