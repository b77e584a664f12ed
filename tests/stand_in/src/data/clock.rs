//! Points in time, and their format in the API.

use chrono::{DateTime, Datelike, Duration, Timelike, Utc};

/// A point in time, in UTC.
pub type Instant = DateTime<Utc>;

/// RFC 3339 with milliseconds, as in the documented example: `2022-01-01T01:01:00.000Z`.
pub fn to_rfc3339(instant: Instant) -> String {
    // Not by chrono's `format`: a block of 1,000 rows has 3,000 dates, and that took longer than the rest of the row.
    let (date, time) = (instant.date_naive(), instant.time());
    let (seconds, milliseconds) = (
        u64::from(time.num_seconds_from_midnight()),
        u64::from(time.nanosecond() / 1_000_000 % 1_000),
    );
    let mut text = String::with_capacity(24);
    for (number, digits, behind) in [
        (u64::from(date.year().unsigned_abs()), 4, '-'),
        (u64::from(date.month()), 2, '-'),
        (u64::from(date.day()), 2, 'T'),
        (seconds / 3_600, 2, ':'),
        (seconds / 60 % 60, 2, ':'),
        (seconds % 60, 2, '.'),
        (milliseconds, 3, 'Z'),
    ] {
        for position in (0..digits).rev() {
            let digit = number / 10_u64.pow(position) % 10;
            text.push(char::from(b'0' + digit as u8));
        }
        text.push(behind);
    }
    text
}

/// The last midnight (UTC): past dates are relative to it, so that two starts on one day give the same data.
pub fn midnight(now: Instant) -> Instant {
    let into = Duration::seconds(i64::from(now.num_seconds_from_midnight()));
    now - into - Duration::nanoseconds(i64::from(now.nanosecond()))
}

/// A number of seconds as a duration, at most 10,000,000,000.
pub fn seconds(count: u64) -> Duration {
    Duration::seconds(i64::try_from(count).unwrap_or(0).min(10_000_000_000))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_is_written_with_milliseconds_and_z() {
        let now: Instant = "2024-05-06T07:08:09.123456Z".parse().unwrap_or_default();
        assert_eq!(to_rfc3339(now), "2024-05-06T07:08:09.123Z");
        assert_eq!(to_rfc3339(midnight(now)), "2024-05-06T00:00:00.000Z");
    }

    #[test]
    fn every_part_of_an_instant_is_written_with_all_its_digits() {
        let step = Duration::milliseconds(123_456_789_012);
        let mut instant = Instant::default() - step * 200;
        for _ in 0..1_000 {
            let expected = instant.format("%Y-%m-%dT%H:%M:%S%.3fZ").to_string();
            assert_eq!(to_rfc3339(instant), expected);
            instant += step;
        }
    }
}
