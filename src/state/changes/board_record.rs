//! The counts of a project on the board as they were last time: on the last day before today on which
//! they were loaded, so that a second look in one morning still tells what changed over night.

use serde::{Deserialize, Serialize};

use super::MAX_AGE_MS;
use crate::domain::Health;

/// The profiles of a project by health, when all were loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptCounts {
    /// When they were fetched, in milliseconds since 1970.
    pub fetched_at: i64,
    /// At [`Health::index`].
    pub counts: [u32; Health::ALL.len()],
}

impl KeptCounts {
    /// By how much the count of a health differs from this one.
    pub fn difference(&self, health: Health, now: u32) -> i64 {
        i64::from(now) - i64::from(self.counts[health.index()])
    }
}

/// What is kept of a project on the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardRecord {
    /// The last counts of an earlier day than the latest.
    pub last_time: Option<KeptCounts>,
    /// The latest counts.
    pub latest: KeptCounts,
}

impl BoardRecord {
    /// The record with other counts, which may be those of another tab and older; `day_of` numbers the
    /// days of the zone on screen.
    pub fn with(before: Option<Self>, counts: KeptCounts, day_of: fn(i64) -> i64) -> Self {
        let Some(before) = before else {
            let (last_time, latest) = (None, counts);
            return Self { last_time, latest };
        };
        if counts.fetched_at < before.latest.fetched_at {
            return before;
        }
        let is_other_day = day_of(before.latest.fetched_at) != day_of(counts.fetched_at);
        let last_time = if is_other_day {
            Some(before.latest)
        } else {
            before.last_time
        };
        let is_kept = |it: &KeptCounts| counts.fetched_at - it.fetched_at <= MAX_AGE_MS;
        Self {
            last_time: last_time.filter(is_kept),
            latest: counts,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::HOUR_MS;

    const DAY_MS: i64 = 24 * HOUR_MS;

    fn counts(fetched_at: i64, failed: u32) -> KeptCounts {
        let mut counts = [0; Health::ALL.len()];
        counts[Health::Failed.index()] = failed;
        KeptCounts { fetched_at, counts }
    }

    #[test]
    fn the_last_counts_of_an_earlier_day_are_those_of_last_time() {
        let mut record = None;
        let mut last_time = |at, failed| {
            let next = BoardRecord::with(record, counts(at, failed), |at| at.div_euclid(DAY_MS));
            record = Some(next);
            next.last_time.map(|it| it.counts[Health::Failed.index()])
        };
        assert_eq!(last_time(DAY_MS, 1), None);
        assert_eq!(last_time(DAY_MS + HOUR_MS, 2), None);
        assert_eq!(last_time(2 * DAY_MS, 3), Some(2));
        assert_eq!(last_time(2 * DAY_MS + HOUR_MS, 4), Some(2));
        // Older ones, of another tab.
        assert_eq!(last_time(2 * DAY_MS, 5), Some(2));
        assert_eq!(last_time(9 * DAY_MS, 6), Some(4));
        assert_eq!(last_time(200 * DAY_MS, 7), None);
    }

    #[test]
    fn a_difference_has_a_sign() {
        let before = counts(0, 3);
        assert_eq!(before.difference(Health::Failed, 1), -2);
        assert_eq!(before.difference(Health::Overdue, 2), 2);
    }
}
