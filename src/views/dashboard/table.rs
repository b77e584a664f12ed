//! The table of profiles: rows, or their skeleton while they are on their way.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use leptos::prelude::window;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement};

use super::Board;
use super::columns::{class, heading};
use super::row::row;
use super::scene::Scene;
use crate::domain::{Column, SegmentProfile};
use crate::live::{Derived, Element, Part, each, el, live, text, words};
use crate::query::pages::Progress;
use crate::text::{Locale, intl};

/// Skeleton rows: a screenful, so that nothing jumps when the real ones come.
const SKELETON_ROWS: usize = 24;

/// The table.
pub fn table(board: Board) -> Element {
    let console = board.console;
    let loading = move || board.scene.get() == Scene::Loading;
    let caption = move || (console.texts().columns.caption)(&board.project_label());
    let headings = move || {
        let words_of = &console.texts().columns;
        let headings = Column::ALL.into_iter().map(|column| {
            el("th")
                .set("scope", "col")
                .class("heading")
                .child(words(heading(column, words_of)))
                .into()
        });
        headings.collect::<Vec<Part>>()
    };
    let columns = Column::ALL.into_iter();
    let columns = columns.fold(el("colgroup"), |group, column| {
        group.child(el("col").class(class(column)))
    });
    let body = move || {
        if loading() { skeleton() } else { rows(board) }
    };
    let table = el("table")
        .class("table")
        .when("aria-busy", loading)
        .child(el("caption").class("visually-hidden").child(text(caption)))
        .child(columns)
        .child(el("thead").child(el("tr").child(live(headings))))
        .child(el("tbody").child(live(body)));
    el("div")
        .class("table-frame")
        // It scrolls, so the keyboard must reach it, and then it has a name.
        .set("tabindex", "0")
        .set("role", "region")
        .bind("aria-label", caption)
        .child(waiting(board))
        .child(table)
}

fn rows(board: Board) -> Part {
    let console = board.console;
    let items = move || {
        let locale = console.locale();
        let page = board.shown.get();
        let rows = page.map(|page| page.content.rows.clone());
        let rows = rows.into_iter().flatten();
        rows.map(|profile| (locale, profile)).collect()
    };
    let open = Derived::new(move || console.place.params().row);
    each(items, fingerprint, move |(locale, profile)| {
        let (id, current) = (profile.id.clone(), profile.id.clone());
        row(&profile, board.health_of(&profile), locale.messages())
            .when("aria-current", move || {
                open.with(|open| open.as_ref() == Some(&current))
            })
            .on("click", move |event| {
                if !selecting_text() {
                    focus_name(&event);
                    console.place.open_row(id.clone());
                }
            })
    })
}

/// What makes a row another row: a refresh that changes nothing touches no DOM.
fn fingerprint((locale, profile): &(Locale, Arc<SegmentProfile>)) -> u64 {
    let mut hasher = DefaultHasher::new();
    locale.tag().hash(&mut hasher);
    profile.hash(&mut hasher);
    hasher.finish()
}

/// Whether the click ended a selection: then the person wanted the text, not the row.
fn selecting_text() -> bool {
    window()
        .get_selection()
        .ok()
        .flatten()
        .is_some_and(|selection| !selection.is_collapsed())
}

/// Wherever a row is clicked, the focus goes to its name, and comes back there
/// when the drawer closes.
fn focus_name(event: &Event) {
    let name = event
        .current_target()
        .and_then(|row| row.dyn_into::<web_sys::Element>().ok())
        .and_then(|row| row.query_selector("button").ok().flatten())
        .and_then(|name| name.dyn_into::<HtmlElement>().ok());
    if let Some(name) = name {
        // A button that can't be focused leaves the focus where it is.
        let _ = name.focus();
    }
}

fn skeleton() -> Part {
    let rows = (0..SKELETON_ROWS).map(|_| {
        let row = el("tr")
            .class("row row--skeleton")
            .set("aria-hidden", "true");
        let row = Column::ALL.into_iter().fold(row, |row, _| {
            row.child(el("td").class("cell").child(el("span").class("bone")))
        });
        row.into()
    });
    rows.collect::<Vec<Part>>().into()
}

/// Says to everybody how the page's request stands, and after a while that it is
/// still waited for.
fn waiting(board: Board) -> Part {
    let console = board.console;
    let long = move || match board.progress.get() {
        Progress::Waiting { long: true, .. } => Some(
            el("span")
                .class("still-waiting__words")
                .child(words(console.texts().states.still_waiting)),
        ),
        Progress::Waiting { long: false, .. } | Progress::Settled | Progress::Failed(_) => None,
    };
    let heard = move || match (board.progress.get(), board.shown.get()) {
        (Progress::Waiting { .. }, None) => console.texts().states.loading.to_owned(),
        (_, Some(page)) => {
            let rows = page.content.rows.len() as u64;
            (console.texts().states.rows_here)(rows, &intl::number(console.locale(), rows))
        }
        (Progress::Settled | Progress::Failed(_), None) => String::new(),
    };
    Part::Many(vec![
        el("p")
            .class("visually-hidden")
            .set("role", "status")
            .child(text(heard))
            .into(),
        el("p")
            .class("still-waiting")
            .set("role", "status")
            .child(live(long))
            .into(),
    ])
}
