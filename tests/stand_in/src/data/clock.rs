//! The server's now, and how the API writes an instant.

use chrono::{DateTime, Duration, Timelike, Utc};

/// An instant, in UTC.
pub type Instant = DateTime<Utc>;

/// As the documented example writes it: `2022-01-01T01:01:00.000Z`.
pub fn written(instant: Instant) -> String {
    instant.format("%Y-%m-%dT%H:%M:%S%.3fZ").to_string()
}

/// The last midnight (UTC): dates of the past hang on it, so that two starts on one day agree.
pub fn midnight(now: Instant) -> Instant {
    let into = Duration::seconds(i64::from(now.num_seconds_from_midnight()));
    now - into - Duration::nanoseconds(i64::from(now.nanosecond()))
}

/// A number of seconds as a duration; far more than any row needs is cut.
pub fn seconds(count: u64) -> Duration {
    Duration::seconds(i64::try_from(count).unwrap_or(0).min(10_000_000_000))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_is_written_with_milliseconds_and_z() {
        let now: Instant = "2024-05-06T07:08:09.123456Z".parse().unwrap_or_default();
        assert_eq!(written(now), "2024-05-06T07:08:09.123Z");
        assert_eq!(written(midnight(now)), "2024-05-06T00:00:00.000Z");
    }
}
