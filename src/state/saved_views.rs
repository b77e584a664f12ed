//! Views that a person gave a name: what was searched for, in which order, and how
//! the table was arranged. Not where: a view opens in whatever project is on screen.

mod arrangement;
mod file;
mod name;

pub use arrangement::{Arrangement, StoredDefaults, beginning, moving};
pub use file::{FileProblem, MAX_BYTES, ViewFault, ViewsFile, read_file, write_file};
pub use name::{NameProblem, ViewName};

/// A view with a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedView {
    /// Its name, which no other view has.
    pub name: ViewName,
    /// What it opens.
    pub arrangement: Arrangement,
}

/// The views of a person in the order in which they were saved, each name once; one
/// of them may be the default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SavedViews {
    views: Vec<SavedView>,
    default: Option<ViewName>,
}

/// There are [`SavedViews::MAX`] views already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Full;

/// A view that was removed, and what it takes to put it back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removed {
    /// The view.
    pub view: SavedView,
    place: usize,
    was_default: bool,
}

/// What became of the views of a file. Those that were here already, name and all,
/// are counted nowhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// Views that are new here, those with a new name included.
    pub added: usize,
    /// Views whose name another one had, so that they got a number behind it.
    pub renamed: usize,
    /// Views for which there was no room.
    pub beyond: usize,
}

impl SavedViews {
    /// More than anybody looks through.
    pub const MAX: usize = 200;

    /// Every view, in order.
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

    /// The view with which a visit begins.
    pub fn default_view(&self) -> Option<&SavedView> {
        self.find(self.default.as_ref()?)
    }

    /// Makes a view the default, or none.
    pub fn set_default(&mut self, name: Option<ViewName>) {
        self.default = name.filter(|name| self.find(name).is_some());
    }

    /// Keeps a view under a name, in the place of the one that had it.
    ///
    /// # Errors
    /// [`Full`] where there is no room for another one.
    pub fn save(&mut self, view: SavedView) -> Result<(), Full> {
        if let Some(held) = self.views.iter_mut().find(|held| held.name == view.name) {
            *held = view;
        } else if self.views.len() >= Self::MAX {
            return Err(Full);
        } else {
            self.views.push(view);
        }
        Ok(())
    }

    /// Gives a view another name; `false` where another view has it.
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

    /// Takes a view out.
    pub fn remove(&mut self, name: &ViewName) -> Option<Removed> {
        let place = self.views.iter().position(|view| view.name == *name)?;
        let was_default = self.is_default(name);
        if was_default {
            self.default = None;
        }
        Some(Removed {
            view: self.views.remove(place),
            place,
            was_default,
        })
    }

    /// Puts a view back where it was. One that got its name meanwhile stays: then
    /// this one comes beside it with a number.
    pub fn restore(&mut self, removed: Removed) {
        let Removed {
            mut view,
            place,
            was_default,
        } = removed;
        if self.views.len() >= Self::MAX {
            return;
        }
        view.name = self.free_name(view.name);
        if was_default && self.default.is_none() {
            self.default = Some(view.name.clone());
        }
        self.views.insert(place.min(self.views.len()), view);
    }

    /// Adds the views of others. None that is here changes: a name that is taken
    /// gets a number. Their default becomes this one's where there is none.
    pub fn merge(&mut self, others: Self) -> Merged {
        let mut merged = Merged::default();
        for mut view in others.views {
            let default = others.default.as_ref() == Some(&view.name);
            if let Some(held) = self.held(&view) {
                view.name = held.name.clone();
            } else {
                if self.views.len() >= Self::MAX {
                    merged.beyond += 1;
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

    /// The same view, under its name or under one that it got with a number.
    fn held(&self, view: &SavedView) -> Option<&SavedView> {
        let mut name = view.name.clone();
        let mut number = 2;
        loop {
            let held = self.find(&name)?;
            if held.arrangement == view.arrangement {
                return Some(held);
            }
            name = view.name.numbered(number);
            number += 1;
        }
    }

    /// The name, or the first that is free with a number behind it.
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
