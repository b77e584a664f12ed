//! Board: all known projects side by side, worst first, each with its counts by health.

mod cells;
mod head;
mod rows;
mod steady;

use leptos::prelude::*;

use super::badge_style;
use super::context::BoardContext;
use super::loading_status::LoadingStatus;
use crate::components::VirtualTable;
use crate::domain::Health;
use crate::i18n::{BoardMessages, Messages, intl};
use crate::preferences::Preferences;
use head::Head;
use rows::{BoardRows, board_rows, row_cells};

/// All columns: the project, the healths, their shares, how many profiles, the oldest result, when it
/// was fetched, and how much is loaded.
const COLUMNS: usize = Health::ALL.len() + 6;

/// The board, while it is on screen.
pub fn board() -> AnyView {
    view! { <Board /> }.into_any()
}

#[component]
fn Board() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let opened = expect_context::<BoardContext>().open();
    opened.map(|opened| {
        let loader = opened.loader;
        loader.run(|board| board.set_shown(true));
        on_cleanup(move || loader.run(|board| board.set_shown(false)));
        let shown = BoardRows::follow(opened);
        let rows = board_rows(shown);
        let title = Signal::derive(move || preferences.texts().toolbar.all_projects.to_owned());
        view! {
            <section class="board" on:pointermove=move |_| shown.steady.pointer_moved()>
                <Head opened=opened shown=shown />
                <VirtualTable
                    rows=rows
                    label=title
                    density="comfortable"
                    row_count=move || (shown.order.with(Vec::len) + 1).to_string()
                    busy=false
                    present=Memo::new(move |_| shown.order.with(|order| !order.is_empty()))
                    placeholder=move || view! { <NoRows opened_filter=opened.filter /> }
                    overlay=|| view! { <LoadingStatus /> }
                    cells=row_cells(shown, rows)
                    on_resize=|| ()
                >
                    <caption class="visually-hidden">{title}</caption>
                    <Headings />
                </VirtualTable>
            </section>
        }
    })
}

/// The columns and their headings.
#[component]
fn Headings() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let column = |class: &'static str| view! { <col class=class /> };
    let columns = [
        "col col--project",
        "col col--shares",
        "col col--profiles",
        "col col--time",
        "col col--fetched",
        "col col--extent",
    ];
    let [project, others @ ..] = columns;
    let counts = Health::ALL.map(|_| column("col col--count"));
    let headings = move || {
        let texts = preferences.texts();
        let board = preferences.locale().board_messages();
        headings(texts, board)
            .into_iter()
            .map(|(class, label, title)| view! { <th scope="col" class=class title=title>{label}</th> })
            .collect_view()
    };
    view! {
        <colgroup>
            {column(project)} {counts.into_iter().collect_view()}
            {others.map(column).into_iter().collect_view()}
        </colgroup>
        <thead>
            <tr aria-rowindex="1">{headings}</tr>
        </thead>
    }
}

/// The classes, texts and tooltips of the headings.
fn headings(
    texts: &Messages,
    board: &BoardMessages,
) -> Vec<(&'static str, String, Option<String>)> {
    const TEXT: &str = "heading board__heading";
    const NUMBER: &str = "heading board__heading board__number";
    let zone = Some((texts.columns.times_in)(&intl::zone()));
    let mut headings = vec![(TEXT, texts.project_selector.label.to_owned(), None)];
    for health in Health::ALL {
        let word = badge_style::health(health, &texts.health).word;
        headings.push((NUMBER, word, None));
    }
    for (class, text, title) in [
        (TEXT, board.shares, None),
        (NUMBER, board.profiles, None),
        (TEXT, board.oldest_result, zone.clone()),
        (TEXT, board.fetched, zone),
        (TEXT, board.extent, None),
    ] {
        headings.push((class, text.to_owned(), title));
    }
    headings
}

/// Why no project is shown.
#[component]
fn NoRows(
    /// The text in the filter box.
    opened_filter: RwSignal<String>,
) -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let text = move || {
        let texts = preferences.locale().board_messages();
        if opened_filter.with(|filter| filter.trim().is_empty()) {
            texts.no_projects
        } else {
            texts.no_match
        }
    };
    view! {
        <tr>
            <td class="board__none" colspan=COLUMNS.to_string()>
                {text}
            </td>
        </tr>
    }
}
