//! The content of a page: its rows without duplicates, and warnings about the reply's data.

use std::collections::HashMap;
use std::sync::Arc;

use crate::api::request_queue::{Outcome, Response};
use crate::api::wire::{self, PageReply, UnreadableRows};
use crate::api::{ApiError, Failure};
use crate::domain::{LenientCount, PageRange, SegmentProfile, Slice};

/// A received page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageContent {
    /// Its rows, each id once.
    pub rows: Vec<Arc<SegmentProfile>>,
    /// Their range in the list.
    pub range: PageRange,
    /// `totalCount` of the reply, if it is a valid count.
    pub stated_total: Option<u64>,
    /// Data-quality warnings about the reply.
    pub warnings: Vec<DataWarning>,
}

/// A data-quality warning: the reply is usable, but the user is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DataWarning {
    /// These rows could not be read.
    UnreadableRows(UnreadableRows),
    /// The number of rows that repeat an id of the same page.
    RepeatedRows(u64),
    /// The reply has another offset than the request.
    OtherOffset {
        /// The offset of the request.
        requested: u64,
        /// The offset of the reply.
        received: u64,
    },
    /// A field of the envelope that is no valid count, as it was received,
    /// cut at 80 characters.
    InvalidCount(&'static str, String),
    /// `hasNextPage` is missing; a full page is assumed to have a next one.
    NoNextFlag,
    /// `hasNextPage` is true in a reply without rows.
    EmptyWithNext,
    /// `totalCount`, which is this, promises rows from the requested offset on in a reply without
    /// any.
    EmptyWithTotal(u64),
}

/// Characters of an invalid count that are shown; a count has 20 at most.
const INVALID_COUNT_MAX_CHARS: usize = 80;

impl DataWarning {
    /// Whether a reply without rows says that there are some.
    pub const fn is_contradiction(&self) -> bool {
        matches!(self, Self::EmptyWithNext | Self::EmptyWithTotal(_))
    }
}

impl PageContent {
    /// Parses the outcome of the request for `requested`.
    ///
    /// # Errors
    /// The failure of the request, or of parsing its body.
    pub fn read(requested: Slice, outcome: Outcome) -> Result<Self, Failure> {
        let Response { body, trace } = outcome?;
        match wire::page(&body) {
            Ok(reply) => Ok(Self::of(requested, reply)),
            Err(unreadable) => {
                let error = ApiError::Unreadable(unreadable);
                Err(Failure { error, trace })
            }
        }
    }

    /// The content of a reply to the request for `requested`.
    pub fn of(requested: Slice, reply: PageReply) -> Self {
        let readable = reply.rows.len() as u64;
        let received = readable + reply.unreadable.count();
        let mut warnings = Vec::new();
        if reply.unreadable.count() > 0 {
            warnings.push(DataWarning::UnreadableRows(reply.unreadable));
        }
        let rows = deduplicated(reply.rows);
        let repeated = readable - rows.len() as u64;
        if repeated > 0 {
            warnings.push(DataWarning::RepeatedRows(repeated));
        }
        if let Some(got) = reply.offset.count().filter(|&got| got != requested.offset) {
            warnings.push(DataWarning::OtherOffset {
                requested: requested.offset,
                received: got,
            });
        }
        for (field, count) in [
            ("offset", &reply.offset),
            ("limit", &reply.limit),
            ("totalCount", &reply.total_count),
        ] {
            if let LenientCount::Invalid(value) = count {
                let shown = value.chars().take(INVALID_COUNT_MAX_CHARS).collect();
                warnings.push(DataWarning::InvalidCount(field, shown));
            }
        }
        if reply.has_next_page.is_none() {
            warnings.push(DataWarning::NoNextFlag);
        }
        let stated_total = reply.total_count.count();
        match stated_total.filter(|total| *total > requested.offset) {
            _ if received > 0 => {}
            _ if reply.has_next_page == Some(true) => warnings.push(DataWarning::EmptyWithNext),
            Some(total) => warnings.push(DataWarning::EmptyWithTotal(total)),
            None => {}
        }
        let has_next = reply
            .has_next_page
            .unwrap_or(received >= u64::from(requested.limit));
        Self {
            rows,
            range: PageRange::of(requested.offset, received, has_next, stated_total),
            stated_total,
            warnings,
        }
    }

    /// Whether it has no rows, and says that there are some.
    pub fn is_contradiction(&self) -> bool {
        self.range.received == 0 && self.warnings.iter().any(DataWarning::is_contradiction)
    }

    /// The index of the row with this id.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.rows.iter().position(|row| row.id == id)
    }
}

/// Merges warnings: counts and unreadable rows are summed, others are listed once.
pub fn merge_warnings(all: &mut Vec<DataWarning>, warnings: &[DataWarning]) {
    for warning in warnings {
        let known = all.iter_mut().find(|known| is_same_kind(known, warning));
        match (known, warning) {
            (Some(DataWarning::UnreadableRows(all)), DataWarning::UnreadableRows(rows)) => {
                all.add(rows)
            }
            (Some(DataWarning::RepeatedRows(sum)), DataWarning::RepeatedRows(count)) => {
                *sum += count
            }
            (Some(_), _) => {}
            (None, _) => all.push(warning.clone()),
        }
    }
}

/// Whether two warnings differ in nothing but their counts.
fn is_same_kind(one: &DataWarning, other: &DataWarning) -> bool {
    match (one, other) {
        (DataWarning::InvalidCount(field, _), DataWarning::InvalidCount(other, _)) => {
            field == other
        }
        (one, other) => std::mem::discriminant(one) == std::mem::discriminant(other),
    }
}

/// Each id once, at its first position, with its last content.
fn deduplicated(rows: Vec<SegmentProfile>) -> Vec<Arc<SegmentProfile>> {
    // By hash map: a server that ignores `limit` sends too many rows for a quadratic search.
    let mut known: HashMap<&str, usize> = HashMap::with_capacity(rows.len());
    let positions: Vec<usize> = rows
        .iter()
        .map(|row| {
            let next = known.len();
            *known.entry(row.id.as_str()).or_insert(next)
        })
        .collect();
    let mut kept: Vec<Arc<SegmentProfile>> = Vec::with_capacity(known.len());
    for (row, position) in rows.into_iter().zip(positions) {
        let row = Arc::new(row);
        match kept.get_mut(position) {
            Some(earlier) => *earlier = row,
            None => kept.push(row),
        }
    }
    kept
}

#[cfg(test)]
mod tests;
