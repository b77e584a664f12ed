//! Loading status of the collection: how much of the project is loaded, how that is known, and
//! what can be done about the rest.

use super::super::context::{SearchContext, TableContext, TokenContext};
use super::super::error_details::{CopyErrorDetails, server_words};
use super::refresh_pace::RefreshPaceNote;
use crate::i18n::{Locale, Messages, intl};
use crate::preferences::Preferences;
use crate::state::collection::loader::CollectionLoader;
use crate::state::collection::{Collection, Outcome, Status};
use crate::state::search::sorting::Sorting;
use leptos::prelude::*;

/// The status line with its progress bar and buttons.
#[component]
pub fn CollectionStatus() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let collection = expect_context::<CollectionLoader>();
    let search = expect_context::<SearchContext>();
    let from_memory = expect_context::<TableContext>().from_memory;
    let token = expect_context::<TokenContext>();
    let message = Memo::new(move |_| {
        let (texts, locale) = (preferences.texts(), preferences.locale());
        collection.read(|collection| status_message(collection, texts, locale))
    });
    // Each block is seen; only where loading ends, and why, is announced.
    let announcement = Memo::new(move |_| {
        let loading = collection.read(is_loading);
        if loading {
            String::new()
        } else {
            message.get()
        }
    });
    let progress = Memo::new(move |_| collection.read(progress));
    let sorting = Memo::new(move |_| {
        let columns = search.sorting.with(Sorting::columns);
        collection.is_sorting(&columns)
    });
    // The same button at every block: it is pressed and focused meanwhile.
    let action = Memo::new(move |_| {
        // A failure of the rows on screen has a notice with what can be done about it.
        let has_notice = from_memory.get();
        collection.read(|collection| {
            let status = collection.status();
            let hidden = has_notice && matches!(status, Status::Failed(_));
            (!hidden).then(|| Action::of(status)).flatten()
        })
    });
    let failure = Memo::new(move |_| {
        // The notice has the button for its details, too.
        let has_notice = from_memory.get();
        collection.read(|collection| match collection.status() {
            Status::Failed(failure) if !has_notice => Some(failure.clone()),
            Status::Failed(_)
            | Status::Idle
            | Status::Loading { .. }
            | Status::Stopped
            | Status::AtLimit
            | Status::Ended(_) => None,
        })
    });
    let progress_bar = move || {
        progress.get().map(|(received, stated)| {
            view! {
                <svg
                    class="loading__meter"
                    viewBox=format!("0 0 {stated} 1")
                    preserveAspectRatio="none"
                    aria-hidden="true"
                >
                    <rect width=received.to_string() height="1"></rect>
                </svg>
            }
        })
    };
    let sorting_note = move || {
        let texts = preferences.texts();
        sorting
            .get()
            .then(|| view! { <p>{texts.search.sorting}</p> })
    };
    let action_button = move || {
        let texts = preferences.texts();
        action.get().map(|action| {
            view! {
                <button
                    type="button"
                    class="button button--quiet"
                    on:click=move |_| action.run(collection, token)
                >
                    {action.label(texts)}
                </button>
            }
        })
    };
    let copy_details = move || {
        let failure = failure.get();
        failure.map(|failure| {
            let texts = preferences.texts();
            let message = failure.error.explain(texts).server_message;
            view! {
                {server_words(message, texts)}
                <CopyErrorDetails failure=failure />
            }
        })
    };
    view! {
        <div class="loading">
            {progress_bar}
            <p class="loading__line">{message}</p>
            <p class="visually-hidden" role="status">{announcement}</p>
            {sorting_note}
            <RefreshPaceNote />
            {action_button}
            {copy_details}
        </div>
    }
}

fn is_loading(collection: &Collection) -> bool {
    matches!(collection.status(), Status::Loading { .. })
}

/// Rows received and the API's total, while loading, where there is one that is not reached.
fn progress(collection: &Collection) -> Option<(u64, u64)> {
    let (received, stated) = (collection.received(), collection.stated_total()?);
    (is_loading(collection) && stated > received).then_some((received, stated))
}

/// The status in words.
pub fn status_message(collection: &Collection, texts: &Messages, locale: Locale) -> String {
    let messages = &texts.search;
    let number = |count: u64| intl::number(locale, count);
    let held = number(collection.rows().len() as u64);
    let received = number(collection.received());
    // What a refresh without an end leaves on screen, and how old it is.
    let kept = collection
        .kept_since()
        .map(|at| (messages.kept)(&held, &intl::clock(at)));
    match collection.status() {
        Status::Idle => String::new(),
        Status::Loading {
            restarted: true, ..
        } => (messages.loading_again)(&received),
        Status::Loading {
            restarted: false, ..
        } => {
            let requests = number(collection.requests().into());
            match collection.stated_total() {
                Some(stated) => (messages.loading_of)(&received, &number(stated), &requests),
                None => (messages.loading)(&received, &requests),
            }
        }
        Status::Stopped => match kept {
            Some(kept) => [messages.refresh_stopped, &kept].concat(),
            None => (messages.stopped)(&received),
        },
        Status::AtLimit => (messages.at_limit)(&received),
        Status::Failed(failure) => {
            let title = failure.error.explain(texts).title;
            match kept {
                Some(kept) => [messages.refresh_failed, title, &kept].concat(),
                None => (messages.failed)(&received, title),
            }
        }
        Status::Ended(outcome) => match outcome {
            Outcome::Complete if collection.unreadable_rows() > 0 => {
                (messages.complete_unreadable)(&held, &number(collection.unreadable_rows()))
            }
            Outcome::Complete => {
                let stated = collection.stated_total();
                match stated.filter(|stated| *stated != collection.received()) {
                    Some(stated) => (messages.complete_other_total)(&held, &number(stated)),
                    None => (messages.complete)(&held),
                }
            }
            Outcome::Unproven {
                stated_total: Some(stated),
            } => (messages.unproven)(&received, &number(*stated)),
            Outcome::Unproven { stated_total: None } => (messages.without_total)(&received),
            Outcome::ListChanged => (messages.list_changed)(&held),
            Outcome::NoProgress => (messages.no_progress)(&held),
        },
    }
}

/// What can be done about what isn't loaded.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Action {
    Stop,
    Resume,
    LoadAll,
    Retry,
    ChangeToken,
    LoadAgain,
}

impl Action {
    fn of(status: &Status) -> Option<Self> {
        match status {
            Status::Idle | Status::Ended(Outcome::Complete) => None,
            Status::Loading { .. } => Some(Self::Stop),
            Status::Stopped => Some(Self::Resume),
            Status::AtLimit => Some(Self::LoadAll),
            Status::Failed(failure) if failure.error.is_unauthorized() => Some(Self::ChangeToken),
            Status::Failed(_) => Some(Self::Retry),
            Status::Ended(
                Outcome::Unproven { .. } | Outcome::ListChanged | Outcome::NoProgress,
            ) => Some(Self::LoadAgain),
        }
    }

    fn label(self, texts: &Messages) -> &'static str {
        match self {
            Self::Stop => texts.search.stop,
            Self::Resume => texts.search.resume,
            Self::LoadAll => texts.search.load_all,
            Self::Retry => texts.retry,
            Self::ChangeToken => texts.table.change_token,
            Self::LoadAgain => texts.search.load_again,
        }
    }

    fn run(self, collection: CollectionLoader, token: TokenContext) {
        match self {
            Self::Stop => collection.stop(),
            Self::Resume => collection.resume(),
            Self::LoadAll => collection.load_all(),
            Self::Retry => collection.retry(),
            Self::ChangeToken => token.open(),
            Self::LoadAgain => collection.refresh(),
        }
    }
}
