//! What changed in the project on screen since a person marked it as seen.

use std::sync::Arc;

use leptos::prelude::*;

use super::health_context::HealthContext;
use crate::domain::HOUR_MS;
use crate::state::changes::{ChangeKinds, ProjectChanges};
use crate::state::url::url_state::UrlState;
use crate::subscription::get_while_owned;
use crate::views::config_context::ConfigContext;

/// Changes, compared by identity.
#[derive(Clone)]
pub struct SharedChanges(Arc<ProjectChanges>);

impl SharedChanges {
    /// To be shared.
    pub fn new(changes: ProjectChanges) -> Self {
        Self(Arc::new(changes))
    }

    /// The changes.
    pub fn get(&self) -> &ProjectChanges {
        &self.0
    }
}

impl PartialEq for SharedChanges {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// The changes of the project on screen. The lazy views find them out.
#[derive(Clone, Copy)]
pub struct ChangesContext {
    /// What was found out last, of any project.
    pub found: RwSignal<Option<SharedChanges>>,
    /// That of the project on screen; nothing where it isn't known, as before its first load.
    pub current: Memo<Option<SharedChanges>>,
    /// After how long a profile that is still running stands out, in milliseconds.
    long_ms: Memo<i64>,
    health: HealthContext,
}

impl ChangesContext {
    /// Follows the project in the URL.
    pub fn new(url: UrlState, config: ConfigContext, health: HealthContext) -> Self {
        let found = RwSignal::new(None::<SharedChanges>);
        let project = Memo::new(move |_| url.params().project);
        let current = Memo::new(move |_| {
            let found = found.get()?;
            project
                .with(|project| Some(found.get().project == *project.as_ref()?))?
                .then_some(found)
        });
        let long_ms = Memo::new(move |_| {
            config.with(|config| i64::from(config.long_running_minutes)) * HOUR_MS / 60
        });
        Self {
            found,
            current,
            long_ms,
            health,
        }
    }

    /// What changed in a profile, reactively.
    pub fn of(self, id: &str) -> ChangeKinds {
        let current = get_while_owned(self.current);
        current.map_or(ChangeKinds::default(), |changes| changes.get().of(id))
    }

    /// Since when a profile has been seen running, if that is long, reactively.
    pub fn long_running_since(self, id: &str) -> Option<i64> {
        let since = *get_while_owned(self.current)?.get().running_since.get(id)?;
        let is_long = self.health.browser_now() - since >= get_while_owned(self.long_ms);
        is_long.then_some(since)
    }
}
