//! Store of the stars: signals over `localStorage`, written on every change.

use leptos::ev;
use leptos::prelude::*;
use serde_json::Value;

use crate::domain::ProjectId;
use crate::preferences::Preferences;
use crate::state::stars::{Full, MergedStars, Stars};
use crate::subscription::unsubscribe_on_cleanup;

/// What is wrong with the stars of this browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StarsProblem {
    /// Storage is forbidden or full: they last until the page is left.
    NotStored,
    /// What was stored can't be read, and was moved to another key.
    Unreadable,
    /// There was no room for the star that was to be added last.
    Full,
}

/// The stars of this browser.
#[derive(Clone, Copy)]
pub struct StarsStore {
    preferences: Preferences,
    stars: RwSignal<Stars>,
    /// Whether storage refused the last change, so that the stars here are newer.
    unsaved: RwSignal<bool>,
    problem: RwSignal<Option<StarsProblem>>,
}

impl StarsStore {
    /// The stars that this browser stored; those of other tabs follow until the owner is disposed.
    pub fn restore(preferences: Preferences) -> Self {
        let store = Self {
            preferences,
            stars: RwSignal::new(Stars::default()),
            unsaved: RwSignal::new(false),
            problem: RwSignal::new(None),
        };
        store.refresh();
        let listener = window_event_listener(ev::storage, move |_| store.refresh());
        on_cleanup(move || listener.remove());
        store
    }

    /// Reads the stars, reactively.
    pub fn with<R>(self, read: impl FnOnce(&Stars) -> R) -> R {
        unsubscribe_on_cleanup(&self.stars);
        self.stars.with(read)
    }

    /// What is wrong with them, reactively.
    pub fn problem(self) -> Option<StarsProblem> {
        unsubscribe_on_cleanup(&self.problem);
        self.problem.get()
    }

    /// Dismisses [`Self::problem`].
    pub fn dismiss_problem(self) {
        self.problem.set(None);
    }

    /// Gives a profile a star, or takes it away. Returns whether it has one now.
    pub fn toggle(self, project: &ProjectId, id: &str) -> bool {
        let mut starred = false;
        self.change(|stars| {
            starred = !stars.of(project).iter().any(|known| known == id);
            stars.set(project, id, starred)
        });
        starred && self.problem.get_untracked() != Some(StarsProblem::Full)
    }

    /// Adds the stars of a file.
    pub fn merge(self, others: &Stars) -> MergedStars {
        let mut merged = MergedStars::default();
        if !others.is_empty() {
            self.change(|stars| {
                merged = stars.merge(others);
                Ok(())
            });
        }
        merged
    }

    /// Changes the stars and stores them. Those of other tabs are taken over first, so that the
    /// last one to write doesn't lose what the others did.
    fn change(self, change: impl FnOnce(&mut Stars) -> Result<(), Full>) {
        self.refresh();
        let Some(result) = self.stars.try_update(change) else {
            return;
        };
        let text = self
            .stars
            .with_untracked(|stars| stars.to_json().to_string());
        let refused = self.preferences.store_stars(&text).is_err();
        self.unsaved.set(refused);
        self.problem.set(match result {
            Err(Full) => Some(StarsProblem::Full),
            Ok(()) => refused.then_some(StarsProblem::NotStored),
        });
    }

    /// Takes over what other tabs stored meanwhile.
    fn refresh(self) {
        if self.unsaved.get_untracked() {
            return;
        }
        let Some(text) = self.preferences.stars() else {
            return;
        };
        let value: Value = serde_json::from_str(&text).unwrap_or_default();
        let (stars, intact) = Stars::from_json(&value);
        if !intact {
            // Where nothing can be written, nothing is overwritten either.
            let _ = self.preferences.store_damaged_stars(&text);
            if self.problem.get_untracked() != Some(StarsProblem::Unreadable) {
                self.problem.set(Some(StarsProblem::Unreadable));
            }
        }
        if self.stars.with_untracked(|known| *known != stars) {
            self.stars.set(stars);
        }
    }
}
