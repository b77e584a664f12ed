//! What every view may reach: the state of the console, and the few things that
//! change it as a whole.

use super::published_release::PublishedRelease;
use super::saved_views_store::SavedViewsStore;
use crate::config::{ConfigProblem, RuntimeConfig};
use crate::domain::{ApiBase, PageOrigin, ProjectId};
use crate::i18n::{Locale, Messages};
use crate::preferences::{Preferences, StoredKey};
use crate::session::{ConnectRequest, Connection, EndReason, Session, Token, store};
use crate::state::column_layout::{ColumnLayout, Density};
use crate::state::saved_views::{StoredDefaults, beginning, moving};
use crate::state::url_state::{UrlState, entered_anew, is_embedded, is_named};
use crate::state::view_params::ViewParams;
use leptos::prelude::*;

/// The console's state. Copied about freely: it is a handful of signals.
#[derive(Clone, Copy)]
pub struct AppContext {
    /// Language, theme, recent projects.
    pub preferences: Preferences,
    /// The URL.
    pub url: UrlState,
    /// The saved views.
    pub saved_views: SavedViewsStore,
    /// Whether it is shown inside another page.
    pub embedded: bool,
    /// Which build of the console is published.
    pub published: PublishedRelease,
    /// Whether the visit has still to begin: what the URL leaves open is then filled
    /// in, once.
    arriving: RwSignal<bool>,
    /// What the link that was entered has a word on, of what is filled in else.
    linked: RwSignal<Vec<&'static str>>,
    session: RwSignal<Session>,
    /// Whether the token stays in memory.
    memory_only: RwSignal<bool>,
    /// Why the last session ended by itself.
    ending: RwSignal<Option<EndReason>>,
    /// Whether the session is not kept for a reload though it should be.
    not_kept: RwSignal<bool>,
    /// Whether that is still to be read.
    not_kept_unread: RwSignal<bool>,
    config: RwSignal<RuntimeConfig>,
    config_problems: RwSignal<Vec<ConfigProblem>>,
    configured: RwSignal<bool>,
}

impl AppContext {
    /// The state as storage and the URL have it.
    pub fn restore() -> Self {
        let preferences = Preferences::restore();
        let linked = ["columns", "density", "size"].into_iter();
        let linked = linked.filter(|name| is_named(name)).collect();
        let session = store::restore(&page_origin());
        let connected = session.connection().is_some();
        let app = Self {
            preferences,
            url: UrlState::follow(),
            saved_views: SavedViewsStore::restore(preferences),
            embedded: is_embedded(),
            published: PublishedRelease::follow(),
            arriving: RwSignal::new(entered_anew()),
            linked: RwSignal::new(linked),
            session: RwSignal::new(session),
            memory_only: RwSignal::new(false),
            ending: RwSignal::new(None),
            not_kept: RwSignal::new(false),
            not_kept_unread: RwSignal::new(false),
            config: RwSignal::new(RuntimeConfig::default()),
            config_problems: RwSignal::new(Vec::new()),
            configured: RwSignal::new(false),
        };
        if connected {
            app.begin();
        }
        app
    }

    /// The texts of the language in force, reactively.
    pub fn texts(self) -> &'static Messages {
        self.preferences.texts()
    }

    /// The language in force, reactively.
    pub fn locale(self) -> Locale {
        self.preferences.locale()
    }

    /// The address of the session, while there is one, reactively.
    pub fn base(self) -> Option<ApiBase> {
        self.session
            .with(|session| Some(session.connection()?.base.clone()))
    }

    /// The connection, while there is one.
    pub fn connection_now(self) -> Option<Connection> {
        self.session
            .with_untracked(|session| session.connection().cloned())
    }

    /// The settings in force, reactively.
    pub fn config(self) -> RuntimeConfig {
        self.config.get()
    }

    /// Whether the settings are known, reactively.
    pub fn is_configured(self) -> bool {
        self.configured.get()
    }

    /// How many rows are loaded unasked, once the settings are known, reactively.
    pub fn auto_load_rows(self) -> Option<u64> {
        self.configured
            .get()
            .then(|| self.config.with(|config| config.auto_load_rows))
    }

    /// What is wrong with the settings, reactively.
    pub fn config_problems(self) -> Vec<ConfigProblem> {
        self.config_problems.get()
    }

    /// Takes the settings, and what was wrong with them.
    pub fn configure(self, (config, problems): (RuntimeConfig, Vec<ConfigProblem>)) {
        if let Some(language) = config.language {
            self.preferences.set_default_locale(language);
        }
        self.config.set(config);
        self.config_problems.set(problems);
        self.configured.set(true);
        if self.connection_now().is_some() {
            self.begin();
        }
    }

    /// The problems with the settings were read.
    pub fn dismiss_config_problems(self) {
        self.config_problems.set(Vec::new());
    }

    /// Whether the session is not kept for a reload though it should be, and nobody has
    /// read so, reactively.
    pub fn not_kept(self) -> bool {
        self.not_kept_unread.get()
    }

    /// That was read.
    pub fn dismiss_not_kept(self) {
        self.not_kept_unread.set(false);
    }

    fn set_not_kept(self, not_kept: bool) {
        self.not_kept.set(not_kept);
        self.not_kept_unread.set(not_kept);
    }

    /// Why the last session ended by itself, reactively.
    pub fn ending(self) -> Option<EndReason> {
        self.ending.get()
    }

    /// Connects.
    pub fn connect(self, request: ConnectRequest, memory_only: bool) {
        self.memory_only.set(memory_only);
        self.keep(&request.connection);
        let params = self.url.params_now();
        match request.project {
            Some(project) if params.project.as_ref() != Some(&project) => {
                self.url.replace(params.with_project(project));
            }
            Some(_) | None => {}
        }
        self.begin();
        self.ending.set(None);
        self.session.set(Session::Connected(request.connection));
    }

    /// Goes on with another token for the same address.
    pub fn renew(self, token: Token) -> Option<Connection> {
        let base = self.connection_now()?.base;
        let connection = Connection { base, token };
        self.keep(&connection);
        self.session.set(Session::Connected(connection.clone()));
        Some(connection)
    }

    fn keep(self, connection: &Connection) {
        if self.memory_only.get_untracked() {
            store::forget();
        } else {
            self.set_not_kept(store::keep(connection).is_err());
        }
    }

    /// Forgets the token, the rows and the recent projects, and clears the URL.
    pub fn disconnect(self) {
        store::forget();
        self.preferences.clear_recent_projects();
        self.set_not_kept(false);
        self.ending.set(None);
        // While the dashboard is still there to follow it.
        self.url.replace(ViewParams::default());
        self.session.set(Session::Disconnected);
        self.arriving.set(true);
        self.linked.set(Vec::new());
    }

    /// Fills in what the URL leaves open: the default view, or the columns and the
    /// density used last. Once a visit: after that, the URL says it all.
    fn begin(self) {
        // What is to be filled in is the operator's word, too.
        if !self.arriving.get_untracked() || !self.configured.get_untracked() {
            return;
        }
        self.arriving.set(false);
        let link = self.url.params_now();
        let linked = self.linked.get_untracked();
        let free = |name| !linked.contains(&name);
        let habit = |habit, name| self.preferences.stored(habit).filter(|_| free(name));
        let columns = habit(StoredKey::Columns, "columns");
        let density = habit(StoredKey::Density, "density");
        let habits = StoredDefaults {
            layout: columns.and_then(|text| ColumnLayout::parse(&text)),
            density: density.and_then(|id| Density::from_id(&id)),
            size: free("size").then(|| self.config.with_untracked(|config| config.page_size)),
        };
        let params = self
            .saved_views
            .with_untracked(|views| beginning(&link, views, habits));
        if params != link {
            self.url.complete(params);
        }
    }

    /// Goes to another project; what is a habit stays, and so does the default view.
    pub fn open_project(self, project: ProjectId) {
        let now = self.url.params_now();
        let params = self
            .saved_views
            .with_untracked(|views| moving(&now, project, views));
        self.url.go(params);
    }

    /// Shows these columns from now on, on the next visit too.
    pub fn show_columns(self, layout: ColumnLayout) {
        self.preferences.store(StoredKey::Columns, &layout.text());
        self.url.replace(self.url.params_now().with_layout(layout));
    }

    /// Gives rows this much room from now on, on the next visit too.
    pub fn show_density(self, density: Density) {
        self.preferences.store(StoredKey::Density, density.id());
        self.url
            .replace(self.url.params_now().with_density(density));
    }

    /// Ends the session by itself; the place stays in the URL.
    pub fn end(self, ending: EndReason) {
        store::forget();
        self.ending.set(Some(ending));
        self.session.set(Session::Disconnected);
    }

    /// Somebody looks at the page again: the store may have been emptied meanwhile. The
    /// session goes on in memory, and that is said.
    pub fn looked_at(self) {
        let kept = self.memory_only.get_untracked()
            || self.not_kept.get_untracked()
            || store::has_session();
        if self.connection_now().is_some() && !kept {
            self.set_not_kept(true);
        }
    }

    /// The page came back from the browser's memory, where it lay while the person was
    /// elsewhere: a session that was ended there is ended here too.
    pub fn came_back(self) {
        let memory_only = self.memory_only.get_untracked();
        let not_kept = self.not_kept.get_untracked();
        if self.connection_now().is_some() && (memory_only || (!not_kept && !store::has_session()))
        {
            self.end(EndReason::Elsewhere);
        }
    }
}

/// The origin that serves the console.
pub fn page_origin() -> PageOrigin {
    PageOrigin {
        origin: window().location().origin().unwrap_or_default(),
    }
}
