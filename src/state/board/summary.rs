//! Summary of a project on the board: its profiles by health, and what is known of how complete
//! that is. Counted in steps, so that 100,000 rows don't block the page.

use std::sync::Arc;

use crate::domain::{Health, HealthRules, SegmentProfile};
use crate::state::collection::{Collection, Outcome, Status};

/// Rows that one step counts.
const STEP_ROWS: usize = 10_000;

/// What is known of a project once its rows were loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Profiles by health, at [`Health::index`].
    pub counts: [u32; Health::ALL.len()],
    /// When the oldest result was computed, in milliseconds since 1970.
    pub oldest_result: Option<i64>,
    /// When the oldest of the rows were fetched, in milliseconds since 1970.
    pub fetched_at: Option<i64>,
    /// The profiles that were counted.
    pub loaded: u64,
    /// Rows that arrived, unreadable and repeated ones included.
    pub received: u64,
    /// Rows that could not be read.
    pub unreadable: u64,
    /// `totalCount` of the last reply.
    pub stated_total: Option<u64>,
    /// How loading ended.
    pub extent: Extent,
}

/// How much of a project was loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// As many rows as are loaded automatically; there are more.
    AtLimit,
    /// To an end, proven or not.
    Ended(Outcome),
}

impl Summary {
    /// How many profiles have a health.
    pub fn count(&self, health: Health) -> u32 {
        self.counts[health.index()]
    }

    /// Whether the counts are proven to be those of all profiles.
    pub fn is_complete(&self) -> bool {
        self.extent == Extent::Ended(Outcome::Complete) && self.unreadable == 0
    }
}

/// Counting the rows of a project.
#[derive(Default)]
pub struct SummaryPass {
    /// How many rows are counted.
    done: usize,
    counts: [u32; Health::ALL.len()],
    oldest_result: Option<i64>,
}

impl SummaryPass {
    /// Counts some more rows at `now` (milliseconds since 1970); the summary once all are counted.
    /// `None` also for a collection that is still being loaded.
    pub fn step(
        &mut self,
        collection: &Collection,
        rules: HealthRules,
        now: i64,
    ) -> Option<Summary> {
        let rows = collection.rows();
        let end = (self.done + STEP_ROWS).min(rows.len());
        for row in rows.get(self.done..end).unwrap_or_default() {
            self.counts[rules.assess(row, now).health.index()] += 1;
            let computed = row.detected_at().and_then(|date| date.epoch_ms());
            let earlier = self.oldest_result.into_iter().chain(computed).min();
            self.oldest_result = earlier;
        }
        self.done = end;
        if end < rows.len() {
            return None;
        }
        let extent = match collection.status() {
            Status::AtLimit => Extent::AtLimit,
            Status::Ended(outcome) => Extent::Ended(*outcome),
            Status::Idle | Status::Loading { .. } | Status::Stopped | Status::Failed(_) => {
                return None;
            }
        };
        Some(Summary {
            counts: self.counts,
            oldest_result: self.oldest_result,
            fetched_at: collection.fetched_at(),
            loaded: rows.len() as u64,
            received: collection.received(),
            unreadable: collection.unreadable_rows(),
            stated_total: collection.stated_total(),
            extent,
        })
    }
}

/// What a summary needs of a row: its health depends on nothing else, and four projects of 100,000
/// whole rows would fill the memory.
pub fn slim(row: &SegmentProfile) -> Arc<SegmentProfile> {
    Arc::new(SegmentProfile {
        scheduler: row.scheduler.clone(),
        detector: row.detector.clone(),
        ..SegmentProfile::with_id(&row.id)
    })
}
