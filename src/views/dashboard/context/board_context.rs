//! The board of all projects, once it was opened: it is kept while a project is on screen, so that
//! Back shows it as it was.

use std::time::Duration;

use leptos::prelude::*;
use leptos::reactive::owner::WeakOwner;

use super::{HealthContext, ProjectsContext};
use crate::api::client::ApiClient;
use crate::preferences::Preferences;
use crate::state::board::loader::BoardLoader;
use crate::state::projects::{ProjectList, Suggestions};
use crate::views::config_context::ConfigContext;

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
        let filter = RwSignal::new(String::new());
        Self { loader, filter }
    }
}
