//! The whole project, loaded in blocks behind the page on screen: a pure state
//! machine. What it decides, `collection_loader` does.
//!
//! The API gives no snapshot: rows can come and go between two blocks. A list is
//! *complete* only when proven: one block that holds all of it, or several that
//! agree on a total which is what arrived, with no row seen twice. One thing stays
//! invisible to whoever reads once: between two requests, as many rows inserted as
//! deleted, of which no one pushes a row already read behind the next block's start.
//! Then the replies are those of a list at rest. The model in `model_tests` holds
//! that nothing else does.

mod load_pass;
mod row_index;
mod status;

use std::sync::Arc;

use super::page_content::{DataWarning, PageContent};
use crate::api::Failure;
use crate::domain::SegmentProfile;
use load_pass::{LoadPass, NextRequest};
use row_index::{RowIndex, hash};
pub use status::{LoadAction, LoadId, Outcome, Status};

/// Requests of one round: 100 times what the largest known project needs.
const MAX_REQUESTS: u32 = 10_000;

/// The rows of a project.
#[derive(Default)]
pub struct Collection {
    rows: Vec<Arc<SegmentProfile>>,
    /// Where each id stands in `rows`.
    places: RowIndex,
    status: Status,
    round: LoadPass,
    /// Whether the rows were proven to be the whole list by the last round that ended.
    proven: bool,
    fetched_at: Option<i64>,
    settled_at: Option<i64>,
    /// Rows to load unasked.
    limit: u64,
    /// Whether a person asked for all of them.
    unlimited: bool,
    waits_for: Option<LoadId>,
    last_ticket: LoadId,
    version: u64,
}

impl Collection {
    /// Loads so many rows unasked.
    pub fn limit(&mut self, rows: u64) {
        self.limit = rows;
    }

    /// Whether loading can begin: it wasn't begun before, and a person asked for it
    /// or some rows may be loaded unasked.
    pub fn may_begin(&self, asked: bool) -> bool {
        self.status == Status::Idle && (asked || self.limit > 0)
    }

    /// Begins a round from the first row. Rows that are here stay until it ends.
    pub fn start(&mut self) -> LoadAction {
        self.round = LoadPass::default();
        self.fetch()
    }

    /// Ends the request on its way; what is here stays.
    pub fn stop(&mut self) -> LoadAction {
        if !matches!(self.status, Status::Loading { .. }) {
            return LoadAction::Nothing;
        }
        self.status = Status::Stopped;
        self.waits_for = None;
        LoadAction::Abort
    }

    /// Goes on after a stop.
    pub fn resume(&mut self) -> LoadAction {
        match self.status {
            Status::Stopped => self.fetch(),
            Status::Idle
            | Status::Loading { .. }
            | Status::AtCap
            | Status::Failed(_)
            | Status::Ended(_) => LoadAction::Nothing,
        }
    }

    /// Asks again for the block that failed.
    pub fn retry(&mut self) -> LoadAction {
        match self.status {
            Status::Failed(_) => self.fetch(),
            Status::Idle
            | Status::Loading { .. }
            | Status::Stopped
            | Status::AtCap
            | Status::Ended(_) => LoadAction::Nothing,
        }
    }

    /// Loads past the rows that are loaded unasked.
    pub fn load_all(&mut self) -> LoadAction {
        self.unlimited = true;
        match self.status {
            Status::AtCap => self.fetch(),
            Status::Idle
            | Status::Loading { .. }
            | Status::Stopped
            | Status::Failed(_)
            | Status::Ended(_) => LoadAction::Nothing,
        }
    }

    /// Asks for the next block, where one is due.
    pub fn proceed(&mut self) -> LoadAction {
        match (&self.status, self.waits_for) {
            (Status::Loading { .. }, None) => self.fetch(),
            (Status::Loading { .. }, Some(_))
            | (
                Status::Idle
                | Status::Stopped
                | Status::AtCap
                | Status::Failed(_)
                | Status::Ended(_),
                _,
            ) => LoadAction::Nothing,
        }
    }

    /// Forgets everything: another project. Tickets and versions go on, so that
    /// nothing old is taken for something new.
    pub fn clear(&mut self) -> LoadAction {
        *self = Self {
            limit: self.limit,
            last_ticket: self.last_ticket,
            version: self.version + 1,
            ..Self::default()
        };
        LoadAction::Abort
    }

    /// Notes that a block takes long.
    pub fn linger(&mut self, ticket: LoadId) {
        let waited = self.waits_for == Some(ticket);
        if let (true, Status::Loading { long, .. }) = (waited, &mut self.status) {
            *long = true;
        }
    }

    fn fetch(&mut self) -> LoadAction {
        self.status = Status::Loading {
            restarted: self.round.restarted,
            long: false,
        };
        self.last_ticket += 1;
        self.waits_for = Some(self.last_ticket);
        LoadAction::Fetch(self.last_ticket, self.round.next_slice())
    }

    /// Takes a reply, at `now` (milliseconds since 1970). One whose ticket is no
    /// longer waited for changes nothing. The next block is asked for by
    /// [`Self::proceed`].
    pub fn settle(&mut self, ticket: LoadId, result: Result<PageContent, Failure>, now: i64) {
        if self.waits_for != Some(ticket) {
            return;
        }
        self.waits_for = None;
        self.settled_at = Some(now);
        let content = match result {
            Ok(content) => content,
            Err(error) => {
                self.status = Status::Failed(error);
                return;
            }
        };
        self.fetched_at = self.fetched_at.or(Some(now));
        self.round.begun_at = self.round.begun_at.or(Some(now));
        let places: Vec<u32> = content.rows.iter().map(|row| self.put(row)).collect();
        match self.round.take(&content, &places) {
            NextRequest::Next if self.round.requests >= MAX_REQUESTS => self.end(Outcome::Circling),
            NextRequest::Next if self.round.received >= self.limit && !self.unlimited => {
                self.status = Status::AtCap;
            }
            NextRequest::Next => {}
            NextRequest::Again => {
                let (restarted, long) = (true, false);
                self.status = Status::Loading { restarted, long };
            }
            NextRequest::End(outcome) => self.end(outcome),
        }
    }

    /// Puts a row where its id stands, or at the end; its place.
    fn put(&mut self, row: &Arc<SegmentProfile>) -> u32 {
        let hash = hash(&row.id);
        if let Some(place) = self.places.find(&self.rows, &row.id, hash) {
            let held = &mut self.rows[place];
            // What didn't change keeps its place in every index.
            if held != row {
                *held = Arc::clone(row);
                self.version += 1;
            }
            return place as u32;
        }
        let place = self.rows.len() as u32;
        self.places.push(hash);
        self.rows.push(Arc::clone(row));
        self.version += 1;
        place
    }

    fn end(&mut self, outcome: Outcome) {
        self.status = Status::Ended(outcome);
        self.proven = outcome == Outcome::Complete;
        match outcome {
            Outcome::Complete | Outcome::Unproven { .. } => {
                self.fetched_at = self.round.begun_at;
                self.keep_seen();
            }
            // What was not seen may still be there.
            Outcome::ListChanged | Outcome::Circling => {}
        }
    }

    /// Lets go of rows that the round didn't bring, and puts the others in its order.
    fn keep_seen(&mut self) {
        let seen = self.round.order();
        let in_order = seen
            .iter()
            .enumerate()
            .all(|(at, place)| at == *place as usize);
        if in_order && seen.len() == self.rows.len() {
            return;
        }
        let rows = seen
            .iter()
            .map(|place| Arc::clone(&self.rows[*place as usize]));
        self.rows = rows.collect();
        self.places.reorder(seen);
        self.version += 1;
    }

    /// The rows, each id once. Those of the round before stay until this one ends.
    pub fn rows(&self) -> &[Arc<SegmentProfile>] {
        &self.rows
    }

    /// Changes whenever the rows do.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// How the loading stands.
    pub fn status(&self) -> &Status {
        &self.status
    }

    /// Whether the rows are a proven whole. While they are loaded anew they stay one.
    pub fn is_complete(&self) -> bool {
        self.proven
    }

    /// Rows received in this round, unreadable and repeated ones included.
    pub fn received(&self) -> u64 {
        self.round.received
    }

    /// Replies taken in this round.
    pub fn requests(&self) -> u32 {
        self.round.requests
    }

    /// The total that the server stated last in this round, true or not.
    pub fn stated(&self) -> Option<u64> {
        self.round.stated
    }

    /// When the oldest of the rows were fetched, in milliseconds since 1970.
    pub fn fetched_at(&self) -> Option<i64> {
        self.fetched_at
    }

    /// When a request came to an end last, in milliseconds since 1970.
    pub fn settled_at(&self) -> Option<i64> {
        self.settled_at
    }

    /// What people should know about the replies of this round.
    pub fn warnings(&self) -> &[DataWarning] {
        &self.round.warnings
    }
}

#[cfg(test)]
mod model_tests;
#[cfg(test)]
mod tests;
