//! What people should know about the rows on screen: that a refresh failed, that
//! the reply was odd, that the open row is not among them.

use super::DashboardContext;
use super::status_panel::{explained, paragraph};
use super::table_state::TableState;
use crate::api::Failure;
use crate::i18n::{Locale, States, intl};
use crate::legacy_components::{Dismissal, Severity, button, notice};
use crate::live::{Part, el, live, words};
use crate::state::page_cache::{CachedPage, Progress};
use crate::state::page_content::DataWarning;
use leptos::prelude::*;

/// The notices above the table.
pub fn page_notices(dashboard: DashboardContext) -> Part {
    // Each is made anew, and heard anew, only when what it says is other: pages are
    // cut anew at every block and every minute.
    let failed = Memo::new(move |_| {
        let fetched_at = dashboard
            .shown
            .with(|page| Some(page.as_ref()?.fetched_at))?;
        match dashboard.progress.get() {
            Progress::Failed(failure) => Some((failure, fetched_at)),
            Progress::Settled | Progress::Waiting { .. } => None,
        }
    });
    let odd = Memo::new(move |_| {
        let warnings = |page: &CachedPage| page.content.warnings.clone();
        dashboard.shown.with(|page| page.as_ref().map(warnings))
    });
    let missing = Memo::new(move |_| missing_row(dashboard));
    Part::Many(vec![
        live(move || refresh_failed(dashboard, failed.get()?)),
        live(move || odd_reply(dashboard, &odd.get()?)),
        live(move || row_not_here(dashboard, &missing.get()?)),
    ])
}

/// While there is no network, what that means for the rows.
pub fn offline(dashboard: DashboardContext) -> Part {
    let online = dashboard.browser.online;
    live(move || {
        let said = words(dashboard.app.texts().network.offline);
        (!online.get()).then(|| notice(Severity::Warning, el("p").child(said), None))
    })
}

/// Old rows beat no rows: the error stands beside them, with their age.
fn refresh_failed(
    dashboard: DashboardContext,
    (failure, fetched_at): (Failure, i64),
) -> Option<Part> {
    let texts = dashboard.app.texts();
    let title = failure.error.explain(texts).title;
    let stale = (texts.states.stale_rows)(&intl::clock(fetched_at));
    let said = Part::Many(vec![
        el("p").class("notice__title").child(words(title)).into(),
        paragraph(&stale),
        explained(dashboard, &failure),
    ]);
    Some(notice(Severity::Error, said, None))
}

fn odd_reply(dashboard: DashboardContext, warnings: &[DataWarning]) -> Option<Part> {
    let (locale, texts) = (dashboard.app.locale(), dashboard.app.texts());
    // Rows from memory are cut from all that was loaded, and so are their oddities.
    let of_all = dashboard.from_memory.get();
    (!warnings.is_empty()).then(|| {
        let lines = warnings.iter().flat_map(|warning| {
            let line = paragraph(&line(warning, of_all, locale, &texts.states));
            [line, look_closer(dashboard, warning)]
        });
        notice(Severity::Warning, lines.collect::<Vec<Part>>(), None)
    })
}

/// The button to look at the rows that could not be read.
fn look_closer(dashboard: DashboardContext, warning: &DataWarning) -> Part {
    match warning {
        DataWarning::UnreadableRows(rows) => {
            let rows = rows.clone();
            button("button")
                .on("click", move |_| {
                    dashboard.looked_at.set(Some(rows.clone()))
                })
                .child(words(dashboard.app.texts().network.look_at_unreadable))
                .into()
        }
        DataWarning::RepeatedRows(_)
        | DataWarning::OtherOffset { .. }
        | DataWarning::WrongCount(..)
        | DataWarning::NoNextFlag
        | DataWarning::NothingButMore => Part::None,
    }
}

fn line(warning: &DataWarning, of_all: bool, locale: Locale, states: &States) -> String {
    let number = |count: u64| intl::number(locale, count);
    match warning {
        DataWarning::UnreadableRows(rows) => {
            let said = if of_all {
                states.unreadable_loaded
            } else {
                states.unreadable_rows
            };
            said(rows.count(), &number(rows.count()))
        }
        DataWarning::RepeatedRows(count) => {
            let said = if of_all {
                states.repeated_loaded
            } else {
                states.repeated_rows
            };
            said(*count, &number(*count))
        }
        DataWarning::OtherOffset { asked, got } => {
            (states.other_offset)(&number(*asked), &number(*got))
        }
        DataWarning::WrongCount(field, value) => (states.wrong_figure)(field, value),
        DataWarning::NoNextFlag => states.no_next_flag.to_owned(),
        DataWarning::NothingButMore => states.nothing_but_more.to_owned(),
    }
}

/// The open row's id, where it is not among the rows.
fn missing_row(dashboard: DashboardContext) -> Option<String> {
    let id = dashboard.app.url.params().row?;
    let missing = match dashboard.table_state.get() {
        TableState::Rows => dashboard.profile(&id).is_none(),
        TableState::EmptyProject | TableState::NoMatch | TableState::PastTheEnd => {
            dashboard.profile(&id).is_none()
        }
        TableState::ChooseProject | TableState::Loading | TableState::Failed => false,
    };
    missing.then_some(id)
}

fn row_not_here(dashboard: DashboardContext, id: &str) -> Option<Part> {
    let app = dashboard.app;
    Some({
        let line = (app.texts().states.row_not_here)(id);
        let line = el("p").child(el("bdi").child(words(&line)));
        let dismiss: Dismissal = (
            (move || app.texts().dismiss).into(),
            Box::new(move || app.url.close_row()),
        );
        notice(Severity::Warning, line, Some(dismiss))
    })
}
