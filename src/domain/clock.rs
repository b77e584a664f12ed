//! The reader's clock against the server's: health is judged by the server's time where it is known.

/// One minute, in milliseconds.
const MINUTE_MS: i64 = 60_000;

/// The difference that is said, in milliseconds.
const TOLERANCE_MS: i64 = 5 * MINUTE_MS;

/// Dates from here on (2099-01-01T00:00:00Z) are placeholders and say nothing about a clock.
const PLACEHOLDER_MS: i64 = 4_070_908_800_000;

/// What is known of the reader's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockCheck {
    /// Nothing speaks against it.
    Plausible,
    /// It is ahead of the server's by so many milliseconds.
    Ahead(i64),
    /// It is behind the server's by so many milliseconds.
    Behind(i64),
    /// The server's time is not known, and the newest result was computed so many milliseconds
    /// ahead of the reader's clock.
    InDoubt(i64),
}

impl ClockCheck {
    /// Checks the reader's clock. `offset_ms` is by how much the server's clock is ahead of it, if
    /// that is known; `newest_ms` is how far the newest result is ahead of it, if there is one.
    pub fn of(offset_ms: Option<i64>, newest_ms: Option<i64>) -> Self {
        match (offset_ms, newest_ms) {
            (Some(offset_ms), _) if offset_ms <= -TOLERANCE_MS => Self::Ahead(-offset_ms),
            (Some(offset_ms), _) if offset_ms >= TOLERANCE_MS => Self::Behind(offset_ms),
            (None, Some(newest_ms)) if newest_ms >= TOLERANCE_MS => Self::InDoubt(newest_ms),
            (Some(_) | None, Some(_) | None) => Self::Plausible,
        }
    }
}

/// The newest of the times (milliseconds since 1970) that can be that of a result.
pub fn newest_time(times: impl Iterator<Item = i64>) -> Option<i64> {
    times.filter(|time| *time < PLACEHOLDER_MS).max()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_is_said_from_five_minutes_on() {
        let five = 5 * MINUTE_MS;
        for (offset_ms, expected) in [
            (0, ClockCheck::Plausible),
            (five - 1, ClockCheck::Plausible),
            (1 - five, ClockCheck::Plausible),
            (five, ClockCheck::Behind(five)),
            (-five, ClockCheck::Ahead(five)),
            (-31 * 60 * MINUTE_MS, ClockCheck::Ahead(31 * 60 * MINUTE_MS)),
        ] {
            for newest_ms in [None, Some(0), Some(100 * five)] {
                assert_eq!(ClockCheck::of(Some(offset_ms), newest_ms), expected);
            }
        }
    }

    #[test]
    fn without_the_servers_time_a_result_of_the_future_puts_the_clock_in_doubt() {
        let five = 5 * MINUTE_MS;
        assert_eq!(ClockCheck::of(None, Some(five)), ClockCheck::InDoubt(five));
        for newest_ms in [None, Some(-five), Some(0), Some(five - 1)] {
            assert_eq!(ClockCheck::of(None, newest_ms), ClockCheck::Plausible);
        }
    }

    #[test]
    fn a_placeholder_is_not_the_newest_result() {
        let times = [5, 253_402_300_799_999, 7, PLACEHOLDER_MS];
        assert_eq!(newest_time(times.into_iter()), Some(7));
        assert_eq!(newest_time([PLACEHOLDER_MS].into_iter()), None);
    }
}
