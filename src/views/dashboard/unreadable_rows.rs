//! The rows that could not be read, as the server wrote them, to be looked at and sent
//! to whoever can mend them.

use super::DashboardContext;
use crate::api::wire::{RawRow, UnreadableRows};
use crate::i18n::intl;
use crate::legacy_components::{CopyButton, Dialog, button};
use crate::live::{Element, Part, el, live, text, words};
use leptos::prelude::*;

/// The dialog, open while somebody looks at them.
pub fn unreadable_rows(dashboard: DashboardContext) -> Part {
    let looked_at = dashboard.looked_at;
    let texts = move || &dashboard.app.texts().network;
    let dialog = Dialog {
        open: (move || looked_at.with(Option::is_some)).into(),
        title: (move || texts().unreadable_title.to_owned()).into(),
    };
    let content = live(move || looked_at.get().map(|rows| list(dashboard, &rows)));
    dialog.part(move || looked_at.set(None), content)
}

fn list(dashboard: DashboardContext, rows: &UnreadableRows) -> Part {
    let app = dashboard.app;
    let number = |count: u64| intl::number(app.locale(), count);
    let shown = rows.kept().len() as u64;
    let all = (shown < rows.count()).then(|| {
        let line = (app.texts().network.unreadable_shown)(&number(shown), &number(rows.count()));
        el("p").child(words(&line))
    });
    let items = rows.kept().iter().map(|row| item(dashboard, row).into());
    let close = button("button button--primary")
        .on("click", move |_| dashboard.looked_at.set(None))
        .child(text(move || app.texts().drawer.close));
    Part::Many(vec![
        all.into(),
        el("ol")
            .class("raw")
            .child(items.collect::<Vec<Part>>())
            .into(),
        el("div").class("dialog__actions").child(close).into(),
    ])
}

fn item(dashboard: DashboardContext, row: &RawRow) -> Element {
    let texts = dashboard.app.texts();
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
