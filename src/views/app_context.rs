//! Every context of the app in one struct, for the views that are not components yet.

use super::config_context::ConfigContext;
use super::initial_view::InitialView;
use super::layout_context::LayoutContext;
use super::published_release::PublishedRelease;
use super::saved_views_store::SavedViewsStore;
use super::session_context::SessionContext;
use crate::config::{ConfigProblem, RuntimeConfig};
use crate::domain::{ApiBase, ProjectId};
use crate::i18n::{Locale, Messages};
use crate::preferences::Preferences;
use crate::session::{ConnectRequest, EndReason};
use crate::state::column_layout::{ColumnLayout, Density};
use crate::state::url_state::{UrlState, is_embedded};
use leptos::prelude::*;

pub use super::session_context::page_origin;

/// Whether the app is shown inside another page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Embedded(pub bool);

#[derive(Clone, Copy)]
pub struct AppContext {
    pub preferences: Preferences,
    pub url: UrlState,
    pub saved_views: SavedViewsStore,
    pub embedded: bool,
    pub published: PublishedRelease,
    pub session: SessionContext,
    pub config: ConfigContext,
    pub initial_view: InitialView,
    pub layout: LayoutContext,
}

impl AppContext {
    /// Restores all state and provides each context under its own type.
    pub fn provide() -> Self {
        let preferences = Preferences::restore();
        let url = UrlState::follow();
        let saved_views = SavedViewsStore::restore(preferences);
        let published = PublishedRelease::follow();
        let config = ConfigContext::new();
        let initial_view = InitialView::new(url, preferences, saved_views, config);
        let session = SessionContext::restore(url, preferences, initial_view);
        let embedded = is_embedded();
        let layout = LayoutContext { url, preferences };
        provide_context(preferences);
        provide_context(url);
        provide_context(saved_views);
        provide_context(published);
        provide_context(config);
        provide_context(initial_view);
        provide_context(session);
        provide_context(layout);
        provide_context(Embedded(embedded));
        Self {
            preferences,
            url,
            saved_views,
            embedded,
            published,
            session,
            config,
            initial_view,
            layout,
        }
    }

    pub fn texts(self) -> &'static Messages {
        self.preferences.texts()
    }

    pub fn locale(self) -> Locale {
        self.preferences.locale()
    }

    pub fn base(self) -> Option<ApiBase> {
        self.session.base()
    }

    pub fn config(self) -> RuntimeConfig {
        self.config.get()
    }

    pub fn is_configured(self) -> bool {
        self.config.is_loaded()
    }

    pub fn auto_load_rows(self) -> Option<u64> {
        self.config.auto_load_rows()
    }

    pub fn config_problems(self) -> Vec<ConfigProblem> {
        self.config.problems()
    }

    pub fn configure(self, (config, problems): (RuntimeConfig, Vec<ConfigProblem>)) {
        if let Some(language) = config.language {
            self.preferences.set_default_locale(language);
        }
        self.config.set(config, problems);
        if self.session.connection_now().is_some() {
            self.initial_view.apply();
        }
    }

    pub fn dismiss_config_problems(self) {
        self.config.dismiss_problems();
    }

    pub fn not_kept(self) -> bool {
        self.session.not_kept()
    }

    pub fn dismiss_not_kept(self) {
        self.session.dismiss_not_kept();
    }

    pub fn ending(self) -> Option<EndReason> {
        self.session.end_reason()
    }

    pub fn connect(self, request: ConnectRequest, memory_only: bool) {
        self.session.connect(request, memory_only);
    }

    pub fn disconnect(self) {
        self.session.disconnect();
    }

    pub fn open_project(self, project: ProjectId) {
        self.initial_view.open_project(project);
    }

    pub fn show_columns(self, layout: ColumnLayout) {
        self.layout.set_columns(layout);
    }

    pub fn show_density(self, density: Density) {
        self.layout.set_density(density);
    }

    pub fn end(self, reason: EndReason) {
        self.session.end(reason);
    }
}
