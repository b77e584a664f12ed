//! What can be read of the board: its rows in their order, and how far loading is.

use super::entry::Entry;
use super::{Board, Row, RowState};
use crate::domain::{Project, ProjectId};

/// How far loading is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// All projects.
    pub projects: usize,
    /// Those whose last loading gave a summary.
    pub loaded: usize,
    /// Those that could not be loaded.
    pub failed: usize,
    /// Whether loading was stopped by the user.
    pub is_stopped: bool,
}

impl Progress {
    /// Whether nothing is left to load.
    pub const fn is_done(self) -> bool {
        self.loaded + self.failed == self.projects
    }
}

impl Board {
    /// The positions of the projects, worst first.
    pub fn order(&self) -> &[usize] {
        &self.order
    }

    /// The project at a position, and what is known of it.
    pub fn row(&self, position: usize) -> Option<Row> {
        self.entries.get(position).map(Entry::row)
    }

    /// The position of a project.
    pub fn position(&self, id: &ProjectId) -> Option<usize> {
        self.positions.get(id).copied()
    }

    /// All projects by their positions.
    pub fn projects(&self) -> impl Iterator<Item = &Project> {
        self.entries.iter().map(|entry| &entry.project)
    }

    /// Changes whenever a project comes or gets another name.
    pub fn names_version(&self) -> u32 {
        self.names_version
    }

    /// How far loading is.
    pub fn progress(&self) -> Progress {
        let count = |is: fn(&RowState) -> bool| {
            let entries = self.entries.iter();
            entries.filter(|entry| is(&entry.state)).count()
        };
        Progress {
            projects: self.entries.len(),
            loaded: count(|state| matches!(state, RowState::Loaded)),
            failed: count(|state| matches!(state, RowState::Failed(_))),
            is_stopped: self.is_stopped,
        }
    }
}
