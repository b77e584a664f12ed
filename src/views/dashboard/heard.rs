//! What is said to those who don't see the table: how many rows there are now, or why
//! there are none. It stands beside the table and not in it, so that it is there
//! before it has something to say.

use super::Board;
use super::scene::Scene;
use crate::live::{Derived, Element, el, text};
use crate::query::filter::Filter;
use crate::text::intl;

/// The line, unseen.
pub fn heard(board: Board) -> Element {
    // Said again only when it is another sentence.
    let said = Derived::new(move || said(board));
    el("p")
        .class("visually-hidden")
        .set("role", "status")
        .child(text(move || said.get()))
}

fn said(board: Board) -> String {
    let console = board.console;
    let texts = console.texts();
    let words = match board.scene.get() {
        // A failure is an alert.
        Scene::ChooseProject | Scene::Failed => "",
        Scene::Loading => texts.states.loading,
        Scene::EmptyProject => texts.states.empty_title,
        Scene::NoMatch => texts.explore.no_match_title,
        Scene::PastTheEnd => texts.states.past_end_title,
        Scene::Rows => return rows(board),
    };
    words.to_owned()
}

/// How many were found, or how many the page has.
fn rows(board: Board) -> String {
    let texts = board.console.texts();
    let number = |count: u64| intl::number(board.console.locale(), count);
    if board.filter.with(Filter::is_empty) {
        let here = board.shown.with(|page| {
            let page = page.as_ref();
            page.map_or(0, |page| page.content.rows.len() as u64)
        });
        (texts.states.rows_here)(here, &number(here))
    } else {
        let found = board.found.get().answer().places.len() as u64;
        (texts.explore.found)(&number(found))
    }
}
