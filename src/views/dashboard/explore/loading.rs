//! How much of the project is here, how that is known, and what can be done about
//! the rest.

use super::super::Board;
use super::super::states::another_token;
use super::super::support::copy_details;
use crate::components::button;
use crate::live::{Derived, Element, Part, el, live, svg, text, words};
use crate::query::collection::{Collection, Outcome, Status};
use crate::query::content::Oddity;
use crate::query::explorer::Explorer;
use crate::query::sorting::Sorting;
use crate::text::intl;

/// The line, with its buttons.
pub fn loading(board: Board) -> Element {
    let line = move || board.explorer.read(|collection| line(board, collection));
    // Each block is seen; only where it ends, and why, is heard.
    let heard = Derived::new(move || {
        let going = |collection: &Collection| matches!(collection.status(), Status::Loading { .. });
        if board.explorer.read(going) {
            String::new()
        } else {
            line()
        }
    });
    let sorting = Derived::new(move || {
        let columns = board.sorting.with(Sorting::columns);
        board.explorer.is_sorting(&columns)
    });
    let order = move || {
        sorting
            .get()
            .then(|| el("p").child(words(board.console.texts().explore.sorting)))
    };
    // The same button at every block: it is pressed and focused meanwhile.
    let offer = Derived::new(move || {
        // A failure of the rows on screen has a notice with what can be done about it.
        let said = board.from_memory.get();
        board.explorer.read(|collection| match collection.status() {
            Status::Failed(_) if said => Offer::Nothing,
            status => Offer::of(status),
        })
    });
    let failure = Derived::new(move || {
        // It has a notice of its own there, too.
        let said = board.from_memory.get();
        board.explorer.read(|collection| match collection.status() {
            Status::Failed(failure) if !said => Some(failure.clone()),
            Status::Failed(_)
            | Status::Idle
            | Status::Loading { .. }
            | Status::Stopped
            | Status::AtCap
            | Status::Ended(_) => None,
        })
    });
    el("div")
        .class("loading")
        .child(live(move || meter(board)))
        .child(el("p").class("loading__line").child(text(line)))
        .child(
            el("p")
                .class("visually-hidden")
                .set("role", "status")
                .child(text(move || heard.get())),
        )
        .child(live(order))
        .child(live(move || offer.get().part(board)))
        .child(live(move || {
            Some(copy_details(board, &failure.get()?).part())
        }))
}

fn line(board: Board, collection: &Collection) -> String {
    let texts = board.console.texts();
    let words = &texts.explore;
    let locale = board.console.locale();
    let number = |count: u64| intl::number(locale, count);
    let held = number(collection.rows().len() as u64);
    let received = number(collection.received());
    match collection.status() {
        Status::Idle => String::new(),
        Status::Loading {
            restarted: true, ..
        } => (words.loading_again)(&received),
        Status::Loading {
            restarted: false, ..
        } => {
            let requests = number(collection.requests().into());
            match collection.stated() {
                Some(stated) => (words.loading_of)(&received, &number(stated), &requests),
                None => (words.loading)(&received, &requests),
            }
        }
        Status::Stopped => (words.stopped)(&received),
        Status::AtCap => (words.at_cap)(&received),
        Status::Failed(failure) => (words.failed)(&received, failure.error.explain(texts).title),
        Status::Ended(outcome) => match outcome {
            Outcome::Complete if unreadable(collection) > 0 => {
                (words.complete_unreadable)(&held, &number(unreadable(collection)))
            }
            Outcome::Complete => {
                let stated = collection.stated();
                match stated.filter(|stated| *stated != collection.received()) {
                    Some(stated) => (words.complete_but)(&held, &number(stated)),
                    None => (words.complete)(&held),
                }
            }
            Outcome::Unproven {
                stated: Some(stated),
            } => (words.unproven)(&received, &number(*stated)),
            Outcome::Unproven { stated: None } => (words.without_total)(&received),
            Outcome::ListChanged => (words.list_changed)(&held),
            Outcome::Circling => (words.circling)(&held),
        },
    }
}

/// Rows that came and could not be read.
fn unreadable(collection: &Collection) -> u64 {
    let rows = collection.oddities().iter().map(|oddity| match oddity {
        Oddity::UnreadableRows(rows) => rows.count(),
        Oddity::RepeatedRows(_)
        | Oddity::OtherOffset { .. }
        | Oddity::WrongFigure(..)
        | Oddity::NoNextFlag
        | Oddity::NothingButMore => 0,
    });
    rows.sum()
}

/// How far it has got, where the API says how far there is to go.
fn meter(board: Board) -> Option<Element> {
    board.explorer.read(|collection| {
        let (received, stated) = (collection.received(), collection.stated()?);
        let going = matches!(collection.status(), Status::Loading { .. });
        (going && stated > received).then(|| {
            svg("svg")
                .class("loading__meter")
                .set("viewBox", &format!("0 0 {stated} 1"))
                .set("preserveAspectRatio", "none")
                .set("aria-hidden", "true")
                .child(
                    svg("rect")
                        .set("width", &received.to_string())
                        .set("height", "1"),
                )
        })
    })
}

/// What can be done about what isn't loaded.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Offer {
    Nothing,
    Stop,
    Resume,
    LoadAll,
    Retry,
    AnotherToken,
    LoadAgain,
}

impl Offer {
    fn of(status: &Status) -> Self {
        match status {
            Status::Idle | Status::Ended(Outcome::Complete) => Self::Nothing,
            Status::Loading { .. } => Self::Stop,
            Status::Stopped => Self::Resume,
            Status::AtCap => Self::LoadAll,
            Status::Failed(failure) if failure.error.is_about_the_token() => Self::AnotherToken,
            Status::Failed(_) => Self::Retry,
            Status::Ended(Outcome::Unproven { .. } | Outcome::ListChanged | Outcome::Circling) => {
                Self::LoadAgain
            }
        }
    }

    fn part(self, board: Board) -> Part {
        let texts = board.console.texts();
        let words = &texts.explore;
        let offer = |label: &'static str, act: fn(Explorer)| action(board.explorer, label, act);
        match self {
            Self::Nothing => Part::None,
            Self::Stop => offer(words.stop, Explorer::stop),
            Self::Resume => offer(words.resume, Explorer::resume),
            Self::LoadAll => offer(words.load_all, Explorer::load_all),
            Self::Retry => offer(texts.retry, Explorer::retry),
            Self::AnotherToken => another_token(board, "button button--quiet").into(),
            Self::LoadAgain => offer(words.load_again, Explorer::refresh),
        }
    }
}

fn action(explorer: Explorer, label: &'static str, act: fn(Explorer)) -> Part {
    button("button button--quiet")
        .on("click", move |_| act(explorer))
        .child(words(label))
        .into()
}
