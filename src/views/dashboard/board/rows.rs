//! Rows of the board: the projects that the filter leaves, worst first, in the virtual table.

use leptos::prelude::*;
use web_sys::MouseEvent;

use super::super::context::OpenedBoard;
use super::super::row_link::is_plain;
use super::cells::cells;
use super::steady::Steady;
use crate::components::{RowSlot, RowSource, VirtualRows};
use crate::domain::{Health, ProjectId};
use crate::i18n::Locale;
use crate::preferences::Preferences;
use crate::state::board::loader::BoardLoader;
use crate::state::board::{Board, Row};
use crate::state::search::case_folding::{contains_folded, folded};
use crate::state::url::url_state::view_address;
use crate::state::url::view_params::ViewParams;
use crate::subscription::get_while_owned;
use crate::views::initial_view::InitialView;

/// The projects on screen.
#[derive(Clone, Copy)]
pub struct BoardRows {
    loader: BoardLoader,
    /// The positions of those that the filter leaves, worst first.
    pub order: Memo<Vec<usize>>,
    /// Whether they stay where they are.
    pub steady: Steady,
}

impl BoardRows {
    /// Follows the board and its filter.
    pub fn follow(opened: OpenedBoard) -> Self {
        let OpenedBoard { loader, filter } = opened;
        let names = Memo::new(move |_| loader.read(Board::names_version));
        // Not for each project that is loaded: there are thousands of names.
        let matches = Memo::new(move |_| {
            names.track();
            let part: Vec<char> = filter.with(|filter| folded(filter.trim()).chars().collect());
            let is_match = |text: &str| contains_folded(text, &part);
            (!part.is_empty()).then(|| {
                untrack(|| {
                    loader.read(|board| {
                        let projects = board.projects();
                        let matches = projects.map(|project| {
                            is_match(project.id.as_str()) || is_match(project.label())
                        });
                        matches.collect::<Vec<bool>>()
                    })
                })
            })
        });
        let steady = Steady::new();
        let order = Memo::new(move |before: Option<&Vec<usize>>| {
            let order = matches.with(|matches| {
                let is_match = |at: &usize| {
                    let matches = matches.as_ref();
                    matches.is_none_or(|matches| matches.get(*at) == Some(&true))
                };
                loader.read(|board| board.order().iter().copied().filter(is_match).collect())
            });
            steady.order(before, order)
        });
        Self {
            loader,
            order,
            steady,
        }
    }

    /// The row at an index, reactively.
    fn row(self, index: usize) -> Option<Row> {
        let position = self.order.with(|order| order.get(index).copied())?;
        self.loader.read(|board| board.row(position))
    }

    /// The id of the project at an index, reactively.
    fn id(self, index: usize) -> Option<String> {
        Some(self.row(index)?.project.id.as_str().to_owned())
    }

    /// The index of the project with an id, reactively.
    fn index(self, id: &str) -> Option<usize> {
        let id = ProjectId::parse(id).ok()?;
        let position = self.loader.read(|board| board.position(&id))?;
        self.order
            .with(|order| order.iter().position(|other| *other == position))
    }

    /// Loads a project that could not be loaded again.
    pub fn retry(self, id: &ProjectId) {
        self.loader.run(|board| board.retry(id));
    }
}

/// The rows as the virtual table knows them.
pub fn board_rows(shown: BoardRows) -> VirtualRows {
    let initial_view = expect_context::<InitialView>();
    VirtualRows::new(RowSource {
        count: Signal::derive(move || shown.order.with(Vec::len)),
        offset: Signal::stored(0),
        id: Callback::new(move |(index,): (usize,)| shown.id(index)),
        index: Callback::new(move |(id,): (String,)| shown.index(&id)),
        opened: Signal::stored(None),
        on_open: Callback::new(move |(id,): (String,)| {
            if let Ok(id) = ProjectId::parse(&id) {
                initial_view.open_project(id);
            }
        }),
        selected: Callback::new(|_: (String,)| None),
        on_extend: Callback::new(|_: (String, String)| ()),
        on_letter: Callback::new(|_: (char, bool, String)| false),
        groups: None,
    })
}

/// What is shown in a slot.
#[derive(Clone, PartialEq)]
pub struct RowContent {
    /// The project.
    pub row: Row,
    /// The language.
    pub locale: Locale,
}

/// Makes the cells of a slot.
pub fn row_cells(shown: BoardRows, rows: VirtualRows) -> impl Fn(RowSlot) -> AnyView {
    let preferences = expect_context::<Preferences>();
    let initial_view = expect_context::<InitialView>();
    move |slot| {
        // A slot that is out of sight keeps the row it had.
        let content = Memo::new(move |before: Option<&Option<RowContent>>| {
            let locale = preferences.locale();
            let row = slot.index.get().and_then(|index| shown.row(index));
            let content = row.map(|row| RowContent { row, locale });
            content.or_else(|| before.cloned().flatten())
        });
        let project = Memo::new(move |_| content.with(|it| Some(it.as_ref()?.row.project.clone())));
        let name = move || project.with(|it| Some(it.as_ref()?.label().to_owned()));
        let id = move || {
            project.with(|it| {
                let project = it.as_ref().filter(|project| project.name.is_some())?;
                Some(project.id.as_str().to_owned())
            })
        };
        let href = move || project.with(|it| Some(project_address(&it.as_ref()?.id, None)));
        let open = move |event: MouseEvent| {
            let id = project.with_untracked(|it| Some(it.as_ref()?.id.clone()));
            if let Some(id) = id.filter(|_| takes_over(&event)) {
                initial_view.open_project(id);
            }
        };
        let tab_stop = move || tab_index(slot);
        let cells = move || {
            content.with(|content| {
                let content = content.as_ref()?;
                Some(cells(content, slot, shown, rows, initial_view))
            })
        };
        view! {
            <th scope="row" class="board__project">
                <div class="board__name">
                    <a class="row-name" href=href tabindex=tab_stop on:click=open>
                        <bdi>{name}</bdi>
                    </a>
                    <bdi class="board__id">{id}</bdi>
                </div>
            </th>
            {cells}
        }
        .into_any()
    }
}

/// Whether the links and buttons of a slot are in the order of Tab: those of the current row are.
pub fn tab_index(slot: RowSlot) -> &'static str {
    if get_while_owned(slot.tab_stop) {
        "0"
    } else {
        "-1"
    }
}

/// The address of a project, or of its profiles of a health.
pub fn project_address(project: &ProjectId, health: Option<Health>) -> String {
    let params = ViewParams::default().with_project(project.clone());
    view_address(&match health {
        Some(health) => params.with_search(health_search(health)),
        None => params,
    })
}

/// The search for the profiles of a health.
pub fn health_search(health: Health) -> String {
    ["health:", health.id()].concat()
}

/// Whether a click on a link is for this page: another tab or window is the browser's to open. The
/// row is not to be told of it.
pub fn takes_over(event: &MouseEvent) -> bool {
    event.stop_propagation();
    let is_followed = is_plain(event);
    if is_followed {
        event.prevent_default();
    }
    is_followed
}
