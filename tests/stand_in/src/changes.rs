//! Scheduled changes of a list: rows inserted and deleted between two requests, visible to one token.

use std::{
    collections::{BTreeSet, HashMap},
    sync::{Mutex, MutexGuard, PoisonError},
};

use serde::{Deserialize, Serialize};

use crate::{
    api_request::ApiRequest,
    data::{self, Instant, Row},
    paging::Paging,
    projects::{Project, RowSource},
};

/// A change of a project's rows and when it is applied. The body of `POST /_stand_in/changes`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// The whole token, suffix included.
    pub token: String,
    /// The decoded project id.
    pub project: String,
    /// Applied once this many pages were served since the change was added; at once for 0.
    #[serde(default)]
    pub after: u64,
    /// Counts only pages requested with this limit, such as blocks of 1,000.
    pub limit: Option<u64>,
    /// Counts only pages requested at this offset.
    pub offset: Option<u64>,
    /// Indices in the list before the change, from 0; indices past its end are ignored.
    #[serde(default)]
    pub delete: BTreeSet<usize>,
    /// Applied after the deletions, one after the other.
    #[serde(default)]
    pub insert: Vec<Insert>,
}

/// An inserted row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Insert {
    /// Its index, from 0; an index past the end appends.
    pub at: usize,
    /// May be the id of an existing row, for a duplicate.
    pub id: String,
    /// `Inserted <id>` by default.
    pub name: Option<String>,
}

/// A change and its progress, as `GET /_stand_in/changes` lists it.
#[derive(Clone, Debug, Serialize)]
pub struct ActiveChange {
    pub id: u64,
    /// How many of the counted pages were served.
    pub answered: u64,
    pub applied: bool,
    #[serde(flatten)]
    pub change: Change,
}

/// A row of a list that has changed.
#[derive(Clone, Debug)]
pub enum ListEntry {
    /// The project's own row at this index.
    Own(u64),
    Inserted(Box<Row>),
}

/// By token and project.
type Lists = HashMap<(String, String), Vec<ListEntry>>;

#[derive(Default)]
struct ChangeState {
    next: u64,
    active: Vec<ActiveChange>,
    /// The changed lists only.
    lists: Lists,
}

/// All changes and the lists that they have changed.
#[derive(Default)]
pub struct Changes(Mutex<ChangeState>);

/// The project, unless it is unknown or can't be changed.
pub fn validate(project: Option<&Project>) -> Result<&Project, &'static str> {
    match project {
        None => Err("no such project"),
        Some(project) if project.rows == RowSource::Documented => {
            Err("the documented example can't be changed")
        }
        Some(project) => Ok(project),
    }
}

impl Changes {
    /// Adds a change after the existing ones, applies it if it is due, and returns its id.
    pub fn add(&self, change: Change, project: &Project, now: Instant) -> u64 {
        let mut state = self.state();
        state.next += 1;
        let id = state.next;
        state.active.push(ActiveChange {
            id,
            answered: 0,
            applied: false,
            change,
        });
        state.apply_due(project, now);
        id
    }

    /// The entries of one page and the length of the list, where the list has changed. Counts the page as served:
    /// changes that are due after it are applied before the next one.
    pub fn page(
        &self,
        request: &ApiRequest,
        project: &Project,
        paging: Paging,
        now: Instant,
    ) -> Option<(Vec<ListEntry>, u64)> {
        let token = request.token.as_deref()?;
        let mut state = self.state();
        let page = state.list(token, project).map(|list| {
            let skipped = usize::try_from(paging.offset).unwrap_or(usize::MAX);
            let limit = usize::try_from(paging.limit).unwrap_or(usize::MAX);
            let page = list.iter().skip(skipped).take(limit).cloned().collect();
            (page, list.len() as u64)
        });
        for active in &mut state.active {
            if !active.applied && active.change.counts(request) {
                active.answered += 1;
            }
        }
        state.apply_due(project, now);
        page
    }

    /// The current list of a token, where it has changed.
    pub fn list_of(&self, token: &str, project: &Project) -> Option<Vec<ListEntry>> {
        self.state().list(token, project).cloned()
    }

    /// The changes of a token, or of all tokens, in the order in which they were added.
    pub fn list(&self, token: Option<&str>) -> Vec<ActiveChange> {
        let state = self.state();
        let matches =
            |active: &&ActiveChange| token.is_none_or(|token| active.change.token == token);
        state.active.iter().filter(matches).cloned().collect()
    }

    /// Removes the changes of a token, or of all tokens, and restores the lists.
    pub fn clear(&self, token: Option<&str>) {
        let is_kept = |owner: &str| token.is_some_and(|token| token != owner);
        let mut state = self.state();
        state.active.retain(|active| is_kept(&active.change.token));
        state.lists.retain(|(owner, _), _| is_kept(owner));
    }

    fn state(&self) -> MutexGuard<'_, ChangeState> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl ChangeState {
    fn list(&self, token: &str, project: &Project) -> Option<&Vec<ListEntry>> {
        self.lists.get(&(token.to_owned(), project.id.to_owned()))
    }

    /// Applies the changes of a project that are due.
    fn apply_due(&mut self, project: &Project, now: Instant) {
        for active in &mut self.active {
            let change = &active.change;
            let due = !active.applied && active.answered >= change.after;
            if due && change.project == project.id {
                let key = (change.token.clone(), change.project.clone());
                let list = self
                    .lists
                    .entry(key)
                    .or_insert_with(|| (0..data::total(project)).map(ListEntry::Own).collect());
                change.apply(list, now);
                active.applied = true;
            }
        }
    }
}

impl Change {
    fn counts(&self, request: &ApiRequest) -> bool {
        request.token.as_deref() == Some(&self.token)
            && request.project() == Some(&self.project)
            && (self.limit.is_none() || self.limit == request.effective_limit())
            && (self.offset.is_none() || self.offset == request.effective_offset())
    }

    fn apply(&self, list: &mut Vec<ListEntry>, now: Instant) {
        let mut at = 0;
        list.retain(|_| {
            let stays = !self.delete.contains(&at);
            at += 1;
            stays
        });
        for insert in &self.insert {
            let row = data::inserted(&insert.id, insert.name.as_deref(), now);
            list.insert(
                insert.at.min(list.len()),
                ListEntry::Inserted(Box::new(row)),
            );
        }
    }
}

#[cfg(test)]
mod tests;
