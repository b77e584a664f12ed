//! One reading of the list from its first row to its end, and what it proves.

use super::Outcome;
use crate::domain::Slice;
use crate::query::content::{Oddity, PageContent};

/// Rows of a block: the most that the API gives at once.
const BLOCK_ROWS: u32 = 1000;

/// What follows from a block.
#[derive(Debug, PartialEq, Eq)]
pub enum Turn {
    /// The next block.
    Next,
    /// The first one again: the list changed underneath.
    Again,
    /// Nothing.
    End(Outcome),
}

/// A reading of the list.
#[derive(Default)]
pub struct Round {
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
    pub oddities: Vec<Oddity>,
    /// The places of the rows seen since the last start, as they came.
    order: Vec<u32>,
    /// By place, whether a row was seen since then.
    seen: Vec<bool>,
    /// Whether every block since then stated the same total of the list.
    agreed: bool,
}

impl Round {
    /// The next block to ask for.
    pub fn next_slice(&self) -> Slice {
        Slice {
            limit: BLOCK_ROWS,
            offset: self.received,
        }
    }

    /// Takes a block, whose rows stand at these places.
    pub fn take(&mut self, content: &PageContent, places: &[u32]) -> Turn {
        let first = self.received == 0;
        self.requests += 1;
        self.note(&content.oddities);
        let received = content.extent.received;
        let new = places.iter().filter(|place| self.see(**place)).count();
        let total = total_of_list(content, first);
        let moved = !first && matches!((self.stated, total), (Some(old), Some(new)) if old != new);
        self.agreed = total.is_some() && (first || (self.agreed && !moved));
        self.stated = content.stated;
        self.received += received;

        if claims_more_than_nothing(content) || (!first && new == 0 && received > 0) {
            return Turn::End(Outcome::Circling);
        }
        let elsewhere = content
            .oddities
            .iter()
            .any(|oddity| matches!(oddity, Oddity::OtherOffset { .. }));
        if moved || new < places.len() || elsewhere {
            return self.again();
        }
        if content.extent.has_next {
            return Turn::Next;
        }
        // One block is one moment of the list, whatever total goes with it.
        let proven = first || (self.agreed && self.stated == Some(self.received));
        Turn::End(if proven {
            Outcome::Complete
        } else {
            let stated = self.stated;
            Outcome::Unproven { stated }
        })
    }

    /// The places of the rows seen, as they came.
    pub fn order(&self) -> &[u32] {
        &self.order
    }

    fn again(&mut self) -> Turn {
        if self.restarted {
            return Turn::End(Outcome::ListChanged);
        }
        *self = Self {
            restarted: true,
            requests: self.requests,
            begun_at: self.begun_at,
            stated: self.stated,
            ..Self::default()
        };
        Turn::Again
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

    /// Notes what was odd: counts are summed, the rest is said once.
    fn note(&mut self, oddities: &[Oddity]) {
        for oddity in oddities {
            let known = self
                .oddities
                .iter_mut()
                .find(|known| std::mem::discriminant(*known) == std::mem::discriminant(oddity));
            match (known, oddity) {
                (Some(Oddity::UnreadableRows(sum)), Oddity::UnreadableRows(count))
                | (Some(Oddity::RepeatedRows(sum)), Oddity::RepeatedRows(count)) => *sum += count,
                (Some(_), _) => {}
                (None, _) => self.oddities.push(oddity.clone()),
            }
        }
    }
}

/// The total of the list that a block states. The API's documents call `totalCount`
/// the rows of this very reply, too; one that is just that says nothing of the list.
fn total_of_list(content: &PageContent, first: bool) -> Option<u64> {
    let alone = first && !content.extent.has_next;
    content
        .stated
        .filter(|stated| alone || *stated != content.extent.received)
}

/// Whether the server says that more follows a block without rows.
fn claims_more_than_nothing(content: &PageContent) -> bool {
    content.oddities.contains(&Oddity::NothingButMore)
}
