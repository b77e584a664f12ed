//! What a browser remembers of its person: language, theme, recent projects, how
//! tables are arranged, and saved views. The token never comes here.

mod storage;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::domain::{Project, ProjectId};
use crate::i18n::{Locale, Messages};

pub use storage::NotKept;
use storage::{read, write};

/// Light, dark, or as the system says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Theme {
    /// Every theme, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The name under which it is remembered, and the page's `data-theme`.
    /// `public/boot.js` reads it before the first paint.
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

/// As many recent projects as one looks through at a glance.
const RECENT_MAX: usize = 8;

/// Something about tables that stays as the person left it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoredKey {
    /// The columns, as links name them.
    Columns,
    /// The density of rows, by its id.
    Density,
    /// The seconds between refreshes.
    RefreshInterval,
}

impl StoredKey {
    const fn key(self) -> &'static str {
        match self {
            Self::Columns => "segment-console.columns",
            Self::Density => "segment-console.density",
            Self::RefreshInterval => "segment-console.auto-refresh",
        }
    }
}

/// The preferences in force. Copied about freely: it is two signals.
#[derive(Clone, Copy)]
pub struct Preferences {
    locale: RwSignal<Locale>,
    theme: RwSignal<Theme>,
    recent: RwSignal<Vec<Project>>,
}

impl Preferences {
    /// What was remembered, else what the browser and the system ask for.
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
        };
        preferences.show();
        preferences
    }

    /// The language, reactively.
    pub fn locale(self) -> Locale {
        self.locale.get()
    }

    /// The texts of the language, reactively.
    pub fn texts(self) -> &'static Messages {
        self.locale.get().messages()
    }

    /// The theme, reactively.
    pub fn theme(self) -> Theme {
        self.theme.get()
    }

    /// The projects opened last, newest first, reactively.
    pub fn recent(self) -> Vec<Project> {
        self.recent.get()
    }

    /// Speaks another language from now on.
    pub fn set_locale(self, locale: Locale) {
        self.locale.set(locale);
        keep(LANGUAGE, locale.tag());
        self.show();
    }

    /// Speaks a language to a person who chose none, until one is chosen.
    pub fn set_default_locale(self, locale: Locale) {
        if read(LANGUAGE).is_none() {
            self.locale.set(locale);
            self.show();
        }
    }

    /// Wears another theme from now on.
    pub fn set_theme(self, theme: Theme) {
        self.theme.set(theme);
        keep(THEME, theme.id());
        self.show();
    }

    /// Puts a project in front of the recent ones.
    pub fn remember_project(self, project: Project) {
        self.recent.update(|recent| {
            recent.retain(|known| known.id != project.id);
            recent.insert(0, project);
            recent.truncate(RECENT_MAX);
            keep(RECENT, &encode(recent));
        });
    }

    /// Forgets the recent projects; language and theme say nothing of a session.
    pub fn clear_recent_projects(self) {
        self.recent.set(Vec::new());
        storage::forget(RECENT);
    }

    /// A habit as it was remembered, in this tab or another.
    pub fn stored(self, habit: StoredKey) -> Option<String> {
        read(habit.key())
    }

    /// Remembers a habit for the next visit.
    pub fn store(self, habit: StoredKey, value: &str) {
        keep(habit.key(), value);
    }

    /// The saved views as they were kept, by this tab or another.
    pub fn views(self) -> Option<String> {
        read(VIEWS)
    }

    /// Keeps the saved views.
    ///
    /// # Errors
    /// [`NotKept`] where the browser refuses.
    pub fn keep_views(self, text: &str) -> Result<(), NotKept> {
        write(VIEWS, text)
    }

    /// Puts saved views aside that can't be read, so that the next ones to be kept
    /// don't overwrite them.
    ///
    /// # Errors
    /// [`NotKept`] where the browser refuses.
    pub fn set_views_aside(self, text: &str) -> Result<(), NotKept> {
        write(DAMAGED_VIEWS, text)
    }

    /// Tells the page: `lang` for hyphenation, fonts and voices, `data-theme` for CSS.
    fn show(self) {
        if let Some(root) = document().document_element() {
            // Setting a plain attribute on <html> has no way to fail.
            let _ = root.set_attribute("lang", self.locale.get_untracked().tag());
            let _ = root.set_attribute("data-theme", self.theme.get_untracked().id());
        }
    }
}

/// A preference that can't be kept still holds until the page is left.
fn keep(key: &str, value: &str) {
    let _ = write(key, value);
}

/// A recent project as it is stored.
#[derive(Serialize, Deserialize)]
struct StoredProject {
    id: String,
    name: Option<String>,
}

fn encode(projects: &[Project]) -> String {
    let stored = projects.iter().map(|project| StoredProject {
        id: project.id.as_str().to_owned(),
        name: project.name.clone(),
    });
    // Strings are always JSON.
    serde_json::to_string(&stored.collect::<Vec<_>>()).unwrap_or_default()
}

fn decode(text: &str) -> Vec<Project> {
    let stored: Vec<StoredProject> = serde_json::from_str(text).unwrap_or_default();
    let projects = stored.into_iter().filter_map(|project| {
        Some(Project {
            id: ProjectId::parse(&project.id).ok()?,
            name: project.name,
        })
    });
    projects.take(RECENT_MAX).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remembered_projects_are_read_back() {
        let projects = [
            Project {
                id: ProjectId::parse("a/b").expect("an id"),
                name: Some("商城 \"A\"".to_owned()),
            },
            Project {
                id: ProjectId::parse("b").expect("an id"),
                name: None,
            },
        ];
        assert_eq!(decode(&encode(&projects)), projects);
    }

    #[test]
    fn anything_else_in_the_store_is_no_project() {
        for text in ["", "{}", "[7]", r#"[{"id":".."}]"#] {
            assert_eq!(decode(text), [], "{text}");
        }
    }
}
