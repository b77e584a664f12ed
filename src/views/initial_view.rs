//! Fills in what the URL leaves open at the beginning of a visit: the default saved view, or the
//! columns, density and page size used last.

use leptos::prelude::*;

use super::config_context::ConfigContext;
use super::saved_views_store::SavedViewsStore;
use crate::domain::ProjectId;
use crate::preferences::{Preferences, StoredKey};
use crate::state::saved_views::{StoredDefaults, current_view, initial_params, params_in_project};
use crate::state::url::column_layout::{ColumnLayout, Density};
use crate::state::url::url_state::{UrlState, has_param, is_new_navigation};
use crate::state::url::view_params::ViewParams;

/// Applies defaults to the URL, once a visit.
#[derive(Clone, Copy)]
pub struct InitialView {
    url: UrlState,
    preferences: Preferences,
    saved_views: SavedViewsStore,
    config: ConfigContext,
    /// Whether the defaults are still to be applied.
    pending: RwSignal<bool>,
    /// The parameters that the link named, which no default may replace.
    named: RwSignal<Vec<&'static str>>,
}

impl InitialView {
    /// Reads how the page was entered.
    pub fn new(
        url: UrlState,
        preferences: Preferences,
        saved_views: SavedViewsStore,
        config: ConfigContext,
    ) -> Self {
        let named = ["columns", "density", "size"].into_iter();
        let named = named.filter(|name| has_param(name)).collect();
        Self {
            url,
            preferences,
            saved_views,
            config,
            pending: RwSignal::new(is_new_navigation()),
            named: RwSignal::new(named),
        }
    }

    /// Applies the defaults, unless that was done in this visit or the configuration, which
    /// names some of them, is not read yet.
    pub fn apply(self) {
        if !self.pending.get_untracked() || !self.config.is_loaded_untracked() {
            return;
        }
        self.pending.set(false);
        let link = self.url.params_untracked();
        // What they are for begins with a project: see [`Self::open_project`].
        if link.board {
            return;
        }
        let params = self.completed(&link);
        if params != link {
            self.url.complete(params);
        }
        self.recognise_view();
    }

    /// The parameters of a link with the defaults for what it leaves open.
    fn completed(self, link: &ViewParams) -> ViewParams {
        let named = self.named.get_untracked();
        let free = |name| !named.contains(&name);
        let stored = |key, name| self.preferences.stored(key).filter(|_| free(name));
        let columns = stored(StoredKey::Columns, "columns");
        let density = stored(StoredKey::Density, "density");
        let defaults = StoredDefaults {
            layout: columns.and_then(|text| ColumnLayout::parse(&text)),
            density: density.and_then(|id| Density::from_id(&id)),
            size: free("size").then(|| self.config.with_untracked(|config| config.page_size)),
        };
        self.saved_views
            .with_untracked(|views| initial_params(link, views, defaults))
    }

    /// The session ended: the next one is another visit, entered without a link.
    pub fn reset(self) {
        self.pending.set(true);
        self.named.set(Vec::new());
    }

    /// Goes to another project with the stored preferences and the default view.
    pub fn open_project(self, project: ProjectId) {
        let now = self.url.params_untracked();
        let params = if now.board {
            self.completed(&now.with_project(project))
        } else {
            self.saved_views
                .with_untracked(|views| params_in_project(&now, project, views))
        };
        self.url.navigate(params);
        self.recognise_view();
    }

    /// Goes to a project as [`Self::open_project`] does from the board, with this search.
    pub fn open_search(self, project: ProjectId, search: String) {
        let there = ViewParams::default().with_project(project);
        self.url
            .navigate(self.completed(&there).with_search(search));
        self.recognise_view();
    }

    /// Takes what is on screen for a view that was opened, if it is one.
    fn recognise_view(self) {
        let params = self.url.params_untracked();
        let current = current_view(None, &untrack(|| self.saved_views.offered()), &params);
        self.url.set_opened_view(current.map(|current| current.id));
    }
}
