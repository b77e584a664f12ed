//! Store of the saved views: signals over `localStorage`, written on every change.

use leptos::prelude::*;

use crate::preferences::Preferences;
use crate::state::saved_views::{
    OfferedView, SavedViews, TeamView, offered_views, read_file, write_file,
};
use crate::subscription::unsubscribe_on_cleanup;

/// What is wrong with storing the views in this browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SavedViewsProblem {
    /// Storage is forbidden or full: they last until the page is left.
    NotStored,
    /// What was stored can't be read, and was moved to another key.
    Unreadable,
}

/// The saved views of this browser, and those of the team, which are read only.
#[derive(Clone, Copy)]
pub struct SavedViewsStore {
    preferences: Preferences,
    views: RwSignal<SavedViews>,
    team: RwSignal<Vec<TeamView>>,
    /// Whether storage refused the last change, so that the views here are newer.
    unsaved: RwSignal<bool>,
    problem: RwSignal<Option<SavedViewsProblem>>,
}

impl SavedViewsStore {
    /// The views that this browser stored.
    pub fn restore(preferences: Preferences) -> Self {
        let saved_views = Self {
            preferences,
            views: RwSignal::new(SavedViews::default()),
            team: RwSignal::new(Vec::new()),
            unsaved: RwSignal::new(false),
            problem: RwSignal::new(None),
        };
        saved_views.refresh();
        saved_views
    }

    /// Reads the views, reactively.
    pub fn with<R>(self, read: impl FnOnce(&SavedViews) -> R) -> R {
        unsubscribe_on_cleanup(&self.views);
        self.views.with(read)
    }

    /// Reads the views without tracking.
    pub fn with_untracked<R>(self, read: impl FnOnce(&SavedViews) -> R) -> R {
        self.views.with_untracked(read)
    }

    /// Takes the views of the team, as `config.json` has them.
    pub fn set_team(self, views: Vec<TeamView>) {
        self.team.set(views);
    }

    /// All views that can be opened, built-in ones included, reactively.
    pub fn offered(self) -> Vec<OfferedView> {
        unsubscribe_on_cleanup(&self.team);
        self.team
            .with(|team| self.with(|views| offered_views(views.all(), team)))
    }

    /// What is wrong with storing them, reactively.
    pub fn problem(self) -> Option<SavedViewsProblem> {
        unsubscribe_on_cleanup(&self.problem);
        self.problem.get()
    }

    /// Dismisses [`Self::problem`].
    pub fn dismiss_problem(self) {
        self.problem.set(None);
    }

    /// Takes over what other tabs stored meanwhile.
    pub fn refresh(self) {
        if self.unsaved.get_untracked() {
            return;
        }
        let Some(text) = self.preferences.views() else {
            return;
        };
        match read_file(&text) {
            Ok(file) if file.faults.is_empty() => {
                if self.with_untracked(|views| *views != file.views) {
                    self.views.set(file.views);
                }
            }
            Ok(file) => {
                self.set_aside(&text);
                self.views.set(file.views);
            }
            Err(_) => self.set_aside(&text),
        }
    }

    /// Changes the views and stores them. The views of other tabs are taken over first, so that
    /// the last one to write doesn't lose what the others did. `None` once the app is gone.
    pub fn change<R>(self, change: impl FnOnce(&mut SavedViews) -> R) -> Option<R> {
        self.refresh();
        let result = self.views.try_update(change);
        let text = self.with_untracked(write_file);
        let refused = self.preferences.store_views(&text).is_err();
        self.unsaved.set(refused);
        self.problem
            .set(refused.then_some(SavedViewsProblem::NotStored));
        result
    }

    fn set_aside(self, text: &str) {
        // Where nothing can be written, nothing is overwritten either.
        let _ = self.preferences.store_damaged_views(text);
        if self.problem.get_untracked() != Some(SavedViewsProblem::Unreadable) {
            self.problem.set(Some(SavedViewsProblem::Unreadable));
        }
    }
}
