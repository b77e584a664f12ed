//! Who the person at the screen is in a project, for `@me` in the search box.

use super::Preferences;
use super::storage::read;
use super::store_or_ignore;
use crate::domain::ProjectId;

fn key(project: &ProjectId) -> String {
    ["segment-console.me.", project.as_str()].concat()
}

impl Preferences {
    /// The id or the name of the person at the screen in a project; empty or missing if it was not
    /// chosen.
    pub fn me(self, project: &ProjectId) -> Option<String> {
        read(&key(project))
    }

    /// Stores the id or the name of the person at the screen in a project.
    pub fn set_me(self, project: &ProjectId, me: &str) {
        store_or_ignore(&key(project), me);
    }
}
