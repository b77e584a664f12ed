//! Conditions on one row: a pattern in a line of its text, and a range of times.

use super::query::Query;
use crate::domain::Timestamp;
use crate::state::search::filter::{TextField, TimeField, TimeRange};

/// The line of a field in the searched text of a row.
pub fn line_of(field: TextField) -> usize {
    match field {
        TextField::Name => 0,
        TextField::Key => 1,
        TextField::Description => 2,
        TextField::Id => 4,
    }
}

/// Whether the parts occur in a line in order; with wildcards they are the `whole` of it. A part
/// that is empty and alone stands for an empty line.
pub fn is_in(line: &str, parts: &[String], whole: bool) -> bool {
    match parts {
        [] => true,
        [part] if part.is_empty() => line.trim().is_empty(),
        [part] => line.contains(part.as_str()),
        // Nothing but wildcards: any text.
        parts if whole && parts.iter().all(String::is_empty) => !line.trim().is_empty(),
        [first, middle @ .., last] => {
            let (mut rest, inner) = if whole {
                let rest = line.strip_prefix(first.as_str());
                match rest.and_then(|rest| rest.strip_suffix(last.as_str())) {
                    Some(rest) => (rest, middle),
                    None => return false,
                }
            } else {
                (line, parts)
            };
            inner.iter().all(|part| match rest.find(part.as_str()) {
                Some(at) => {
                    rest = &rest[at + part.len()..];
                    true
                }
                None => false,
            })
        }
    }
}

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
