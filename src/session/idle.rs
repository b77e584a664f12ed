//! When a token is forgotten because nobody is there: pure, with the clock passed in.

/// The warning comes this long before, in milliseconds.
const WARNING_MS: i64 = 60_000;

/// How a session stands with nobody touching it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Somebody was there lately; look again in so many milliseconds.
    Here(u64),
    /// The token will be forgotten in so many seconds.
    Leaving(u32),
    /// It is to be forgotten now.
    Gone,
}

/// How it stands at `now`, `seen_at` being when somebody was seen last (both in
/// milliseconds since 1970), with a limit in minutes.
pub fn presence(limit_minutes: u32, seen_at: i64, now: i64) -> Presence {
    // A clock that was put back forgets nobody.
    let passed = (now - seen_at).max(0);
    let left = i64::from(limit_minutes) * 60_000 - passed;
    if left <= 0 {
        Presence::Gone
    } else if left <= WARNING_MS {
        Presence::Leaving(u32::try_from((left + 999) / 1000).unwrap_or(u32::MAX))
    } else {
        Presence::Here(u64::try_from(left - WARNING_MS).unwrap_or(u64::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_minute_before_the_end_it_is_said() {
        let at = |now| presence(10, 0, now);
        assert_eq!(at(0), Presence::Here(9 * 60_000));
        assert_eq!(at(9 * 60_000 - 1), Presence::Here(1));
        assert_eq!(at(9 * 60_000), Presence::Leaving(60));
        assert_eq!(at(10 * 60_000 - 1), Presence::Leaving(1));
        assert_eq!(at(10 * 60_000), Presence::Gone);
    }

    #[test]
    fn a_machine_that_slept_over_the_warning_forgets_at_once() {
        assert_eq!(presence(10, 0, 100 * 60_000), Presence::Gone);
    }

    #[test]
    fn a_clock_that_was_put_back_forgets_nobody() {
        assert_eq!(presence(10, 0, -86_400_000), Presence::Here(9 * 60_000));
    }

    #[test]
    fn a_limit_of_a_minute_begins_with_the_warning() {
        assert_eq!(presence(1, 0, 0), Presence::Leaving(60));
    }
}
