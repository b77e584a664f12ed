//! The collection of all profiles of a project, loaded in blocks in the background: a pure
//! state machine; [`super::collection_loader`] performs its actions.
//!
//! The API has no snapshots: rows can be inserted and deleted between two blocks. The collection
//! is *complete* only when proven: a single block that is the whole list, or several blocks
//! with the same `totalCount`, which is the number of rows received, and no row twice. One
//! change can't be detected by reading once: between two requests as many rows are inserted as
//! deleted, and no row already read moves behind the start of the next block. The replies are
//! then those of an unchanged list. The model in `model_tests` proves that there is no other.

mod at_hand;
mod kept_rows;
mod limit;
mod load_pass;
pub mod loader;
mod resume;
mod row_lookup;
mod status;
mod unreadable;

use std::sync::Arc;

use crate::api::Failure;
use crate::domain::{SegmentProfile, Slice};
use crate::state::page::content::{DataWarning, PageContent};
use crate::state::request_size::RequestSize;
use crate::state::row_index::{RowIndex, hash};
use load_pass::{LoadPass, NextRequest};
pub use status::{LoadAction, LoadId, Outcome, Status};

/// The most requests of one pass: 100 times what the largest known project needs.
const MAX_REQUESTS: u32 = 10_000;

/// The loaded rows of a project, and the state of loading them.
#[derive(Default)]
pub struct Collection {
    rows: Vec<Arc<SegmentProfile>>,
    /// The index in `rows`, by id.
    row_index: RowIndex,
    status: Status,
    pass: LoadPass,
    size: RequestSize,
    /// Whether the last pass that read the list to its end proved the rows to be all of it.
    is_proven: bool,
    /// Whether rows of an earlier pass were there when this one was started.
    is_refresh: bool,
    fetched_at: Option<i64>,
    last_finished_at: Option<i64>,
    /// Rows to load automatically.
    auto_load_rows: u64,
    /// Whether the user asked for all rows.
    unlimited: bool,
    pending: Option<LoadId>,
    last_load_id: LoadId,
    version: u64,
}

impl Collection {
    /// Whether loading can start: it was not started before, and the user `requested` it or
    /// some rows are loaded automatically.
    pub fn can_start(&self, requested: bool) -> bool {
        self.status == Status::Idle && (requested || self.auto_load_rows > 0)
    }

    /// Starts a pass from the first row. The rows already loaded stay until it ends.
    pub fn start(&mut self) -> LoadAction {
        self.is_refresh = !self.rows.is_empty();
        self.pass = LoadPass::default();
        self.fetch()
    }

    /// Stops loading; the rows already loaded stay.
    pub fn stop(&mut self) -> LoadAction {
        if !matches!(self.status, Status::Loading { .. }) {
            return LoadAction::Nothing;
        }
        self.status = Status::Stopped;
        self.pending = None;
        LoadAction::Abort
    }

    /// Requests the next block, if there is one and no request is pending.
    pub fn fetch_next(&mut self) -> LoadAction {
        match (&self.status, self.pending) {
            (Status::Loading { .. }, None) => self.fetch(),
            (Status::Loading { .. }, Some(_))
            | (
                Status::Idle
                | Status::Stopped
                | Status::AtLimit
                | Status::Failed(_)
                | Status::Ended(_),
                _,
            ) => LoadAction::Nothing,
        }
    }

    /// Removes all rows, for another project. Load ids and versions keep increasing, so that a
    /// late reply or an old version is never mistaken for a current one.
    pub fn clear(&mut self) -> LoadAction {
        *self = Self {
            auto_load_rows: self.auto_load_rows,
            last_load_id: self.last_load_id,
            version: self.version + 1,
            ..Self::default()
        };
        LoadAction::Abort
    }

    /// Records that the request takes long, if it is still pending.
    pub fn mark_slow(&mut self, load_id: LoadId) {
        let is_pending = self.pending == Some(load_id);
        if let (true, Status::Loading { slow, .. }) = (is_pending, &mut self.status) {
            *slow = true;
        }
    }

    fn fetch(&mut self) -> LoadAction {
        self.status = Status::Loading {
            restarted: self.pass.restarted,
            slow: false,
        };
        self.last_load_id += 1;
        self.pending = Some(self.last_load_id);
        LoadAction::Fetch(self.last_load_id, self.next_slice())
    }

    fn next_slice(&self) -> Slice {
        self.pass.next_slice(self.size)
    }

    /// Whether a failure of the next block may lead to a smaller one.
    pub fn may_shrink(&self) -> bool {
        self.size.may_shrink(self.next_slice())
    }

    /// Applies a reply at `now` (milliseconds since 1970); the reply to a request that is not
    /// the pending one changes nothing. [`Self::fetch_next`] requests the next block.
    pub fn receive(&mut self, load_id: LoadId, result: Result<PageContent, Failure>, now: i64) {
        if self.pending != Some(load_id) {
            return;
        }
        self.pending = None;
        self.last_finished_at = Some(now);
        let slice = self.next_slice();
        let content = match result {
            Ok(content) => {
                self.size.on_reply(slice);
                content
            }
            Err(failure) => match self.pass.block_behind_the_end(&failure.error) {
                Some(content) => content,
                // Still loading: [`Self::fetch_next`] requests the smaller block.
                None if self.size.on_failure(slice, &failure.error) => return,
                None => {
                    self.status = Status::Failed(failure);
                    return;
                }
            },
        };
        self.fetched_at = self.fetched_at.or(Some(now));
        self.pass.first_reply_at = self.pass.first_reply_at.or(Some(now));
        let rows: Vec<u32> = content.rows.iter().map(|row| self.upsert(row)).collect();
        match self.pass.apply_block(&content, &rows) {
            NextRequest::NextBlock if self.pass.requests >= MAX_REQUESTS => {
                self.end(Outcome::NoProgress)
            }
            NextRequest::NextBlock
                if self.pass.received >= self.auto_load_rows && !self.unlimited =>
            {
                self.status = Status::AtLimit;
            }
            NextRequest::NextBlock => {}
            NextRequest::Restart => {
                let (restarted, slow) = (true, false);
                self.status = Status::Loading { restarted, slow };
            }
            NextRequest::End(outcome) => self.end(outcome),
        }
    }

    /// Inserts a row or replaces the one with its id; its index.
    fn upsert(&mut self, row: &Arc<SegmentProfile>) -> u32 {
        let hash = hash(&row.id);
        if let Some(index) = self.row_index.find(&self.rows, &row.id, hash) {
            let current = &mut self.rows[index];
            // An unchanged row keeps its `Arc`, so that the search index skips it.
            if current != row {
                *current = Arc::clone(row);
                self.version += 1;
            }
            return index as u32;
        }
        let index = self.rows.len() as u32;
        self.row_index.push(hash);
        self.rows.push(Arc::clone(row));
        self.version += 1;
        index
    }

    fn end(&mut self, outcome: Outcome) {
        self.status = Status::Ended(outcome);
        match outcome {
            Outcome::Complete | Outcome::Unproven { .. } => {
                self.is_proven = outcome == Outcome::Complete;
                self.fetched_at = self.pass.first_reply_at;
                self.retain_seen();
            }
            // Rows that this pass did not return may still exist.
            Outcome::ListChanged => self.is_proven = false,
            // As after a refresh that failed, the rows at hand are the last known list.
            Outcome::NoProgress => {}
        }
    }

    /// Removes the rows that this pass did not return, and sorts the others in its order.
    fn retain_seen(&mut self) {
        let seen = self.pass.seen_rows();
        let in_order = seen
            .iter()
            .enumerate()
            .all(|(position, row)| position == *row as usize);
        if in_order && seen.len() == self.rows.len() {
            return;
        }
        let rows = seen.iter().map(|row| Arc::clone(&self.rows[*row as usize]));
        self.rows = rows.collect();
        self.row_index.reorder(seen);
        self.version += 1;
    }

    /// The rows, each id once. Those of the previous pass stay until this one ends.
    pub fn rows(&self) -> &[Arc<SegmentProfile>] {
        &self.rows
    }

    /// Changes whenever the rows do.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// Whether rows are being loaded, or will be.
    pub fn is_loading(&self) -> bool {
        matches!(self.status, Status::Idle | Status::Loading { .. })
    }

    /// The status of loading.
    pub fn status(&self) -> &Status {
        &self.status
    }

    /// Whether the rows are proven to be the whole list; it stays so during a refresh.
    pub fn is_complete(&self) -> bool {
        self.is_proven && self.status != Status::Ended(Outcome::NoProgress)
    }

    /// Rows received in this pass, unreadable and repeated ones included.
    pub fn received(&self) -> u64 {
        self.pass.received
    }

    /// Replies received in this pass.
    pub fn requests(&self) -> u32 {
        self.pass.requests
    }

    /// `totalCount` of the last reply in this pass; it may be wrong.
    pub fn stated_total(&self) -> Option<u64> {
        self.pass.stated_total
    }

    /// When the oldest of the rows were fetched, in milliseconds since 1970.
    pub fn fetched_at(&self) -> Option<i64> {
        self.fetched_at
    }

    /// When the last request finished, in milliseconds since 1970.
    pub fn last_finished_at(&self) -> Option<i64> {
        self.last_finished_at
    }

    /// The warnings about the replies of this pass.
    pub fn warnings(&self) -> &[DataWarning] {
        &self.pass.warnings
    }
}

#[cfg(test)]
mod model_tests;
#[cfg(test)]
mod tests;
