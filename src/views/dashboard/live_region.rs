//! What is said to those who don't see the table: how many rows there are now, or why
//! there are none. It stands beside the table and not in it, so that it is there
//! before it has something to say.

use super::DashboardContext;
use super::table_state::TableState;
use crate::i18n::intl;
use crate::live::{Element, el, text};
use crate::state::filter::Filter;
use leptos::prelude::*;

/// The line, unseen.
pub fn heard(dashboard: DashboardContext) -> Element {
    // Said again only when it is another sentence.
    let said = Memo::new(move |_| said(dashboard));
    el("p")
        .class("visually-hidden")
        .set("role", "status")
        .child(text(move || said.get()))
}

fn said(dashboard: DashboardContext) -> String {
    let app = dashboard.app;
    let texts = app.texts();
    let words = match dashboard.table_state.get() {
        // A failure is an alert.
        TableState::ChooseProject | TableState::Failed => "",
        TableState::Loading => texts.states.loading,
        TableState::EmptyProject => texts.states.empty_title,
        TableState::NoMatch => texts.explore.no_match_title,
        TableState::PastTheEnd => texts.states.past_end_title,
        TableState::Rows => return rows(dashboard),
    };
    words.to_owned()
}

/// How many were found, or how many the page has.
fn rows(dashboard: DashboardContext) -> String {
    let texts = dashboard.app.texts();
    let number = |count: u64| intl::number(dashboard.app.locale(), count);
    if dashboard.filter.with(Filter::is_empty) {
        let here = dashboard.shown.with(|page| {
            let page = page.as_ref();
            page.map_or(0, |page| page.content.rows.len() as u64)
        });
        (texts.states.rows_here)(here, &number(here))
    } else {
        let found = dashboard.found.get().answer().places.len() as u64;
        (texts.explore.found)(&number(found))
    }
}
