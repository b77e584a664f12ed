//! The dashboard: a project's segment profiles, page by page.

mod arrange;
mod bar;
mod board;
mod columns;
mod details;
mod entries;
mod explore;
mod freshness;
mod heard;
mod idle;
mod looks;
mod marked;
mod oddities;
mod pager;
mod row;
mod scene;
mod states;
mod support;
mod surroundings;
mod table;
mod token_dialog;
mod unreadable;
mod waiting;
mod why;

use leptos::prelude::{document, untrack};

use super::console::Console;
use super::problem_words::input_notices;
use crate::domain::Project;
use crate::live::{Derived, Part, el, live, watch};
use crate::session::Connection;
use arrange::{columns_menu, shortcuts, views_menu};
use bar::bar;
use board::Board;
use details::details;
use explore::{chips, facets, loading, search, strip};
use freshness::poll;
use heard::heard;
use idle::idle;
use oddities::{offline, page_notices};
use pager::pager;
use states::state_panel;
use table::table;
use token_dialog::token_dialog;
use unreadable::unreadable_rows;

/// The dashboard of a connection.
pub fn dashboard(console: Console, connection: Connection) -> Part {
    let board = Board::new(console, connection);
    remember_project(board);
    poll(board);
    watch(move || {
        let texts = console.texts();
        let project = board.project_label();
        let place = if project.is_empty() { "" } else { " · " };
        document().set_title(&format!(
            "{project}{place}{} – {}",
            texts.segment_profiles, texts.product
        ));
    });
    let chosen = Derived::new(move || console.place.params().project.is_some());
    let tools = live(move || chosen.get().then(|| tools(board)));
    let tabular = Derived::new(move || board.scene.get().is_tabular());
    // The table stays while its rows come and go, and with it the focus on a heading.
    let middle = live(move || {
        if tabular.get() {
            table(board).into()
        } else {
            state_panel(board)
        }
    });
    let main = el("main")
        .class("dashboard__main")
        .child(input_notices(console))
        .child(tools)
        .child(offline(board))
        .child(page_notices(board))
        .child(heard(board))
        .child(middle)
        .child(pager(board));
    el("div")
        .class("dashboard")
        .child(live(move || {
            // Without a project there would be nowhere to choose one.
            (!console.embedded || !chosen.get()).then(|| bar(board))
        }))
        .child(main)
        .child(details(board))
        .child(token_dialog(board))
        .child(unreadable_rows(board))
        .child(idle(board))
        .into()
}

/// What stands between the bar and the table.
fn tools(board: Board) -> Part {
    let line = el("div")
        .class("tools")
        .child(search(board))
        .child(facets(board))
        .child(
            el("div")
                .class("tools__arrange")
                .child(columns_menu(board))
                .child(views_menu(board))
                .child(shortcuts(board)),
        );
    Part::Many(vec![
        el("div")
            .class("overview")
            .child(strip(board))
            .child(loading(board))
            .into(),
        line.into(),
        chips(board),
    ])
}

/// A project whose rows came is one to suggest next time; a mistyped id is not.
fn remember_project(board: Board) {
    let arrived = Derived::new(move || {
        let id = board.console.place.params().project?;
        board.shown.with(Option::is_some).then_some(id)
    });
    watch(move || {
        if let Some(id) = arrived.get() {
            let label = untrack(|| board.project_label());
            let name = (label != id.as_str()).then_some(label);
            board
                .console
                .preferences
                .remember_project(Project { id, name });
        }
    });
}
