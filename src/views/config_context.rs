//! The runtime configuration in force, as a context.

use leptos::prelude::*;

use crate::config::{ConfigProblem, RuntimeConfig};
use crate::subscription::unsubscribe_on_cleanup;

/// `config.json` as read, its defaults until then.
#[derive(Clone, Copy)]
pub struct ConfigContext {
    config: RwSignal<RuntimeConfig>,
    problems: RwSignal<Vec<ConfigProblem>>,
    loaded: RwSignal<bool>,
}

impl ConfigContext {
    /// The defaults, not loaded yet.
    pub fn new() -> Self {
        Self {
            config: RwSignal::new(RuntimeConfig::default()),
            problems: RwSignal::new(Vec::new()),
            loaded: RwSignal::new(false),
        }
    }

    /// The configuration in force, reactively.
    pub fn get(self) -> RuntimeConfig {
        unsubscribe_on_cleanup(&self.config);
        self.config.get()
    }

    /// Reads a part of it, reactively.
    pub fn with<R>(self, read: impl FnOnce(&RuntimeConfig) -> R) -> R {
        unsubscribe_on_cleanup(&self.config);
        self.config.with(read)
    }

    /// Reads a part of it without tracking.
    pub fn with_untracked<R>(self, read: impl FnOnce(&RuntimeConfig) -> R) -> R {
        self.config.with_untracked(read)
    }

    /// Whether `config.json` was read or found missing, reactively.
    pub fn is_loaded(self) -> bool {
        unsubscribe_on_cleanup(&self.loaded);
        self.loaded.get()
    }

    /// The same without tracking.
    pub fn is_loaded_untracked(self) -> bool {
        self.loaded.get_untracked()
    }

    /// How many rows load without being asked for, once that is known, reactively.
    pub fn auto_load_rows(self) -> Option<u64> {
        self.is_loaded()
            .then(|| self.with(|config| config.auto_load_rows))
    }

    /// What is wrong with `config.json`, reactively.
    pub fn problems(self) -> Vec<ConfigProblem> {
        unsubscribe_on_cleanup(&self.problems);
        self.problems.get()
    }

    /// Dismisses [`Self::problems`].
    pub fn dismiss_problems(self) {
        self.problems.set(Vec::new());
    }

    /// Takes `config.json` as it was read, and what was wrong with it.
    pub fn set(self, config: RuntimeConfig, problems: Vec<ConfigProblem>) {
        self.config.set(config);
        self.problems.set(problems);
        self.loaded.set(true);
    }
}

impl Default for ConfigContext {
    fn default() -> Self {
        Self::new()
    }
}
