//! The projects that can be chosen from, and what people call the one on screen.

use leptos::prelude::*;

use crate::api::client::ApiClient;
use crate::domain::Project;
use crate::preferences::Preferences;
use crate::state::projects::{self, ProjectList};
use crate::state::url::url_state::UrlState;
use crate::subscription::unsubscribe_on_cleanup;
use crate::views::config_context::ConfigContext;

/// The API's list of projects beside those of `config.json` and those opened lately.
#[derive(Clone, Copy)]
pub struct ProjectsContext {
    url: UrlState,
    preferences: Preferences,
    config: ConfigContext,
    /// The API's list.
    pub list: RwSignal<ProjectList>,
}

impl ProjectsContext {
    /// Asks the API for its list.
    pub fn load(
        client: ApiClient,
        url: UrlState,
        preferences: Preferences,
        config: ConfigContext,
    ) -> Self {
        Self {
            url,
            preferences,
            config,
            list: projects::load(client),
        }
    }

    /// What people call the project on screen: its name, else its id; empty without a project.
    /// Reactive.
    pub fn label(self) -> String {
        let Some(id) = self.url.params().project else {
            return String::new();
        };
        let recent = self.preferences.recent();
        unsubscribe_on_cleanup(&self.list);
        let offered = self.list.with(ProjectList::offered);
        let name = self
            .config
            .with(|config| projects::name_of(&id, [offered.all(), &config.projects, &recent]));
        Project { id, name }.label().to_owned()
    }
}
