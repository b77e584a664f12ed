//! The rows that could not be read, as the server wrote them, to be looked at and sent
//! to whoever can mend them.

use super::Board;
use crate::api::wire::{RawRow, UnreadableRows};
use crate::components::{CopyButton, Dialog, button};
use crate::live::{Element, Part, el, live, text, words};
use crate::text::intl;

/// The dialog, open while somebody looks at them.
pub fn unreadable_rows(board: Board) -> Part {
    let looked_at = board.looked_at;
    let texts = move || &board.console.texts().network;
    let dialog = Dialog {
        open: (move || looked_at.with(Option::is_some)).into(),
        title: (move || texts().unreadable_title.to_owned()).into(),
    };
    let content = live(move || looked_at.get().map(|rows| list(board, &rows)));
    dialog.part(move || looked_at.set(None), content)
}

fn list(board: Board, rows: &UnreadableRows) -> Part {
    let console = board.console;
    let number = |count: u64| intl::number(console.locale(), count);
    let shown = rows.kept().len() as u64;
    let all = (shown < rows.count()).then(|| {
        let line =
            (console.texts().network.unreadable_shown)(&number(shown), &number(rows.count()));
        el("p").child(words(&line))
    });
    let items = rows.kept().iter().map(|row| item(board, row).into());
    let close = button("button button--primary")
        .on("click", move |_| board.looked_at.set(None))
        .child(text(move || console.texts().drawer.close));
    Part::Many(vec![
        all.into(),
        el("ol")
            .class("raw")
            .child(items.collect::<Vec<Part>>())
            .into(),
        el("div").class("dialog__actions").child(close).into(),
    ])
}

fn item(board: Board, row: &RawRow) -> Element {
    let texts = board.console.texts();
    let copy = CopyButton {
        label: texts.network.copy_json.to_owned(),
        copied: texts.drawer.copied,
        failed: texts.drawer.copy_failed,
        value: row.json.clone(),
    };
    let end = row.clipped.then(|| words("…"));
    // Scrolls by itself, so the keyboard must reach it.
    let json = el("pre")
        .class("raw__json")
        .set("tabindex", "0")
        .child(el("bdi").child(words(&row.json)).child(end));
    el("li").class("raw__row").child(json).child(copy.part())
}
