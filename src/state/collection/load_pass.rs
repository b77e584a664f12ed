//! One pass over the list, block by block from offset 0, and what it proves about the list.

use super::Outcome;
use crate::api::ApiError;
use crate::domain::{PageRange, Slice};
use crate::state::page::content::{DataWarning, PageContent, merge_warnings};
use crate::state::request_size::{MAX_ROWS, RequestSize};

/// What to request after a block.
#[derive(Debug, PartialEq, Eq)]
pub enum NextRequest {
    /// The next block.
    NextBlock,
    /// The first block again: the list changed during the pass.
    Restart,
    /// None: the pass has ended.
    End(Outcome),
}

/// The progress of one pass over the list.
#[derive(Default)]
pub struct LoadPass {
    /// Rows received, unreadable and repeated ones included: the offset of the next block.
    pub received: u64,
    /// Replies applied, those before a restart included.
    pub requests: u32,
    /// `totalCount` of the last reply.
    pub stated_total: Option<u64>,
    /// Whether the pass was restarted because the list changed.
    pub restarted: bool,
    /// When the first reply arrived, in milliseconds since 1970.
    pub first_reply_at: Option<i64>,
    /// The warnings of all replies, merged by kind.
    pub warnings: Vec<DataWarning>,
    /// Indices of the rows received since the last start, in the server's order.
    seen_rows: Vec<u32>,
    /// By row index, whether the row was received since the last start.
    seen: Vec<bool>,
    /// The first `totalCount` since the last start.
    first_total: Option<u64>,
    /// Whether every reply since the last start had that `totalCount`.
    totals_agree: bool,
    /// Whether every `totalCount` since the last start was the reply's own row count.
    totals_per_reply: bool,
}

impl LoadPass {
    /// The next block to request.
    pub fn next_slice(&self, size: RequestSize) -> Slice {
        size.slice(self.received, MAX_ROWS)
    }

    /// The empty block that an error behind the last row stands for: every row of `totalCount` was
    /// received or, without one, `hasNextPage` was missing and the next block only inferred.
    pub fn block_behind_the_end(&self, error: &ApiError) -> Option<PageContent> {
        let total = self.stated_total;
        let is_end = match total {
            Some(total) => total == self.received,
            None => self.warnings.contains(&DataWarning::NoNextFlag),
        };
        (self.received > 0 && is_end && error.may_be_past_the_end()).then(|| PageContent {
            rows: Vec::new(),
            range: PageRange::of(self.received, 0, false, total),
            stated_total: total,
            warnings: Vec::new(),
        })
    }

    /// Adds a block whose rows have these indices in the collection.
    pub fn apply_block(&mut self, content: &PageContent, rows: &[u32]) -> NextRequest {
        let first = self.received == 0;
        self.requests += 1;
        merge_warnings(&mut self.warnings, &content.warnings);
        let received = content.range.received;
        let new = rows.iter().filter(|row| self.mark_seen(**row)).count();
        let total_changed = self.check_total(content.stated_total, received, first);
        self.stated_total = content.stated_total;
        self.received += received;

        let more = has_next_block(content);
        let all_known = new == 0 && !rows.is_empty();
        // With another total this is not the same block again, but a list that grew.
        if is_empty_with_next(content) || (more && all_known && !total_changed) {
            return NextRequest::End(Outcome::NoProgress);
        }
        let wrong_offset = content
            .warnings
            .iter()
            .any(|warning| matches!(warning, DataWarning::OtherOffset { .. }));
        if total_changed || new < rows.len() || wrong_offset {
            return self.restart();
        }
        if content.is_contradiction() {
            return NextRequest::End(Outcome::NoProgress);
        }
        if more {
            return NextRequest::NextBlock;
        }
        // A single block is one state of the list, whatever `totalCount` says.
        let proven = first || (self.totals_agree && self.stated_total == Some(self.received));
        NextRequest::End(if proven {
            Outcome::Complete
        } else {
            let stated_total = self.stated_total;
            Outcome::Unproven { stated_total }
        })
    }

    /// Compares a block's `totalCount` with those before it; whether it changed.
    ///
    /// The API's documents also define `totalCount` as the rows of this very reply. Where each
    /// block states just that, it says nothing about the list, so a change of it means nothing.
    /// The two can't be confused: a first block that isn't the whole list has fewer rows.
    fn check_total(&mut self, stated: Option<u64>, received: u64, first: bool) -> bool {
        let is_row_count = stated == Some(received);
        self.totals_per_reply = is_row_count && (first || self.totals_per_reply);
        if first {
            self.first_total = stated;
        }
        self.totals_agree =
            stated.is_some() && stated == self.first_total && (first || self.totals_agree);
        let changed = matches!((self.first_total, stated), (Some(old), Some(new)) if old != new);
        self.first_total = self.first_total.or(stated);
        changed && !self.totals_per_reply
    }

    /// Indices of the rows received since the last start, in the server's order.
    pub fn seen_rows(&self) -> &[u32] {
        &self.seen_rows
    }

    fn restart(&mut self) -> NextRequest {
        if self.restarted {
            return NextRequest::End(Outcome::ListChanged);
        }
        *self = Self {
            restarted: true,
            requests: self.requests,
            first_reply_at: self.first_reply_at,
            stated_total: self.stated_total,
            ..Self::default()
        };
        NextRequest::Restart
    }

    /// Records a row; whether it was not received before in this pass.
    fn mark_seen(&mut self, row: u32) -> bool {
        let index = row as usize;
        if index >= self.seen.len() {
            self.seen.resize(index + 1, false);
        }
        if self.seen[index] {
            return false;
        }
        self.seen[index] = true;
        self.seen_rows.push(row);
        true
    }
}

/// Whether there is a next block. Without `hasNextPage`, a short block may be all that the
/// server returns at once, so only an empty one ends the list.
fn has_next_block(content: &PageContent) -> bool {
    let flag_missing = content.warnings.contains(&DataWarning::NoNextFlag);
    content.range.has_next || (flag_missing && content.range.received > 0)
}

/// Whether `hasNextPage` is true in a reply without rows.
fn is_empty_with_next(content: &PageContent) -> bool {
    content.warnings.contains(&DataWarning::EmptyWithNext)
}
