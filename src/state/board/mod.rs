//! The board: all known projects side by side, worst first. A pure state machine that loads a few
//! projects at a time, keeps a summary of each and none of its rows; [`loader`] performs its actions.

mod action;
mod entry;
pub mod loader;
mod names;
mod progress;
mod summary;

use std::collections::{HashMap, VecDeque};

use crate::api::Failure;
use crate::domain::{HealthRules, Project, ProjectId};
use crate::state::changes::KeptCounts;
use crate::state::collection::{LoadAction, Status};
use crate::state::page::content::PageContent;
pub use action::{BoardAction, CONCURRENCY, RequestKey};
use entry::{Entry, Rank};
pub use entry::{Row, RowState};
pub use progress::Progress;
use summary::slim;
pub use summary::{Extent, Summary};

/// All known projects, and loading them.
#[derive(Default)]
pub struct Board {
    entries: Vec<Entry>,
    positions: HashMap<ProjectId, usize>,
    /// Positions of the entries, worst first.
    order: Vec<usize>,
    /// Projects that a person asked for: they are loaded even while loading is stopped.
    requested: VecDeque<usize>,
    queue: VecDeque<usize>,
    /// How many projects are being loaded.
    active: usize,
    is_stopped: bool,
    is_shown: bool,
    /// Rows of a project to load; nothing is loaded until it is known.
    auto_load_rows: Option<u64>,
    /// Changes whenever a project comes or gets another name.
    names_version: u32,
}

impl Board {
    /// Adds the projects that are not known yet, and takes the names of those that are.
    pub fn set_projects(&mut self, projects: Vec<Project>) -> Vec<BoardAction> {
        let mut is_changed = false;
        for project in projects {
            let next = self.entries.len();
            let position = *self.positions.entry(project.id.clone()).or_insert(next);
            match self.entries.get_mut(position) {
                Some(entry) if project.name.is_none() || entry.project.name == project.name => {}
                Some(entry) => {
                    entry.project.name = project.name;
                    is_changed = true;
                }
                None => {
                    self.entries.push(Entry::new(project, next));
                    self.queue.push_back(next);
                    self.order.push(next);
                    is_changed = true;
                }
            }
        }
        if is_changed {
            self.names_version += 1;
            self.sort();
        }
        self.advance()
    }

    /// Sets how many rows of a project are loaded, which begins loading.
    pub fn set_auto_load_rows(&mut self, rows: u64) -> Vec<BoardAction> {
        self.auto_load_rows = Some(rows);
        self.advance()
    }

    /// Sets whether the board is on screen: nothing is loaded while it isn't.
    pub fn set_shown(&mut self, shown: bool) -> Vec<BoardAction> {
        self.is_shown = shown;
        if shown {
            self.advance()
        } else {
            self.suspend()
        }
    }

    /// Stops loading; summaries stay.
    pub fn stop(&mut self) -> Vec<BoardAction> {
        self.is_stopped = true;
        self.suspend()
    }

    /// Goes on after [`Self::stop`].
    pub fn resume(&mut self) -> Vec<BoardAction> {
        self.is_stopped = false;
        self.advance()
    }

    /// Loads all projects again. Their summaries stay until there are others.
    pub fn refresh(&mut self) -> Vec<BoardAction> {
        let mut actions = self.suspend();
        self.is_stopped = false;
        self.requested.clear();
        // The worst first.
        self.queue = self.order.iter().copied().collect();
        for entry in &mut self.entries {
            entry.reset();
        }
        self.active = 0;
        self.sort();
        actions.extend(self.advance());
        actions
    }

    /// Loads a project that could not be loaded again, even while loading is stopped.
    pub fn retry(&mut self, id: &ProjectId) -> Vec<BoardAction> {
        let position = self.position(id);
        let failed = position.filter(|position| self.entries[*position].failure().is_some());
        if let Some(position) = failed {
            self.entries[position].reset();
            self.requested.push_back(position);
            self.reposition(position);
        }
        self.advance()
    }

    /// Loads all projects that could not be loaded again.
    pub fn retry_failed(&mut self) -> Vec<BoardAction> {
        for position in self.order.clone() {
            if self.entries[position].failure().is_some() {
                self.entries[position].reset();
                self.requested.push_back(position);
            }
        }
        self.sort();
        self.advance()
    }

    /// Applies a reply at `now` (milliseconds since 1970); a late one changes nothing.
    pub fn receive(
        &mut self,
        key: RequestKey,
        result: Result<PageContent, Failure>,
        now: i64,
    ) -> Vec<BoardAction> {
        let entry = self.entries.get_mut(key.project);
        let entry = entry.filter(|entry| entry.pass == key.pass);
        let Some((collection, state)) =
            entry.and_then(|entry| Some((entry.collection.as_mut()?, &mut entry.state)))
        else {
            return Vec::new();
        };
        let result = result.map(|mut content| {
            for row in &mut content.rows {
                *row = slim(row);
            }
            content
        });
        collection.receive(key.load_id, result, now);
        match collection.status() {
            Status::Loading { .. } => {
                *state = RowState::Loading(collection.received());
                let action = collection.fetch_next();
                self.request(key.project, action)
            }
            Status::AtLimit | Status::Ended(_) => vec![BoardAction::Count(key.project)],
            Status::Failed(failure) => {
                let state = RowState::Failed(failure.clone());
                self.finish(key.project, state, None)
            }
            // A reply behind the end of loading.
            Status::Idle | Status::Stopped => Vec::new(),
        }
    }

    /// Counts the rows of a project, or some of them, at `now` (milliseconds since 1970).
    pub fn count(&mut self, position: usize, rules: HealthRules, now: i64) -> Vec<BoardAction> {
        let Some(entry) = self.entries.get_mut(position) else {
            return Vec::new();
        };
        let Some(collection) = entry.collection.as_ref().filter(|it| !it.is_loading()) else {
            // Loaded again meanwhile.
            return Vec::new();
        };
        match entry.counting.step(collection, rules, now) {
            Some(summary) => {
                let is_complete = summary.is_complete();
                let mut actions = self.finish(position, RowState::Loaded, Some(summary));
                actions.extend(is_complete.then_some(BoardAction::Keep(position)));
                actions
            }
            None => vec![BoardAction::Count(position)],
        }
    }

    /// Sets the counts of last time of a project.
    pub fn set_last_time(&mut self, position: usize, counts: KeptCounts) -> Vec<BoardAction> {
        if let Some(entry) = self.entries.get_mut(position) {
            entry.last_time = Some(counts);
        }
        Vec::new()
    }

    /// Sets the order by name: the projects' positions, the first name first.
    pub fn set_name_order(&mut self, sorted: &[usize]) {
        for (rank, position) in sorted.iter().enumerate() {
            if let Some(entry) = self.entries.get_mut(*position) {
                entry.name_rank = rank;
            }
        }
        self.sort();
    }

    /// Begins to load as many projects as there is room for.
    fn advance(&mut self) -> Vec<BoardAction> {
        let mut actions = Vec::new();
        let Some(rows) = self.auto_load_rows.filter(|_| self.is_shown) else {
            return actions;
        };
        while self.active < CONCURRENCY {
            let next = match self.requested.pop_front() {
                None if !self.is_stopped => self.queue.pop_front(),
                requested => requested,
            };
            let Some(next) = next else {
                break;
            };
            self.active += 1;
            let action = self.entries[next].begin(rows);
            actions.extend(self.request(next, action));
        }
        actions
    }

    /// Ends all requests; their projects are the next ones to be loaded.
    fn suspend(&mut self) -> Vec<BoardAction> {
        let mut actions = Vec::new();
        for position in (0..self.entries.len()).rev() {
            if self.entries[position].suspend() {
                self.active -= 1;
                self.queue.push_front(position);
                actions.push(BoardAction::Abort(position));
            }
        }
        actions
    }

    fn request(&self, position: usize, action: LoadAction) -> Vec<BoardAction> {
        let entry = &self.entries[position];
        match action {
            LoadAction::Fetch(load_id, slice) => vec![BoardAction::Fetch {
                key: RequestKey {
                    project: position,
                    pass: entry.pass,
                    load_id,
                },
                slice,
                gives_up_when_slow: entry.collection.as_ref().is_some_and(|it| it.may_shrink()),
            }],
            LoadAction::Nothing | LoadAction::Abort => Vec::new(),
        }
    }

    /// Loading a project has come to an end: its rows go, and the next project is loaded.
    fn finish(
        &mut self,
        position: usize,
        state: RowState,
        summary: Option<Summary>,
    ) -> Vec<BoardAction> {
        self.entries[position].finish(state, summary);
        self.active -= 1;
        self.reposition(position);
        self.advance()
    }

    fn sort(&mut self) {
        let entries = &self.entries;
        self.order.sort_by_cached_key(|at| entries[*at].rank(*at));
    }

    /// Moves one project to its place in the order.
    fn reposition(&mut self, position: usize) {
        self.order.retain(|other| *other != position);
        let entries = &self.entries;
        let rank: Rank = entries[position].rank(position);
        let at = self
            .order
            .partition_point(|other| entries[*other].rank(*other) < rank);
        self.order.insert(at, position);
    }
}

#[cfg(test)]
mod tests;
