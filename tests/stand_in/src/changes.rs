//! A list that changes while it is read: rows inserted and deleted between two requests of one token.

use std::{
    collections::{BTreeSet, HashMap},
    sync::{Mutex, MutexGuard, PoisonError},
};

use serde::{Deserialize, Serialize};

use crate::{
    call::Call,
    data::{self, Instant, Row},
    paging::Paging,
    projects::{Project, Rows},
};

/// What happens to a project's rows, as this token sees them, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// The whole token, suffix included.
    pub token: String,
    /// The decoded project id.
    pub project: String,
    /// Once that many pages were answered since the change was asked for; at once for 0.
    #[serde(default)]
    pub after: u64,
    /// Counts only pages asked for with this limit, such as blocks of 1,000.
    pub limit: Option<u64>,
    /// Counts only pages asked for at this offset.
    pub offset: Option<u64>,
    /// Places in the list before the change, from 0; a place beyond its end has nothing to delete.
    #[serde(default)]
    pub delete: BTreeSet<usize>,
    /// Behind the deletions, one after the other.
    #[serde(default)]
    pub insert: Vec<Insert>,
}

/// A row that comes in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Insert {
    /// Its place, from 0; a place beyond the end is the end.
    pub at: usize,
    /// An id that another row has is a row that comes twice.
    pub id: String,
    /// `Inserted <id>` unless told otherwise.
    pub name: Option<String>,
}

/// A change as it stands.
#[derive(Clone, Debug, Serialize)]
pub struct Standing {
    pub id: u64,
    /// How many of the pages that it waits for were answered.
    pub answered: u64,
    pub applied: bool,
    #[serde(flatten)]
    pub change: Change,
}

/// A row of a list that has changed.
#[derive(Clone, Debug)]
pub enum Place {
    /// The project's own row at this index.
    Own(u64),
    Inserted(Box<Row>),
}

/// By token and project.
type Lists = HashMap<(String, String), Vec<Place>>;

#[derive(Default)]
struct Asked {
    next: u64,
    standing: Vec<Standing>,
    /// Those that have changed.
    lists: Lists,
}

/// All changes that tests have asked for.
#[derive(Default)]
pub struct Changes(Mutex<Asked>);

/// Says what can't be changed.
pub fn check(project: Option<&Project>) -> Result<&Project, &'static str> {
    match project {
        None => Err("no such project"),
        Some(project) if project.rows == Rows::Documented => Err("the documented example stays"),
        Some(project) => Ok(project),
    }
}

impl Changes {
    /// Adds a change behind those that stand; the number names it.
    pub fn ask(&self, change: Change, project: &Project, now: Instant) -> u64 {
        let mut asked = self.asked();
        asked.next += 1;
        let id = asked.next;
        asked.standing.push(Standing {
            id,
            answered: 0,
            applied: false,
            change,
        });
        asked.apply_due(project, now);
        id
    }

    /// The places of one page and the length of their list, where that has changed. The page counts as answered:
    /// what waits for it happens before the next one.
    pub fn page(
        &self,
        call: &Call,
        project: &Project,
        paging: Paging,
        now: Instant,
    ) -> Option<(Vec<Place>, u64)> {
        let token = call.token.as_deref()?;
        let mut asked = self.asked();
        let cut = asked.list(token, project).map(|list| {
            let skipped = usize::try_from(paging.offset).unwrap_or(usize::MAX);
            let limit = usize::try_from(paging.limit).unwrap_or(usize::MAX);
            let page = list.iter().skip(skipped).take(limit).cloned().collect();
            (page, list.len() as u64)
        });
        for standing in &mut asked.standing {
            if !standing.applied && standing.change.counts(call) {
                standing.answered += 1;
            }
        }
        asked.apply_due(project, now);
        cut
    }

    /// The whole list that a token sees now, where that has changed.
    pub fn list_of(&self, token: &str, project: &Project) -> Option<Vec<Place>> {
        self.asked().list(token, project).cloned()
    }

    /// The changes of a token in the order of their asking, or those of all.
    pub fn standing(&self, token: Option<&str>) -> Vec<Standing> {
        let asked = self.asked();
        let meant = |standing: &&Standing| token.is_none_or(|token| standing.change.token == token);
        asked.standing.iter().filter(meant).cloned().collect()
    }

    /// Takes back a token's changes, or all: the lists are again what they were.
    pub fn clear(&self, token: Option<&str>) {
        let others = |of: &str| token.is_some_and(|token| token != of);
        let mut asked = self.asked();
        asked
            .standing
            .retain(|standing| others(&standing.change.token));
        asked.lists.retain(|(of, _), _| others(of));
    }

    fn asked(&self) -> MutexGuard<'_, Asked> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Asked {
    fn list(&self, token: &str, project: &Project) -> Option<&Vec<Place>> {
        self.lists.get(&(token.to_owned(), project.id.to_owned()))
    }

    /// Applies what is due of a project's changes.
    fn apply_due(&mut self, project: &Project, now: Instant) {
        for standing in &mut self.standing {
            let change = &standing.change;
            let due = !standing.applied && standing.answered >= change.after;
            if due && change.project == project.id {
                let whose = (change.token.clone(), change.project.clone());
                let list = self
                    .lists
                    .entry(whose)
                    .or_insert_with(|| (0..data::total(project)).map(Place::Own).collect());
                change.apply(list, now);
                standing.applied = true;
            }
        }
    }
}

impl Change {
    fn counts(&self, call: &Call) -> bool {
        call.token.as_deref() == Some(&self.token)
            && call.project() == Some(&self.project)
            && (self.limit.is_none() || self.limit == call.asked_limit())
            && (self.offset.is_none() || self.offset == call.asked_offset())
    }

    fn apply(&self, list: &mut Vec<Place>, now: Instant) {
        let mut at = 0;
        list.retain(|_| {
            let stays = !self.delete.contains(&at);
            at += 1;
            stays
        });
        for insert in &self.insert {
            let row = data::inserted(&insert.id, insert.name.as_deref(), now);
            list.insert(insert.at.min(list.len()), Place::Inserted(Box::new(row)));
        }
    }
}

#[cfg(test)]
mod tests;
