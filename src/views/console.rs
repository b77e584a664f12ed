//! What every view may reach: the state of the console, and the few things that
//! change it as a whole.

use leptos::prelude::window;

use super::published::Published;
use super::shelf::Shelf;
use crate::config::{ConfigProblem, RuntimeConfig};
use crate::domain::{ApiBase, PageOrigin, ProjectId};
use crate::live::State;
use crate::preferences::{Habit, Preferences};
use crate::query::layout::{Density, Layout};
use crate::query::location::{Place, entered_anew, is_embedded, is_named};
use crate::query::params::ViewParams;
use crate::query::saved_views::{Habits, beginning, moving};
use crate::session::{ConnectRequest, Connection, Ending, Session, Token, store};
use crate::text::{Locale, Messages};

/// The console's state. Copied about freely: it is a handful of signals.
#[derive(Clone, Copy)]
pub struct Console {
    /// Language, theme, recent projects.
    pub preferences: Preferences,
    /// The URL.
    pub place: Place,
    /// The saved views.
    pub shelf: Shelf,
    /// Whether it is shown inside another page.
    pub embedded: bool,
    /// Which build of the console is published.
    pub published: Published,
    /// Whether the visit has still to begin: what the URL leaves open is then filled
    /// in, once.
    arriving: State<bool>,
    /// What the link that was entered has a word on, of what is filled in else.
    linked: State<Vec<&'static str>>,
    session: State<Session>,
    /// Whether the token stays in memory.
    memory_only: State<bool>,
    /// Why the last session ended by itself.
    ending: State<Option<Ending>>,
    /// Whether the session is not kept for a reload though it should be.
    not_kept: State<bool>,
    /// Whether that is still to be read.
    not_kept_unread: State<bool>,
    config: State<RuntimeConfig>,
    config_problems: State<Vec<ConfigProblem>>,
    configured: State<bool>,
}

impl Console {
    /// The state as storage and the URL have it.
    pub fn restore() -> Self {
        let preferences = Preferences::restore();
        let linked = ["columns", "density", "size"].into_iter();
        let linked = linked.filter(|name| is_named(name)).collect();
        let session = store::restore(&page_origin());
        let connected = session.connection().is_some();
        let console = Self {
            preferences,
            place: Place::follow(),
            shelf: Shelf::restore(preferences),
            embedded: is_embedded(),
            published: Published::follow(),
            arriving: State::new(entered_anew()),
            linked: State::new(linked),
            session: State::new(session),
            memory_only: State::new(false),
            ending: State::new(None),
            not_kept: State::new(false),
            not_kept_unread: State::new(false),
            config: State::new(RuntimeConfig::default()),
            config_problems: State::new(Vec::new()),
            configured: State::new(false),
        };
        if connected {
            console.begin();
        }
        console
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
            self.preferences.speak_unasked(language);
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
    pub fn ending(self) -> Option<Ending> {
        self.ending.get()
    }

    /// Connects.
    pub fn connect(self, request: ConnectRequest, memory_only: bool) {
        self.memory_only.set(memory_only);
        self.keep(&request.connection);
        let params = self.place.params_now();
        match request.project {
            Some(project) if params.project.as_ref() != Some(&project) => {
                self.place.replace(params.with_project(project));
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
        self.preferences.forget_projects();
        self.set_not_kept(false);
        self.ending.set(None);
        // While the dashboard is still there to follow it.
        self.place.replace(ViewParams::default());
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
        let link = self.place.params_now();
        let linked = self.linked.get_untracked();
        let free = |name| !linked.contains(&name);
        let habit = |habit, name| self.preferences.habit(habit).filter(|_| free(name));
        let columns = habit(Habit::Columns, "columns");
        let density = habit(Habit::Density, "density");
        let habits = Habits {
            layout: columns.and_then(|text| Layout::parse(&text)),
            density: density.and_then(|id| Density::from_id(&id)),
            size: free("size").then(|| self.config.with_untracked(|config| config.page_size)),
        };
        let params = self
            .shelf
            .with_untracked(|views| beginning(&link, views, habits));
        if params != link {
            self.place.complete(params);
        }
    }

    /// Goes to another project; what is a habit stays, and so does the default view.
    pub fn open_project(self, project: ProjectId) {
        let now = self.place.params_now();
        let params = self
            .shelf
            .with_untracked(|views| moving(&now, project, views));
        self.place.go(params);
    }

    /// Shows these columns from now on, on the next visit too.
    pub fn show_columns(self, layout: Layout) {
        self.preferences
            .remember_habit(Habit::Columns, &layout.text());
        self.place
            .replace(self.place.params_now().with_layout(layout));
    }

    /// Gives rows this much room from now on, on the next visit too.
    pub fn show_density(self, density: Density) {
        self.preferences
            .remember_habit(Habit::Density, density.id());
        self.place
            .replace(self.place.params_now().with_density(density));
    }

    /// Ends the session by itself; the place stays in the URL.
    pub fn end(self, ending: Ending) {
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
            self.end(Ending::Elsewhere);
        }
    }
}

/// The origin that serves the console.
pub fn page_origin() -> PageOrigin {
    PageOrigin {
        origin: window().location().origin().unwrap_or_default(),
    }
}
