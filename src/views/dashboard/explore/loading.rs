//! How much of the project is here, how that is known, and what can be done about
//! the rest.

use super::super::DashboardContext;
use super::super::error_details::copy_details;
use super::super::status_panel::another_token;
use crate::i18n::intl;
use crate::legacy_components::button;
use crate::live::{Element, Part, el, live, svg, text, words};
use crate::state::collection::{Collection, Outcome, Status};
use crate::state::collection_loader::CollectionLoader;
use crate::state::page_content::DataWarning;
use crate::state::sorting::Sorting;
use leptos::prelude::*;

/// The line, with its buttons.
pub fn loading(dashboard: DashboardContext) -> Element {
    let line = move || {
        dashboard
            .collection_loader
            .read(|collection| line(dashboard, collection))
    };
    // Each block is seen; only where it ends, and why, is heard.
    let heard = Memo::new(move |_| {
        let going = |collection: &Collection| matches!(collection.status(), Status::Loading { .. });
        if dashboard.collection_loader.read(going) {
            String::new()
        } else {
            line()
        }
    });
    let sorting = Memo::new(move |_| {
        let columns = dashboard.sorting.with(Sorting::columns);
        dashboard.collection_loader.is_sorting(&columns)
    });
    let order = move || {
        sorting
            .get()
            .then(|| el("p").child(words(dashboard.app.texts().explore.sorting)))
    };
    // The same button at every block: it is pressed and focused meanwhile.
    let offer = Memo::new(move |_| {
        // A failure of the rows on screen has a notice with what can be done about it.
        let said = dashboard.from_memory.get();
        dashboard
            .collection_loader
            .read(|collection| match collection.status() {
                Status::Failed(_) if said => Offer::Nothing,
                status => Offer::of(status),
            })
    });
    let failure = Memo::new(move |_| {
        // It has a notice of its own there, too.
        let said = dashboard.from_memory.get();
        dashboard
            .collection_loader
            .read(|collection| match collection.status() {
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
        .child(live(move || meter(dashboard)))
        .child(el("p").class("loading__line").child(text(line)))
        .child(
            el("p")
                .class("visually-hidden")
                .set("role", "status")
                .child(text(move || heard.get())),
        )
        .child(live(order))
        .child(live(move || offer.get().part(dashboard)))
        .child(live(move || {
            Some(copy_details(dashboard, &failure.get()?).part())
        }))
}

fn line(dashboard: DashboardContext, collection: &Collection) -> String {
    let texts = dashboard.app.texts();
    let words = &texts.explore;
    let locale = dashboard.app.locale();
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
    let rows = collection.warnings().iter().map(|warning| match warning {
        DataWarning::UnreadableRows(rows) => rows.count(),
        DataWarning::RepeatedRows(_)
        | DataWarning::OtherOffset { .. }
        | DataWarning::WrongCount(..)
        | DataWarning::NoNextFlag
        | DataWarning::NothingButMore => 0,
    });
    rows.sum()
}

/// How far it has got, where the API says how far there is to go.
fn meter(dashboard: DashboardContext) -> Option<Element> {
    dashboard.collection_loader.read(|collection| {
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

    fn part(self, dashboard: DashboardContext) -> Part {
        let texts = dashboard.app.texts();
        let words = &texts.explore;
        let offer = |label: &'static str, act: fn(CollectionLoader)| {
            action(dashboard.collection_loader, label, act)
        };
        match self {
            Self::Nothing => Part::None,
            Self::Stop => offer(words.stop, CollectionLoader::stop),
            Self::Resume => offer(words.resume, CollectionLoader::resume),
            Self::LoadAll => offer(words.load_all, CollectionLoader::load_all),
            Self::Retry => offer(texts.retry, CollectionLoader::retry),
            Self::AnotherToken => another_token(dashboard, "button button--quiet").into(),
            Self::LoadAgain => offer(words.load_again, CollectionLoader::refresh),
        }
    }
}

fn action(
    collection_loader: CollectionLoader,
    label: &'static str,
    act: fn(CollectionLoader),
) -> Part {
    button("button button--quiet")
        .on("click", move |_| act(collection_loader))
        .child(words(label))
        .into()
}
