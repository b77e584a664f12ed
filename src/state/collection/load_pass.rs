//! One reading of the list from its first row to its end, and what it proves.

use super::Outcome;
use crate::domain::Slice;
use crate::state::page_content::{DataWarning, PageContent};

/// Rows of a block: the most that the API gives at once.
const BLOCK_ROWS: u32 = 1000;

/// What follows from a block.
#[derive(Debug, PartialEq, Eq)]
pub enum NextRequest {
    /// The next block.
    Next,
    /// The first one again: the list changed underneath.
    Again,
    /// Nothing.
    End(Outcome),
}

/// A reading of the list.
#[derive(Default)]
pub struct LoadPass {
    /// Rows received: where the next block begins.
    pub received: u64,
    /// Replies taken, those before a second start included.
    pub requests: u32,
    /// The total stated last.
    pub stated: Option<u64>,
    /// Whether it began again.
    pub restarted: bool,
    /// When its first reply came.
    pub begun_at: Option<i64>,
    /// What was odd about the replies, each kind once.
    pub warnings: Vec<DataWarning>,
    /// The places of the rows seen since the last start, as they came.
    order: Vec<u32>,
    /// By place, whether a row was seen since then.
    seen: Vec<bool>,
    /// The first total stated since then.
    total: Option<u64>,
    /// Whether every block since then stated this total.
    agreed: bool,
    /// Whether every block since then stated its own rows as the total.
    of_each_reply: bool,
}

impl LoadPass {
    /// The next block to ask for.
    pub fn next_slice(&self) -> Slice {
        Slice {
            limit: BLOCK_ROWS,
            offset: self.received,
        }
    }

    /// Takes a block, whose rows stand at these places.
    pub fn take(&mut self, content: &PageContent, places: &[u32]) -> NextRequest {
        let first = self.received == 0;
        self.requests += 1;
        self.note(&content.warnings);
        let received = content.extent.received;
        let new = places.iter().filter(|place| self.see(**place)).count();
        let moved = self.hold_total(content.stated, received, first);
        self.stated = content.stated;
        self.received += received;

        let more = goes_on(content);
        let nothing_new = new == 0 && !places.is_empty();
        // With another total it isn't the same page again, but a list that grew.
        if claims_more_than_nothing(content) || (more && nothing_new && !moved) {
            return NextRequest::End(Outcome::Circling);
        }
        let elsewhere = content
            .warnings
            .iter()
            .any(|warning| matches!(warning, DataWarning::OtherOffset { .. }));
        if moved || new < places.len() || elsewhere {
            return self.again();
        }
        if more {
            return NextRequest::Next;
        }
        // One block is one moment of the list, whatever total goes with it.
        let proven = first || (self.agreed && self.stated == Some(self.received));
        NextRequest::End(if proven {
            Outcome::Complete
        } else {
            let stated = self.stated;
            Outcome::Unproven { stated }
        })
    }

    /// Holds a block's total against those before it; whether it moved.
    ///
    /// The API's documents call `totalCount` the rows of this very reply, too. Where
    /// each block states just that, nothing is said of the list, and nothing moved.
    /// The list's own total can't be taken for it: a first block that isn't all has
    /// fewer rows.
    fn hold_total(&mut self, stated: Option<u64>, received: u64, first: bool) -> bool {
        let own = stated == Some(received);
        self.of_each_reply = own && (first || self.of_each_reply);
        if first {
            self.total = stated;
        }
        self.agreed = stated.is_some() && stated == self.total && (first || self.agreed);
        let moved = matches!((self.total, stated), (Some(old), Some(new)) if old != new);
        self.total = self.total.or(stated);
        moved && !self.of_each_reply
    }

    /// The places of the rows seen, as they came.
    pub fn order(&self) -> &[u32] {
        &self.order
    }

    fn again(&mut self) -> NextRequest {
        if self.restarted {
            return NextRequest::End(Outcome::ListChanged);
        }
        *self = Self {
            restarted: true,
            requests: self.requests,
            begun_at: self.begun_at,
            stated: self.stated,
            ..Self::default()
        };
        NextRequest::Again
    }

    /// Notes a row; whether it wasn't seen before.
    fn see(&mut self, place: u32) -> bool {
        let at = place as usize;
        if at >= self.seen.len() {
            self.seen.resize(at + 1, false);
        }
        if self.seen[at] {
            return false;
        }
        self.seen[at] = true;
        self.order.push(place);
        true
    }

    /// Notes what was odd: counts and unreadable rows are summed, the rest is said once.
    fn note(&mut self, warnings: &[DataWarning]) {
        for warning in warnings {
            let known = self
                .warnings
                .iter_mut()
                .find(|known| is_same_kind(known, warning));
            match (known, warning) {
                (Some(DataWarning::UnreadableRows(all)), DataWarning::UnreadableRows(rows)) => {
                    all.add(rows)
                }
                (Some(DataWarning::RepeatedRows(sum)), DataWarning::RepeatedRows(count)) => {
                    *sum += count
                }
                (Some(_), _) => {}
                (None, _) => self.warnings.push(warning.clone()),
            }
        }
    }
}

/// Whether there is a next block. Where the server doesn't say, a short block may be
/// all that it gives at once: only an empty one ends the list then.
fn goes_on(content: &PageContent) -> bool {
    let unsaid = content.warnings.contains(&DataWarning::NoNextFlag);
    content.extent.has_next || (unsaid && content.extent.received > 0)
}

/// Whether the server says that more follows a block without rows.
fn claims_more_than_nothing(content: &PageContent) -> bool {
    content.warnings.contains(&DataWarning::NothingButMore)
}

/// Whether saying one says the other, but for its count.
fn is_same_kind(one: &DataWarning, other: &DataWarning) -> bool {
    match (one, other) {
        (DataWarning::WrongCount(field, _), DataWarning::WrongCount(other, _)) => field == other,
        (one, other) => std::mem::discriminant(one) == std::mem::discriminant(other),
    }
}
