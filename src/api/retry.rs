//! Whether a failed request is sent again, and when: pure, so that every case can be
//! tried without a clock.

use super::ApiError;

/// How often a request is sent at most.
pub const ATTEMPTS: u32 = 3;

/// The longest wait that a server's `Retry-After` is obeyed for, in milliseconds.
const OBEYED_MS: u64 = 120_000;

/// The wait before the second attempt is up to this, in milliseconds; it doubles.
const FIRST_MS: u64 = 500;

/// The longest wait that nobody asked for, in milliseconds.
const LONGEST_MS: u64 = 20_000;

/// Attempts beyond the first, for the whole page: what a storm of failures may cost a
/// server. A bucket of tokens that fills again by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Budget {
    /// In milliseconds of filling: a token is [`Self::TOKEN_MS`].
    held_ms: i64,
    /// When it was looked at last, in milliseconds since 1970.
    at: i64,
}

impl Budget {
    /// As many attempts can follow one another at once.
    pub const CAPACITY: i64 = 10;

    /// A token comes back in this time, in milliseconds.
    pub const TOKEN_MS: i64 = 6_000;

    /// A full bucket.
    pub fn full() -> Self {
        Self {
            held_ms: Self::CAPACITY * Self::TOKEN_MS,
            at: i64::MIN,
        }
    }

    /// The most attempts that can be taken from a full bucket within so many
    /// milliseconds.
    pub fn bound(within_ms: i64) -> i64 {
        Self::CAPACITY + within_ms / Self::TOKEN_MS
    }

    /// Takes a token at `now` (milliseconds since 1970); whether there was one. A
    /// clock that was put back fills nothing.
    fn take(&mut self, now: i64) -> bool {
        let passed = now.saturating_sub(self.at).max(0);
        self.at = now;
        let most = Self::CAPACITY * Self::TOKEN_MS;
        self.held_ms = self.held_ms.saturating_add(passed).min(most);
        let has = self.held_ms >= Self::TOKEN_MS;
        if has {
            self.held_ms -= Self::TOKEN_MS;
        }
        has
    }
}

/// How long to wait before a request is sent again, in milliseconds; `None` to give
/// up. `attempts` were made, the last of which failed with `error`; `random` is from
/// 0 to 1, and spreads the clients of a server that fell over.
pub fn wait_ms(
    attempts: u32,
    error: &ApiError,
    budget: &mut Budget,
    now: i64,
    random: f64,
) -> Option<u64> {
    if attempts >= ATTEMPTS || !may_pass(error) || !budget.take(now) {
        return None;
    }
    Some(match error.asks_to_wait() {
        Some(seconds) => (u64::from(seconds) * 1000).min(OBEYED_MS),
        None => {
            let doubled = FIRST_MS << attempts.saturating_sub(1).min(16);
            (random.clamp(0.0, 1.0) * doubled.min(LONGEST_MS) as f64) as u64
        }
    })
}

/// Whether the same request could be answered a moment later.
fn may_pass(error: &ApiError) -> bool {
    match error {
        ApiError::TooManyRequests(_)
        | ApiError::Unavailable { .. }
        | ApiError::Unreachable
        | ApiError::TimedOut => true,
        ApiError::Refused(_)
        | ApiError::Unauthorized
        | ApiError::Forbidden
        | ApiError::NotFound
        | ApiError::ServerFailed(_)
        | ApiError::OddStatus(_)
        | ApiError::Empty
        | ApiError::NotTheApi
        | ApiError::Unreadable(_)
        | ApiError::TooLarge => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::api::error::HttpFailure;

    fn wait(attempts: u32, error: &ApiError, random: f64) -> Option<u64> {
        wait_ms(attempts, error, &mut Budget::full(), 0, random)
    }

    #[test]
    fn only_what_may_pass_is_tried_again() {
        let failure = || HttpFailure {
            status: 500,
            said: None,
        };
        for (error, again) in [
            (ApiError::Refused(failure()), false),
            (ApiError::Unauthorized, false),
            (ApiError::Forbidden, false),
            (ApiError::NotFound, false),
            (ApiError::TooManyRequests(None), true),
            (ApiError::ServerFailed(failure()), false),
            (ApiError::unavailable(502), true),
            (ApiError::unavailable(503), true),
            (ApiError::unavailable(504), true),
            (ApiError::OddStatus(304), false),
            (ApiError::Empty, false),
            (ApiError::NotTheApi, false),
            (ApiError::TooLarge, false),
            (ApiError::Unreachable, true),
            (ApiError::TimedOut, true),
        ] {
            assert_eq!(wait(1, &error, 0.5).is_some(), again, "{error:?}");
        }
    }

    #[test]
    fn waits_are_spread_up_to_a_bound_that_doubles() {
        let error = ApiError::Unreachable;
        assert_eq!(wait(1, &error, 0.0), Some(0));
        assert_eq!(wait(1, &error, 1.0), Some(500));
        assert_eq!(wait(2, &error, 1.0), Some(1000));
        assert_eq!(wait(3, &error, 1.0), None);
    }

    #[test]
    fn the_server_s_own_wait_is_obeyed_up_to_two_minutes() {
        assert_eq!(
            wait(1, &ApiError::TooManyRequests(Some(7)), 0.1),
            Some(7_000)
        );
        assert_eq!(
            wait(1, &ApiError::TooManyRequests(Some(3600)), 0.1),
            Some(120_000)
        );
        let busy = ApiError::Unavailable {
            status: 503,
            wait: Some(2),
        };
        assert_eq!(wait(2, &busy, 0.9), Some(2_000));
    }

    #[test]
    fn an_empty_bucket_gives_up_and_fills_with_time() {
        let (mut budget, error) = (Budget::full(), ApiError::TooManyRequests(None));
        let mut again = |now| wait_ms(1, &error, &mut budget, now, 0.0).is_some();
        for _ in 0..Budget::CAPACITY {
            assert!(again(0));
        }
        assert!(!again(0));
        assert!(!again(Budget::TOKEN_MS - 1));
        assert!(again(Budget::TOKEN_MS));
        assert!(!again(Budget::TOKEN_MS));
        assert!(!again(0), "a clock that was put back fills nothing");
    }

    proptest! {
        #[test]
        fn no_storm_takes_more_than_the_bound(
            steps in prop::collection::vec(-2_000i64..9_000, 1..200),
        ) {
            let (mut budget, error) = (Budget::full(), ApiError::TimedOut);
            let (mut now, mut latest, mut taken) = (0, 0, 0);
            for step in steps {
                now += step;
                // Only time that passes counts, however often a clock is put back.
                latest += step.max(0);
                taken += i64::from(wait_ms(1, &error, &mut budget, now, 0.5).is_some());
                prop_assert!(taken <= Budget::bound(latest));
            }
        }

        #[test]
        fn a_wait_is_never_longer_than_two_minutes(
            attempts in 0u32..100,
            seconds in prop::option::of(any::<u32>()),
            random in any::<f64>(),
        ) {
            let error = ApiError::TooManyRequests(seconds);
            if let Some(ms) = wait(attempts, &error, random) {
                prop_assert!(attempts < ATTEMPTS);
                prop_assert!(ms <= OBEYED_MS);
            }
        }
    }
}
