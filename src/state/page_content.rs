//! One page as it is shown: rows without twins, and what was odd about the reply.

use std::collections::HashMap;
use std::sync::Arc;

use crate::api::request_queue::{Outcome, Response};
use crate::api::wire::{self, PageReply, UnreadableRows};
use crate::api::{ApiError, Failure};
use crate::domain::{LenientCount, PageRange, SegmentProfile, Slice};

/// A page that arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageContent {
    /// Its rows, each id once.
    pub rows: Vec<Arc<SegmentProfile>>,
    /// Where they lie in the list.
    pub extent: PageRange,
    /// The server's `totalCount`, where it is a count.
    pub stated: Option<u64>,
    /// What people should know about the reply.
    pub warnings: Vec<DataWarning>,
}

/// Something about a reply that doesn't spoil it, and must not be hidden.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DataWarning {
    /// These rows could not be read.
    UnreadableRows(UnreadableRows),
    /// So many rows repeated an id of the same page.
    RepeatedRows(u64),
    /// The server answered from another offset than it was asked for.
    OtherOffset {
        /// The offset asked for.
        asked: u64,
        /// The offset of the reply.
        got: u64,
    },
    /// A field of the envelope that should be a count and isn't, as it was written, or
    /// its beginning.
    WrongCount(&'static str, String),
    /// `hasNextPage` is missing; a full page is taken to have a next one.
    NoNextFlag,
    /// `hasNextPage` says that more follows a reply without rows.
    NothingButMore,
}

/// As much of a wrong figure as is repeated, in characters: a count has 20 at most.
const FIGURE_SHOWN: usize = 80;

impl PageContent {
    /// What came of the request for `asked`, read.
    ///
    /// # Errors
    /// The failure that it is, or that reading it found.
    pub fn read(asked: Slice, outcome: Outcome) -> Result<Self, Failure> {
        let Response { body, trace } = outcome?;
        match wire::page(&body) {
            Ok(reply) => Ok(Self::of(asked, reply)),
            Err(unreadable) => {
                let error = ApiError::Unreadable(unreadable);
                Err(Failure { error, trace })
            }
        }
    }

    /// Judges a reply to the request for `asked`.
    pub fn of(asked: Slice, reply: PageReply) -> Self {
        let readable = reply.rows.len() as u64;
        let received = readable + reply.unreadable.count();
        let mut warnings = Vec::new();
        if reply.unreadable.count() > 0 {
            warnings.push(DataWarning::UnreadableRows(reply.unreadable));
        }
        let rows = unique(reply.rows);
        let repeated = readable - rows.len() as u64;
        if repeated > 0 {
            warnings.push(DataWarning::RepeatedRows(repeated));
        }
        if let Some(got) = reply.offset.count().filter(|&got| got != asked.offset) {
            warnings.push(DataWarning::OtherOffset {
                asked: asked.offset,
                got,
            });
        }
        for (field, figure) in [
            ("offset", &reply.offset),
            ("limit", &reply.limit),
            ("totalCount", &reply.total_count),
        ] {
            if let LenientCount::Wrong(value) = figure {
                let shown = value.chars().take(FIGURE_SHOWN).collect();
                warnings.push(DataWarning::WrongCount(field, shown));
            }
        }
        if reply.has_next_page.is_none() {
            warnings.push(DataWarning::NoNextFlag);
        }
        if received == 0 && reply.has_next_page == Some(true) {
            warnings.push(DataWarning::NothingButMore);
        }
        let has_next = reply
            .has_next_page
            .unwrap_or(received >= u64::from(asked.limit));
        Self {
            rows,
            extent: PageRange::of(asked.offset, received, has_next, reply.total_count.count()),
            stated: reply.total_count.count(),
            warnings,
        }
    }

    /// Where the row with this id stands on the page.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.rows.iter().position(|row| row.id == id)
    }
}

/// Each id once: the first place, the newest (last) content.
fn unique(rows: Vec<SegmentProfile>) -> Vec<Arc<SegmentProfile>> {
    // A server that ignores `limit` sends more rows than can be held one against the other.
    let mut known: HashMap<&str, usize> = HashMap::with_capacity(rows.len());
    let places: Vec<usize> = rows
        .iter()
        .map(|row| {
            let next = known.len();
            *known.entry(row.id.as_str()).or_insert(next)
        })
        .collect();
    let mut kept: Vec<Arc<SegmentProfile>> = Vec::with_capacity(known.len());
    for (row, place) in rows.into_iter().zip(places) {
        let row = Arc::new(row);
        match kept.get_mut(place) {
            Some(older) => *older = row,
            None => kept.push(row),
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::wire;
    use crate::domain::Total;

    fn content(offset: u64, body: &str) -> PageContent {
        let slice = Slice { limit: 2, offset };
        PageContent::of(slice, wire::page(body).expect("an envelope"))
    }

    #[test]
    fn a_plain_reply_has_nothing_odd_about_it() {
        let page = content(
            0,
            r#"{"offset":0.0,"limit":2.0,"totalCount":2.0,"hasNextPage":false,"values":[{"id":"a"},{"id":"b"}]}"#,
        );
        assert_eq!(page.warnings, []);
        assert_eq!(page.extent.total, Total::Exactly(2));
        assert_eq!(page.position("b"), Some(1));
        assert_eq!(page.position("c"), None);
    }

    #[test]
    fn a_twin_is_one_row_with_the_newest_content_and_still_moves_the_offset() {
        let page = content(
            0,
            r#"{"hasNextPage":true,"values":[{"id":"a","name":"old"},{"id":"b"},{"id":"a","name":"new"}]}"#,
        );
        let names: Vec<_> = page
            .rows
            .iter()
            .map(|row| (row.id.as_str(), row.name.as_deref()))
            .collect();
        assert_eq!(names, [("a", Some("new")), ("b", None)]);
        assert_eq!(page.warnings, [DataWarning::RepeatedRows(1)]);
        assert_eq!(page.extent.received, 3);
    }

    #[test]
    fn many_twins_take_no_longer_than_many_rows() {
        let row = |number: usize| SegmentProfile::with_id(&(number % 200_000).to_string());
        let rows = unique((0..200_001).map(row).collect());
        assert_eq!(rows.len(), 200_000);
    }

    #[test]
    fn unreadable_rows_are_counted_and_move_the_offset() {
        let page = content(0, r#"{"hasNextPage":false,"values":[{"id":"a"},{}]}"#);
        let unreadable = ["{}"].into_iter().collect();
        assert_eq!(page.warnings, [DataWarning::UnreadableRows(unreadable)]);
        assert_eq!(page.extent.total, Total::Exactly(2));
    }

    #[test]
    fn a_reply_for_another_offset_is_said() {
        let page = content(
            4,
            r#"{"offset":0,"hasNextPage":true,"values":[{"id":"a"}]}"#,
        );
        assert_eq!(
            page.warnings,
            [DataWarning::OtherOffset { asked: 4, got: 0 }]
        );
    }

    #[test]
    fn wrong_figures_are_named_and_paging_goes_on_by_what_arrived() {
        let page = content(
            0,
            r#"{"offset":-1,"totalCount":3.7,"hasNextPage":true,"values":[{"id":"a"}]}"#,
        );
        assert_eq!(
            page.warnings,
            [
                DataWarning::WrongCount("offset", "-1".to_owned()),
                DataWarning::WrongCount("totalCount", "3.7".to_owned())
            ]
        );
        assert_eq!(page.extent.total, Total::MoreThan(1));
    }

    #[test]
    fn more_behind_nothing_is_odd() {
        let page = content(2, r#"{"hasNextPage":true,"values":[]}"#);
        assert_eq!(page.warnings, [DataWarning::NothingButMore]);
        assert!(!page.extent.has_next);
    }

    #[test]
    fn without_the_flag_a_full_page_has_a_next_one() {
        let full = content(0, r#"{"values":[{"id":"a"},{"id":"b"}]}"#);
        assert!(full.extent.has_next);
        let short = content(0, r#"{"values":[{"id":"a"}]}"#);
        assert!(!short.extent.has_next);
        assert_eq!(short.warnings, [DataWarning::NoNextFlag]);
    }
}
