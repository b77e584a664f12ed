//! The saved views as the page has them, kept with every change.

use crate::preferences::Preferences;
use crate::state::saved_views::{SavedViews, read_file, write_file};
use leptos::prelude::*;

/// What is wrong with keeping the views in this browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SavedViewsProblem {
    /// Storage is forbidden or full: they hold until the page is left.
    NotKept,
    /// What was kept can't be read, and was put aside.
    Unreadable,
}

/// The saved views. Copied about freely: it is three signals.
#[derive(Clone, Copy)]
pub struct SavedViewsStore {
    preferences: Preferences,
    views: RwSignal<SavedViews>,
    /// Whether they are newer than what is kept.
    ahead: RwSignal<bool>,
    problem: RwSignal<Option<SavedViewsProblem>>,
}

impl SavedViewsStore {
    /// The views that this browser kept.
    pub fn restore(preferences: Preferences) -> Self {
        let saved_views = Self {
            preferences,
            views: RwSignal::new(SavedViews::default()),
            ahead: RwSignal::new(false),
            problem: RwSignal::new(None),
        };
        saved_views.refresh();
        saved_views
    }

    /// Reads the views, and is told of changes.
    pub fn with<R>(self, read: impl FnOnce(&SavedViews) -> R) -> R {
        self.views.with(read)
    }

    /// Reads the views once.
    pub fn with_untracked<R>(self, read: impl FnOnce(&SavedViews) -> R) -> R {
        self.views.with_untracked(read)
    }

    /// What is wrong with keeping them, reactively.
    pub fn problem(self) -> Option<SavedViewsProblem> {
        self.problem.get()
    }

    /// That was read.
    pub fn dismiss_problem(self) {
        self.problem.set(None);
    }

    /// Takes up what other tabs kept meanwhile.
    pub fn refresh(self) {
        if self.ahead.get_untracked() {
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
                self.put_aside(&text);
                self.views.set(file.views);
            }
            Err(_) => self.put_aside(&text),
        }
    }

    /// Changes the views and keeps them. The views of other tabs are taken up first,
    /// so that the last one to keep doesn't lose what the others did.
    pub fn change<R>(self, change: impl FnOnce(&mut SavedViews) -> R) -> Option<R> {
        self.refresh();
        let result = self.views.try_update(change);
        let text = self.with_untracked(write_file);
        let refused = self.preferences.keep_views(&text).is_err();
        self.ahead.set(refused);
        self.problem
            .set(refused.then_some(SavedViewsProblem::NotKept));
        result
    }

    fn put_aside(self, text: &str) {
        // Where nothing can be written, nothing is overwritten either.
        let _ = self.preferences.set_views_aside(text);
        if self.problem.get_untracked() != Some(SavedViewsProblem::Unreadable) {
            self.problem.set(Some(SavedViewsProblem::Unreadable));
        }
    }
}
