//! The board of all projects, once it was opened: it is kept while a project is on screen, so that
//! Back shows it as it was.

use std::time::Duration;

use leptos::prelude::*;
use leptos::reactive::owner::WeakOwner;
use leptos::task::spawn_local;

use super::{HealthContext, ProjectsContext};
use crate::api::client::ApiClient;
use crate::preferences::Preferences;
use crate::state::board::Row;
use crate::state::board::loader::BoardLoader;
use crate::state::changes::KeptCounts;
use crate::state::projects::{ProjectList, Suggestions};
use crate::views::config_context::ConfigContext;
use crate::views::dashboard::changes::RecordKeeper;

/// The board, and what its filter box has. A handle of signals, so `Copy`.
#[derive(Clone, Copy)]
pub struct OpenedBoard {
    /// The projects.
    pub loader: BoardLoader,
    /// The text in the filter box.
    pub filter: RwSignal<String>,
}

/// The board of a connection.
#[derive(Clone)]
pub struct BoardContext {
    /// The dashboard's, which the board lives as long as.
    owner: Option<WeakOwner>,
    opened: StoredValue<Option<OpenedBoard>>,
}

impl BoardContext {
    /// Not opened yet; it will live as long as the current owner.
    pub fn new() -> Self {
        Self {
            owner: Owner::current().map(|owner| owner.downgrade()),
            opened: StoredValue::new(None),
        }
    }

    /// The board; it is made when it is asked for first. For the lazy views only, which its code is
    /// loaded with.
    pub fn open(&self) -> Option<OpenedBoard> {
        let opened = self.opened.get_value();
        opened.or_else(|| {
            let owner = self.owner.as_ref()?.upgrade()?;
            let opened = owner.with(|| untrack(OpenedBoard::new));
            self.opened.set_value(Some(opened));
            Some(opened)
        })
    }
}

impl OpenedBoard {
    /// Follows the projects and the configuration.
    fn new() -> Self {
        let client = expect_context::<ApiClient>();
        let config = expect_context::<ConfigContext>();
        let preferences = expect_context::<Preferences>();
        let projects = expect_context::<ProjectsContext>();
        let loader = BoardLoader::new(client, expect_context::<HealthContext>().rules);
        let known = Memo::new(move |_| {
            let offered = projects.list.with(ProjectList::offered);
            let recent = preferences.recent();
            config.with(|config| Suggestions::new(&recent, offered, &config.projects).all())
        });
        Effect::new(move || {
            let known = known.get();
            // In a task of its own: there may be thousands, beside a board that is being rendered.
            set_timeout(move || loader.set_projects(known), Duration::ZERO);
        });
        Effect::new(move || {
            if let Some(rows) = config.auto_load_rows() {
                loader.run(|board| board.set_auto_load_rows(rows));
            }
        });
        keep_counts(loader);
        let filter = RwSignal::new(String::new());
        Self { loader, filter }
    }
}

/// Keeps the counts of each project that is loaded, and tells the board those of last time.
fn keep_counts(loader: BoardLoader) {
    let keeper = expect_context::<RecordKeeper>();
    let keep = move |position: usize, row: Row| {
        let summary = row.summary.as_ref();
        let counts = summary.and_then(|summary| {
            Some(KeptCounts {
                fetched_at: summary.fetched_at?,
                counts: summary.counts,
            })
        });
        let Some(counts) = counts else { return };
        spawn_local(async move {
            // The dashboard may be gone when it is told.
            if let Some(last_time) = keeper.keep_counts(&row.project.id, counts).await {
                loader.run(|board| board.set_last_time(position, last_time));
            }
        });
    };
    loader.on_counted(Callback::new(move |(position, row)| keep(position, row)));
}
