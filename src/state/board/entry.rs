//! A project of the board: where loading it stands, what is known of it, and its place in the order.

use std::cmp::Reverse;

use super::summary::{Summary, SummaryPass};
use crate::api::Failure;
use crate::domain::{Health, Project};
use crate::state::changes::KeptCounts;
use crate::state::collection::{Collection, LoadAction, Status};

/// Where loading a project stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum RowState {
    /// Others come first.
    #[default]
    Waiting,
    /// So many rows have arrived.
    Loading(u64),
    /// There is a summary.
    Loaded,
    /// It could not be loaded: nothing is known of its profiles.
    Failed(Failure),
}

/// A project as the board shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The project.
    pub project: Project,
    /// Where loading it stands.
    pub state: RowState,
    /// What is known of it; while it is loaded again, what was known before.
    pub summary: Option<Summary>,
    /// Its counts of last time, on an earlier day.
    pub last_time: Option<KeptCounts>,
}

/// The place of a project: those with failed profiles first, then with overdue ones, then those that
/// could not be loaded, then the others, at last those of which nothing is known yet.
pub type Rank = (u8, Reverse<u32>, Reverse<u32>, usize, usize);

pub struct Entry {
    pub project: Project,
    pub state: RowState,
    summary: Option<Summary>,
    pub last_time: Option<KeptCounts>,
    /// The rows while they are loaded and counted.
    pub collection: Option<Box<Collection>>,
    pub counting: SummaryPass,
    /// How often loading was begun.
    pub pass: u32,
    /// Its place among the names.
    pub name_rank: usize,
}

impl Entry {
    pub fn new(project: Project, name_rank: usize) -> Self {
        Self {
            project,
            state: RowState::Waiting,
            summary: None,
            last_time: None,
            collection: None,
            counting: SummaryPass::default(),
            pass: 0,
            name_rank,
        }
    }

    /// Begins loading, or goes on with it after [`Self::suspend`].
    pub fn begin(&mut self, auto_load_rows: u64) -> LoadAction {
        if let Some(collection) = &mut self.collection {
            self.state = RowState::Loading(collection.received());
            return collection.resume();
        }
        self.pass += 1;
        self.state = RowState::Loading(0);
        let mut collection = Box::<Collection>::default();
        collection.set_auto_load_rows(auto_load_rows);
        let action = collection.start();
        self.collection = Some(collection);
        action
    }

    /// Ends its request, if there is one; the rows that arrived stay.
    pub fn suspend(&mut self) -> bool {
        let Some(collection) = &mut self.collection else {
            return false;
        };
        if !matches!(collection.status(), Status::Loading { .. }) {
            return false;
        }
        collection.stop();
        self.state = RowState::Waiting;
        true
    }

    /// Waits to be loaded from the first row on.
    pub fn reset(&mut self) {
        self.state = RowState::Waiting;
        self.clear();
    }

    /// Loading has come to an end.
    pub fn finish(&mut self, state: RowState, summary: Option<Summary>) {
        self.state = state;
        self.summary = summary;
        self.clear();
    }

    fn clear(&mut self) {
        self.collection = None;
        self.counting = SummaryPass::default();
    }

    pub fn failure(&self) -> Option<&Failure> {
        match &self.state {
            RowState::Failed(failure) => Some(failure),
            RowState::Waiting | RowState::Loading(_) | RowState::Loaded => None,
        }
    }

    pub fn row(&self) -> Row {
        Row {
            project: self.project.clone(),
            state: self.state.clone(),
            summary: self.summary.clone(),
            last_time: self.last_time,
        }
    }

    /// Its place in the order; `position` tells equal ones apart.
    pub fn rank(&self, position: usize) -> Rank {
        let count = |health| self.summary.as_ref().map_or(0, |it| it.count(health));
        let [failed, overdue] = Health::NEED_ATTENTION.map(count);
        let group = if failed > 0 || overdue > 0 {
            0
        } else if self.failure().is_some() {
            1
        } else if self.summary.is_some() {
            2
        } else {
            3
        };
        (
            group,
            Reverse(failed),
            Reverse(overdue),
            self.name_rank,
            position,
        )
    }
}
