//! What people should know about the rows on screen: that a refresh failed, that
//! the reply was odd, that the open row is not among them.

use super::Board;
use super::scene::Scene;
use super::states::{explained, paragraph};
use crate::api::Failure;
use crate::components::{Dismissal, Severity, button, notice};
use crate::live::{Derived, Part, el, live, words};
use crate::query::content::Oddity;
use crate::query::pages::{HeldPage, Progress};
use crate::text::{Locale, States, intl};

/// The notices above the table.
pub fn page_notices(board: Board) -> Part {
    // Each is made anew, and heard anew, only when what it says is other: pages are
    // cut anew at every block and every minute.
    let failed = Derived::new(move || {
        let fetched_at = board.shown.with(|page| Some(page.as_ref()?.fetched_at))?;
        match board.progress.get() {
            Progress::Failed(failure) => Some((failure, fetched_at)),
            Progress::Settled | Progress::Waiting { .. } => None,
        }
    });
    let odd = Derived::new(move || {
        let oddities = |page: &HeldPage| page.content.oddities.clone();
        board.shown.with(|page| page.as_ref().map(oddities))
    });
    let missing = Derived::new(move || missing_row(board));
    Part::Many(vec![
        live(move || refresh_failed(board, failed.get()?)),
        live(move || odd_reply(board, &odd.get()?)),
        live(move || row_not_here(board, &missing.get()?)),
    ])
}

/// While there is no network, what that means for the rows.
pub fn offline(board: Board) -> Part {
    let online = board.surroundings.online;
    live(move || {
        let said = words(board.console.texts().network.offline);
        (!online.get()).then(|| notice(Severity::Warning, el("p").child(said), None))
    })
}

/// Old rows beat no rows: the error stands beside them, with their age.
fn refresh_failed(board: Board, (failure, fetched_at): (Failure, i64)) -> Option<Part> {
    let texts = board.console.texts();
    let title = failure.error.explain(texts).title;
    let stale = (texts.states.stale_rows)(&intl::clock(fetched_at));
    let said = Part::Many(vec![
        el("p").class("notice__title").child(words(title)).into(),
        paragraph(&stale),
        explained(board, &failure),
    ]);
    Some(notice(Severity::Error, said, None))
}

fn odd_reply(board: Board, oddities: &[Oddity]) -> Option<Part> {
    let (locale, texts) = (board.console.locale(), board.console.texts());
    // Rows from memory are cut from all that was loaded, and so are their oddities.
    let of_all = board.from_memory.get();
    (!oddities.is_empty()).then(|| {
        let lines = oddities.iter().flat_map(|oddity| {
            let line = paragraph(&line(oddity, of_all, locale, &texts.states));
            [line, look_closer(board, oddity)]
        });
        notice(Severity::Warning, lines.collect::<Vec<Part>>(), None)
    })
}

/// The button to look at the rows that could not be read.
fn look_closer(board: Board, oddity: &Oddity) -> Part {
    match oddity {
        Oddity::UnreadableRows(rows) => {
            let rows = rows.clone();
            button("button")
                .on("click", move |_| board.looked_at.set(Some(rows.clone())))
                .child(words(board.console.texts().network.look_at_unreadable))
                .into()
        }
        Oddity::RepeatedRows(_)
        | Oddity::OtherOffset { .. }
        | Oddity::WrongFigure(..)
        | Oddity::NoNextFlag
        | Oddity::NothingButMore => Part::None,
    }
}

fn line(oddity: &Oddity, of_all: bool, locale: Locale, states: &States) -> String {
    let number = |count: u64| intl::number(locale, count);
    match oddity {
        Oddity::UnreadableRows(rows) => {
            let said = if of_all {
                states.unreadable_loaded
            } else {
                states.unreadable_rows
            };
            said(rows.count(), &number(rows.count()))
        }
        Oddity::RepeatedRows(count) => {
            let said = if of_all {
                states.repeated_loaded
            } else {
                states.repeated_rows
            };
            said(*count, &number(*count))
        }
        Oddity::OtherOffset { asked, got } => (states.other_offset)(&number(*asked), &number(*got)),
        Oddity::WrongFigure(field, value) => (states.wrong_figure)(field, value),
        Oddity::NoNextFlag => states.no_next_flag.to_owned(),
        Oddity::NothingButMore => states.nothing_but_more.to_owned(),
    }
}

/// The open row's id, where it is not among the rows.
fn missing_row(board: Board) -> Option<String> {
    let id = board.console.place.params().row?;
    let missing = match board.scene.get() {
        Scene::Rows => board.profile(&id).is_none(),
        Scene::EmptyProject | Scene::NoMatch | Scene::PastTheEnd => board.profile(&id).is_none(),
        Scene::ChooseProject | Scene::Loading | Scene::Failed => false,
    };
    missing.then_some(id)
}

fn row_not_here(board: Board, id: &str) -> Option<Part> {
    let console = board.console;
    Some({
        let line = (console.texts().states.row_not_here)(id);
        let line = el("p").child(el("bdi").child(words(&line)));
        let dismiss: Dismissal = (
            (move || console.texts().dismiss).into(),
            Box::new(move || console.place.close_row()),
        );
        notice(Severity::Warning, line, Some(dismiss))
    })
}
