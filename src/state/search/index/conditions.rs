//! Conditions on the times of a row.

use super::query::Query;
use crate::domain::Timestamp;
use crate::state::search::filter::{TimeField, TimeRange};

/// The instant of a time, if it is a valid date.
pub fn time_of(time: Option<&Timestamp>) -> Option<i64> {
    time.and_then(Timestamp::epoch_ms)
}

/// From when to before when a range is, in milliseconds since 1970.
pub fn span_of(field: TimeField, range: TimeRange, query: &Query<'_>) -> (i64, i64) {
    let (now, days) = (query.now, query.inputs.days);
    let is_ahead = field == TimeField::Due;
    match range {
        TimeRange::Within(ms) if is_ahead => (now, now + ms),
        TimeRange::NotWithin(ms) if is_ahead => (now + ms, i64::MAX),
        TimeRange::Within(ms) => (now - ms + 1, i64::MAX),
        TimeRange::NotWithin(ms) => (i64::MIN, now - ms + 1),
        TimeRange::Days(from, to) => {
            let today = (days.of)(now);
            let start = from.map(|day| (days.start)(day.number(today)));
            let end = to.map(|day| (days.start)(day.number(today) + 1));
            (start.unwrap_or(i64::MIN), end.unwrap_or(i64::MAX))
        }
    }
}
