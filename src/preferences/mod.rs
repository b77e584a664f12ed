//! Preferences in `localStorage`: language, theme, recent projects and searches, table settings, saved
//! views and stars.
//! The token is never stored here.

mod me;
mod recent_projects;
mod recent_searches;
mod storage;

use leptos::prelude::*;

use crate::domain::Project;
use crate::i18n::{Locale, Messages};
use crate::subscription::unsubscribe_on_cleanup;

use recent_projects::{RECENT_MAX, decode, encode};
pub use storage::NotStored;
use storage::{read, write};

/// The colour theme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// The system's setting.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Theme {
    /// All themes, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// Its id in storage and in the page's `data-theme`. `public/boot.js` reads it before the first
    /// paint.
    pub const fn id(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

const LANGUAGE: &str = "segment-console.language";
const THEME: &str = "segment-console.theme";
const RECENT: &str = "segment-console.recent-projects";
const VIEWS: &str = "segment-console.views";
const DAMAGED_VIEWS: &str = "segment-console.views-damaged";
const STARS: &str = "segment-console.stars";
const DAMAGED_STARS: &str = "segment-console.stars-damaged";

/// A setting of the table that is stored across visits, and which sessions have ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoredKey {
    /// The column layout, as in URLs.
    Columns,
    /// The density, by its id.
    Density,
    /// The refresh interval, in seconds.
    RefreshInterval,
    /// Whether the tiles of views are folded: `folded`, else they are not.
    ViewTiles,
    /// Whether records of profiles are kept: `off`, else they are.
    ProfileRecords,
    /// When the records of profiles were last marked as seen or forgotten, in any tab: a tab follows
    /// the others by it.
    MarkedSeen,
    /// Whether a person wants notifications: `on`, else not.
    Notifications,
    /// The ids of ended sessions, as `session::ended` writes them.
    EndedSessions,
}

impl StoredKey {
    const fn key(self) -> &'static str {
        match self {
            Self::Columns => "segment-console.columns",
            Self::Density => "segment-console.density",
            Self::RefreshInterval => "segment-console.auto-refresh",
            Self::ViewTiles => "segment-console.view-tiles",
            Self::ProfileRecords => "segment-console.profile-records",
            Self::MarkedSeen => "segment-console.marked-seen",
            Self::Notifications => "segment-console.notifications",
            Self::EndedSessions => "segment-console.ended-sessions",
        }
    }
}

/// The current preferences. A handle of signals, so `Copy`.
#[derive(Clone, Copy)]
pub struct Preferences {
    locale: RwSignal<Locale>,
    theme: RwSignal<Theme>,
    recent: RwSignal<Vec<Project>>,
    /// The recent searches where storage refuses them.
    unstored_searches: RwSignal<String>,
}

impl Preferences {
    /// The stored preferences, or the defaults of the browser and the system.
    pub fn restore() -> Self {
        let locale = match read(LANGUAGE) {
            Some(tag) => Locale::for_tag(&tag),
            None => Locale::for_tag(&window().navigator().language().unwrap_or_default()),
        };
        let theme = read(THEME)
            .and_then(|id| Theme::ALL.into_iter().find(|theme| theme.id() == id))
            .unwrap_or_default();
        let recent = read(RECENT).map(|text| decode(&text)).unwrap_or_default();
        let preferences = Self {
            locale: RwSignal::new(locale),
            theme: RwSignal::new(theme),
            recent: RwSignal::new(recent),
            unstored_searches: RwSignal::new(String::new()),
        };
        preferences.apply_to_document();
        preferences
    }

    /// The language, reactively.
    pub fn locale(self) -> Locale {
        unsubscribe_on_cleanup(&self.locale);
        self.locale.get()
    }

    /// The texts of the language, reactively.
    pub fn texts(self) -> &'static Messages {
        self.locale().messages()
    }

    /// One text of the language, as a closure for a view or a prop. `pick` is a function pointer,
    /// so that all texts have one type and what renders them is compiled once: a closure each
    /// weighed 0.4 KB.
    pub fn text(
        self,
        pick: fn(&'static Messages) -> &'static str,
    ) -> impl Fn() -> &'static str + Copy + Send + Sync + 'static {
        move || pick(self.texts())
    }

    /// The theme, reactively.
    pub fn theme(self) -> Theme {
        self.theme.get()
    }

    /// The recently opened projects, newest first, reactively.
    pub fn recent(self) -> Vec<Project> {
        unsubscribe_on_cleanup(&self.recent);
        self.recent.get()
    }

    /// Sets and stores the language.
    pub fn set_locale(self, locale: Locale) {
        self.locale.set(locale);
        store_or_ignore(LANGUAGE, locale.tag());
        self.apply_to_document();
    }

    /// Sets the language if none is stored, without storing it.
    pub fn set_default_locale(self, locale: Locale) {
        if read(LANGUAGE).is_none() {
            self.locale.set(locale);
            self.apply_to_document();
        }
    }

    /// Sets and stores the theme.
    pub fn set_theme(self, theme: Theme) {
        self.theme.set(theme);
        store_or_ignore(THEME, theme.id());
        self.apply_to_document();
    }

    /// Adds a project to the recent ones, as the first.
    pub fn remember_project(self, project: Project) {
        self.recent.update(|recent| {
            recent.retain(|known| known.id != project.id);
            recent.insert(0, project);
            recent.truncate(RECENT_MAX);
            store_or_ignore(RECENT, &encode(recent));
        });
    }

    /// Removes the recent projects and searches; language and theme stay.
    pub fn clear_recent(self) {
        self.recent.set(Vec::new());
        self.unstored_searches.set(String::new());
        storage::remove(RECENT);
        storage::remove(recent_searches::KEY);
    }

    /// The stored value of a table setting, of this tab or another.
    pub fn stored(self, key: StoredKey) -> Option<String> {
        read(key.key())
    }

    /// Stores a table setting.
    pub fn store(self, key: StoredKey, value: &str) {
        store_or_ignore(key.key(), value);
    }

    /// The stored saved views, of this tab or another.
    pub fn views(self) -> Option<String> {
        read(VIEWS)
    }

    /// Stores the saved views.
    ///
    /// # Errors
    /// [`NotStored`] where the browser refuses.
    pub fn store_views(self, text: &str) -> Result<(), NotStored> {
        write(VIEWS, text)
    }

    /// Stores saved views that can't be read under another key, so that they are not overwritten.
    ///
    /// # Errors
    /// [`NotStored`] where the browser refuses.
    pub fn store_damaged_views(self, text: &str) -> Result<(), NotStored> {
        write(DAMAGED_VIEWS, text)
    }

    /// The stored stars, of this tab or another.
    pub fn stars(self) -> Option<String> {
        read(STARS)
    }

    /// Stores the stars.
    ///
    /// # Errors
    /// [`NotStored`] where the browser refuses.
    pub fn store_stars(self, text: &str) -> Result<(), NotStored> {
        write(STARS, text)
    }

    /// Stores stars that can't be read under another key, so that they are not overwritten.
    ///
    /// # Errors
    /// [`NotStored`] where the browser refuses.
    pub fn store_damaged_stars(self, text: &str) -> Result<(), NotStored> {
        write(DAMAGED_STARS, text)
    }

    /// Sets `lang` (hyphenation, fonts, speech) and `data-theme` (CSS) on the document.
    fn apply_to_document(self) {
        if let Some(root) = document().document_element() {
            // Setting a valid attribute on <html> can't fail.
            let _ = root.set_attribute("lang", self.locale.get_untracked().tag());
            let _ = root.set_attribute("data-theme", self.theme.get_untracked().id());
        }
    }
}

/// Stores a value if possible; without storage it applies until the page is left.
fn store_or_ignore(key: &str, value: &str) {
    let _ = write(key, value);
}
