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
    /// The first total stated since then.
    total: Option<u64>,
    /// Whether every block since then stated this total.
    agreed: bool,
    /// Whether every block since then stated its own rows as the total.
    of_each_reply: bool,
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
        let moved = self.hold_total(content.stated, received, first);
        self.stated = content.stated;
        self.received += received;

        let more = goes_on(content);
        let nothing_new = new == 0 && !places.is_empty();
        // With another total it isn't the same page again, but a list that grew.
        if claims_more_than_nothing(content) || (more && nothing_new && !moved) {
            return Turn::End(Outcome::Circling);
        }
        let elsewhere = content
            .oddities
            .iter()
            .any(|oddity| matches!(oddity, Oddity::OtherOffset { .. }));
        if moved || new < places.len() || elsewhere {
            return self.again();
        }
        if more {
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

    /// Notes what was odd: counts and unreadable rows are summed, the rest is said once.
    fn note(&mut self, oddities: &[Oddity]) {
        for oddity in oddities {
            let known = self
                .oddities
                .iter_mut()
                .find(|known| is_same_kind(known, oddity));
            match (known, oddity) {
                (Some(Oddity::UnreadableRows(all)), Oddity::UnreadableRows(rows)) => all.add(rows),
                (Some(Oddity::RepeatedRows(sum)), Oddity::RepeatedRows(count)) => *sum += count,
                (Some(_), _) => {}
                (None, _) => self.oddities.push(oddity.clone()),
            }
        }
    }
}

/// Whether there is a next block. Where the server doesn't say, a short block may be
/// all that it gives at once: only an empty one ends the list then.
fn goes_on(content: &PageContent) -> bool {
    let unsaid = content.oddities.contains(&Oddity::NoNextFlag);
    content.extent.has_next || (unsaid && content.extent.received > 0)
}

/// Whether the server says that more follows a block without rows.
fn claims_more_than_nothing(content: &PageContent) -> bool {
    content.oddities.contains(&Oddity::NothingButMore)
}

/// Whether saying one says the other, but for its count.
fn is_same_kind(one: &Oddity, other: &Oddity) -> bool {
    match (one, other) {
        (Oddity::WrongFigure(field, _), Oddity::WrongFigure(other, _)) => field == other,
        (one, other) => std::mem::discriminant(one) == std::mem::discriminant(other),
    }
}
