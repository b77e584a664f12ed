//! Above the board: how far loading is, what can be done about it, and the filter by name.

use leptos::prelude::*;

use super::super::context::{OpenedBoard, ProjectsContext};
use super::rows::BoardRows;
use crate::components::{Icon, Shape, input_value};
use crate::i18n::intl;
use crate::preferences::Preferences;
use crate::state::board::{Board, Progress};
use crate::state::projects::ProjectList;
use crate::subscription::unsubscribe_on_cleanup;

/// How many announcements loading has on its way.
const ANNOUNCEMENTS: usize = 4;

/// The head.
#[component]
pub fn Head(
    /// The board.
    opened: OpenedBoard,
    /// The projects that the filter leaves.
    shown: BoardRows,
) -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let loader = opened.loader;
    let texts = move || preferences.locale().board_messages();
    let number = move |count: usize| intl::number(preferences.locale(), count as u64);
    let progress = Memo::new(move |_| loader.read(Board::progress));
    let message = Memo::new(move |_| {
        let (texts, progress) = (texts(), progress.get());
        let mut message = (texts.progress)(&number(progress.loaded), &number(progress.projects));
        if progress.failed > 0 {
            message.push_str(&(texts.failed)(&number(progress.failed)));
        }
        if progress.is_stopped && !progress.is_done() {
            message.push_str(texts.stopped);
        }
        message
    });
    // Each project is seen; only every quarter of them, and the end, is announced.
    let milestone = Memo::new(move |_| {
        let progress = progress.get();
        let done = (progress.loaded + progress.failed) * ANNOUNCEMENTS;
        let quarter = done.checked_div(progress.projects);
        (quarter, progress.is_stopped, progress.is_done())
    });
    let announcement = Memo::new(move |_| {
        milestone.get();
        preferences.locale();
        untrack(|| message.get())
    });
    let found = move || {
        let is_filtered = opened.filter.with(|filter| !filter.trim().is_empty());
        let count = shown.order.with(Vec::len);
        is_filtered.then(|| (texts().found)(&number(count)))
    };
    let projects = expect_context::<ProjectsContext>();
    let list = move || {
        let texts = &preferences.texts().project_selector;
        unsubscribe_on_cleanup(&projects.list);
        projects.list.with(|list| match list {
            ProjectList::Loading => Some(texts.loading),
            ProjectList::Unavailable => Some(texts.list_unavailable),
            ProjectList::Offered(_) => None,
        })
    };
    view! {
        <div class="overview board__head">
            <h2 class="board__title">{preferences.text(|texts| texts.toolbar.all_projects)}</h2>
            <input
                class="input board__filter"
                type="search"
                autocomplete="off"
                spellcheck="false"
                aria-label=move || texts().filter
                placeholder=move || texts().filter
                use:input_value=opened.filter.into()
                on:input:target=move |event| opened.filter.set(event.target().value())
            />
            <p role="status">{found}</p>
            <div class="loading">
                {move || meter(progress.get())} <p>{message}</p>
                <p class="visually-hidden" role="status">
                    {announcement}
                </p>
                <p>{list}</p>
                <Actions opened=opened progress=progress />
            </div>
        </div>
    }
}

/// How far loading is, as a line, until it is done.
fn meter(progress: Progress) -> Option<impl IntoView> {
    let done = progress.loaded + progress.failed;
    (!progress.is_done()).then(|| {
        view! {
            <svg
                class="loading__meter"
                viewBox=format!("0 0 {} 1", progress.projects)
                preserveAspectRatio="none"
                aria-hidden="true"
            >
                <rect width=done.to_string() height="1"></rect>
            </svg>
        }
    })
}

/// The buttons.
#[component]
fn Actions(
    /// The board.
    opened: OpenedBoard,
    /// How far loading is.
    progress: Memo<Progress>,
) -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let loader = opened.loader;
    let texts = move || preferences.locale().board_messages();
    // The same button for each project: it is pressed and focused meanwhile.
    let is_stopped = Memo::new(move |_| {
        let progress = progress.get();
        (!progress.is_done()).then_some(progress.is_stopped)
    });
    let stop = move || {
        is_stopped.with(Option::is_some).then(|| {
            let label = move || {
                if is_stopped.get() == Some(true) {
                    texts().resume
                } else {
                    preferences.texts().search.stop
                }
            };
            let press = move |_| {
                loader.run(if is_stopped.get_untracked() == Some(true) {
                    Board::resume
                } else {
                    Board::stop
                });
            };
            view! {
                <button type="button" class="button button--quiet" on:click=press>
                    {label}
                </button>
            }
        })
    };
    let has_failed = Memo::new(move |_| progress.get().failed > 0);
    let retry = move || {
        has_failed.get().then(|| {
            let press = move |_| loader.run(Board::retry_failed);
            view! {
                <button type="button" class="button button--quiet" on:click=press>
                    {move || texts().retry_failed}
                </button>
            }
        })
    };
    view! {
        {stop}
        {retry}
        <button type="button" class="button" on:click=move |_| loader.run(Board::refresh)>
            <Icon shape=Shape::Cycle />
            {preferences.text(|texts| texts.toolbar.refresh)}
        </button>
    }
}
