//! Saved views: named combinations of search, sorting and column layout. They hold no project: a
//! view opens in the current one.

mod arrangement;
mod built_in;
mod file;
mod name;
mod offered;
mod team;
mod view_id;

pub use arrangement::{Arrangement, StoredDefaults, initial_params, params_in_project};
pub use built_in::BuiltInView;
pub use file::{
    FileProblem, MAX_BYTES, ViewFault, ViewsFile, read_file, write_file, write_with_stars,
};
pub use name::{NameProblem, ViewName};
pub use offered::{CurrentView, OfferedView, SetParams, current_view, offered_views};
pub use team::{TeamView, TeamViewFault, read_team_views};
pub use view_id::ViewId;

/// A named view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedView {
    /// Its unique name.
    pub name: ViewName,
    /// The parameters that it sets.
    pub arrangement: Arrangement,
}

/// The user's views in the order in which they were saved, with unique names; one of them may be
/// the default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SavedViews {
    views: Vec<SavedView>,
    default: Option<ViewName>,
}

/// Error: why a view is not saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveError {
    /// There are [`SavedViews::MAX`] views already.
    Full,
    /// Its search is longer than [`SavedViews::MAX_SEARCH_CHARS`].
    SearchTooLong,
}

/// A removed view with what is needed to restore it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removed {
    /// The view.
    pub view: SavedView,
    position: usize,
    was_default: bool,
}

/// Counts of an import. Views that exist already with the same arrangement are in none of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// Views that were added, those that were renamed included.
    pub added: usize,
    /// Added views whose name was taken, so that a number was appended.
    pub renamed: usize,
    /// Views that were not added because of [`SavedViews::MAX`].
    pub over_limit: usize,
}

impl SavedViews {
    /// The most views that are stored.
    pub const MAX: usize = 200;

    /// The longest search of a view, in characters: more than twice the longest link that most
    /// servers take. What is saved can be read again, as both have this limit; a text of megabytes
    /// would stop the page that opens it.
    pub const MAX_SEARCH_CHARS: usize = 20_000;

    /// All views, in order.
    pub fn all(&self) -> &[SavedView] {
        &self.views
    }

    /// The view with this name.
    pub fn find(&self, name: &ViewName) -> Option<&SavedView> {
        self.views.iter().find(|view| view.name == *name)
    }

    /// Whether this is the name of the default view.
    pub fn is_default(&self, name: &ViewName) -> bool {
        self.default.as_ref() == Some(name)
    }

    /// The view that is opened with a link that names no view.
    pub fn default_view(&self) -> Option<&SavedView> {
        self.find(self.default.as_ref()?)
    }

    /// Makes a view the default, or none.
    pub fn set_default(&mut self, name: Option<ViewName>) {
        self.default = name.filter(|name| self.find(name).is_some());
    }

    /// Saves a view, replacing one of the same name.
    ///
    /// # Errors
    /// [`SaveError`] where it is one too many, or its search is too long.
    pub fn save(&mut self, view: SavedView) -> Result<(), SaveError> {
        if Self::is_too_long(view.arrangement.search()) {
            return Err(SaveError::SearchTooLong);
        }
        if let Some(existing) = self
            .views
            .iter_mut()
            .find(|existing| existing.name == view.name)
        {
            *existing = view;
        } else if self.views.len() >= Self::MAX {
            return Err(SaveError::Full);
        } else {
            self.views.push(view);
        }
        Ok(())
    }

    /// Whether a search is longer than [`Self::MAX_SEARCH_CHARS`].
    pub fn is_too_long(search: &str) -> bool {
        search.chars().nth(Self::MAX_SEARCH_CHARS).is_some()
    }

    /// Renames a view; `false` if another view has the name.
    pub fn rename(&mut self, from: &ViewName, to: ViewName) -> bool {
        if *from != to && self.find(&to).is_some() {
            return false;
        }
        if self.is_default(from) {
            self.default = Some(to.clone());
        }
        if let Some(view) = self.views.iter_mut().find(|view| view.name == *from) {
            view.name = to;
        }
        true
    }

    /// Removes a view.
    pub fn remove(&mut self, name: &ViewName) -> Option<Removed> {
        let position = self.views.iter().position(|view| view.name == *name)?;
        let was_default = self.is_default(name);
        if was_default {
            self.default = None;
        }
        Some(Removed {
            view: self.views.remove(position),
            position,
            was_default,
        })
    }

    /// Restores a removed view at its position. If its name was taken since, a number is
    /// appended.
    pub fn restore(&mut self, removed: Removed) {
        let Removed {
            mut view,
            position,
            was_default,
        } = removed;
        if self.views.len() >= Self::MAX {
            return;
        }
        view.name = self.free_name(view.name);
        if was_default && self.default.is_none() {
            self.default = Some(view.name.clone());
        }
        self.views.insert(position.min(self.views.len()), view);
    }

    /// Adds imported views. Existing views don't change: a number is appended to a name that is
    /// taken. The imported default becomes the default if there is none.
    pub fn merge(&mut self, others: Self) -> Merged {
        let mut merged = Merged::default();
        for mut view in others.views {
            let default = others.default.as_ref() == Some(&view.name);
            if let Some(existing) = self.find_same(&view) {
                view.name = existing.name.clone();
            } else {
                if self.views.len() >= Self::MAX {
                    merged.over_limit += 1;
                    continue;
                }
                let name = self.free_name(view.name.clone());
                merged.added += 1;
                merged.renamed += usize::from(name != view.name);
                view.name = name;
                self.views.push(view.clone());
            }
            if default && self.default.is_none() {
                self.default = Some(view.name);
            }
        }
        merged
    }

    /// The existing view with the same arrangement, under the same name or that name with a number.
    fn find_same(&self, view: &SavedView) -> Option<&SavedView> {
        let mut name = view.name.clone();
        let mut number = 2;
        loop {
            let existing = self.find(&name)?;
            if existing.arrangement == view.arrangement {
                return Some(existing);
            }
            name = view.name.numbered(number);
            number += 1;
        }
    }

    /// The name, or the first free one with a number appended.
    fn free_name(&self, name: ViewName) -> ViewName {
        let mut free = name.clone();
        let mut number = 2;
        // There are fewer views than numbers.
        while self.find(&free).is_some() {
            free = name.numbered(number);
            number += 1;
        }
        free
    }
}

#[cfg(test)]
mod tests;
