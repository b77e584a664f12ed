//! Retry policy: exponential backoff with full jitter, `Retry-After`, and a retry budget for the whole
//! page. Pure: the current time and the random number are parameters.

use super::ApiError;
use super::error::Unreadable;

/// The most attempts at a request.
pub const MAX_ATTEMPTS: u32 = 3;

/// The longest delay that `Retry-After` can set, in milliseconds.
const MAX_RETRY_AFTER_MS: u64 = 120_000;

/// The longest delay before the second attempt, in milliseconds; it doubles with each attempt.
const BASE_DELAY_MS: u64 = 500;

/// The longest delay without `Retry-After`, in milliseconds.
const MAX_DELAY_MS: u64 = 20_000;

/// The retry budget of the page: a token bucket that limits how many retries a series of failures
/// can send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RetryBudget {
    /// The content in milliseconds of refilling; one token is [`Self::TOKEN_MS`].
    filled_ms: i64,
    /// When the content was last updated, in milliseconds since 1970.
    updated_at: i64,
}

impl RetryBudget {
    /// The most tokens: retries that can be sent at once.
    pub const CAPACITY: i64 = 10;

    /// The time in which one token is refilled, in milliseconds.
    pub const TOKEN_MS: i64 = 6_000;

    /// A full bucket.
    pub fn full() -> Self {
        Self {
            filled_ms: Self::CAPACITY * Self::TOKEN_MS,
            updated_at: i64::MIN,
        }
    }

    /// The most retries that a full bucket allows within so many milliseconds.
    pub fn bound(within_ms: i64) -> i64 {
        Self::CAPACITY + within_ms / Self::TOKEN_MS
    }

    /// Takes a token at `now` (milliseconds since 1970); whether there was one. A clock that was
    /// set back refills nothing.
    fn try_take(&mut self, now: i64) -> bool {
        let elapsed = now.saturating_sub(self.updated_at).max(0);
        self.updated_at = now;
        let capacity_ms = Self::CAPACITY * Self::TOKEN_MS;
        self.filled_ms = self.filled_ms.saturating_add(elapsed).min(capacity_ms);
        let has = self.filled_ms >= Self::TOKEN_MS;
        if has {
            self.filled_ms -= Self::TOKEN_MS;
        }
        has
    }
}

/// The delay before the next attempt, in milliseconds; `None` if there is none. `attempts` is the
/// number of attempts so far, the last of which failed with `error`; `random` is from 0 to 1, and
/// spreads the retries of several clients.
pub fn retry_delay_ms(
    attempts: u32,
    error: &ApiError,
    budget: &mut RetryBudget,
    now: i64,
    random: f64,
) -> Option<u64> {
    if attempts >= MAX_ATTEMPTS || !is_transient(error) || !budget.try_take(now) {
        return None;
    }
    Some(match error.retry_after_seconds() {
        Some(seconds) => (u64::from(seconds) * 1000).min(MAX_RETRY_AFTER_MS),
        None => {
            let doubled = BASE_DELAY_MS << attempts.saturating_sub(1).min(16);
            (random.clamp(0.0, 1.0) * doubled.min(MAX_DELAY_MS) as f64) as u64
        }
    })
}

/// Whether the same request may succeed a moment later.
fn is_transient(error: &ApiError) -> bool {
    match error {
        ApiError::TooManyRequests(_, _)
        | ApiError::Unavailable { .. }
        | ApiError::Unreachable
        | ApiError::Unreadable(Unreadable::EndsEarly { .. })
        | ApiError::TimedOut => true,
        ApiError::Refused(_)
        | ApiError::Unauthorized(_)
        | ApiError::ProxyPassword(_)
        | ApiError::Forbidden(_)
        | ApiError::NotFound(_)
        | ApiError::Redirected
        | ApiError::ServerFailed(_)
        | ApiError::UnexpectedStatus(_)
        | ApiError::Empty
        | ApiError::NotTheApi(_)
        | ApiError::Unreadable(
            Unreadable::NotUtf8
            | Unreadable::NotJson { .. }
            | Unreadable::Shape
            | Unreadable::ErrorReply(_),
        )
        | ApiError::TooLarge => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::api::error::HttpFailure;

    fn wait(attempts: u32, error: &ApiError, random: f64) -> Option<u64> {
        retry_delay_ms(attempts, error, &mut RetryBudget::full(), 0, random)
    }

    #[test]
    fn only_transient_errors_are_retried() {
        let failure = || HttpFailure {
            status: 500,
            server_message: None,
        };
        for (error, again) in [
            (ApiError::Refused(failure()), false),
            (ApiError::Unauthorized(None), false),
            (ApiError::Forbidden(None), false),
            (ApiError::NotFound(None), false),
            (ApiError::TooManyRequests(None, None), true),
            (ApiError::ServerFailed(failure()), false),
            (ApiError::unavailable(502), true),
            (ApiError::unavailable(503), true),
            (ApiError::unavailable(504), true),
            (ApiError::UnexpectedStatus(304), false),
            (ApiError::Empty, false),
            (ApiError::NotTheApi(None), false),
            (ApiError::TooLarge, false),
            (ApiError::Unreachable, true),
            (ApiError::TimedOut, true),
            (
                ApiError::Unreadable(Unreadable::NotJson { line: 1, column: 9 }),
                false,
            ),
            (
                ApiError::Unreadable(Unreadable::EndsEarly { line: 1, column: 9 }),
                true,
            ),
        ] {
            assert_eq!(wait(1, &error, 0.5).is_some(), again, "{error:?}");
        }
    }

    #[test]
    fn delays_are_random_up_to_a_bound_that_doubles() {
        let error = ApiError::Unreachable;
        assert_eq!(wait(1, &error, 0.0), Some(0));
        assert_eq!(wait(1, &error, 1.0), Some(500));
        assert_eq!(wait(2, &error, 1.0), Some(1000));
        assert_eq!(wait(3, &error, 1.0), None);
    }

    #[test]
    fn retry_after_is_obeyed_up_to_two_minutes() {
        assert_eq!(
            wait(1, &ApiError::TooManyRequests(Some(7), None), 0.1),
            Some(7_000)
        );
        assert_eq!(
            wait(1, &ApiError::TooManyRequests(Some(3600), None), 0.1),
            Some(120_000)
        );
        let busy = ApiError::Unavailable {
            status: 503,
            retry_after: Some(2),
            server_message: None,
        };
        assert_eq!(wait(2, &busy, 0.9), Some(2_000));
    }

    #[test]
    fn an_empty_bucket_allows_no_retry_and_refills_with_time() {
        let (mut budget, error) = (RetryBudget::full(), ApiError::TooManyRequests(None, None));
        let mut again = |now| retry_delay_ms(1, &error, &mut budget, now, 0.0).is_some();
        for _ in 0..RetryBudget::CAPACITY {
            assert!(again(0));
        }
        assert!(!again(0));
        assert!(!again(RetryBudget::TOKEN_MS - 1));
        assert!(again(RetryBudget::TOKEN_MS));
        assert!(!again(RetryBudget::TOKEN_MS));
        assert!(!again(0), "a clock that was set back refills nothing");
    }

    proptest! {
        #[test]
        fn retries_never_exceed_the_bound(
            steps in prop::collection::vec(-2_000i64..9_000, 1..200),
        ) {
            let (mut budget, error) = (RetryBudget::full(), ApiError::TimedOut);
            let (mut now, mut latest, mut taken) = (0, 0, 0);
            for step in steps {
                now += step;
                // Only time that passes refills, however often the clock is set back.
                latest += step.max(0);
                taken += i64::from(retry_delay_ms(1, &error, &mut budget, now, 0.5).is_some());
                prop_assert!(taken <= RetryBudget::bound(latest));
            }
        }

        #[test]
        fn a_delay_is_never_longer_than_two_minutes(
            attempts in 0u32..100,
            seconds in prop::option::of(any::<u32>()),
            random in any::<f64>(),
        ) {
            let error = ApiError::TooManyRequests(seconds, None);
            if let Some(ms) = wait(attempts, &error, random) {
                prop_assert!(attempts < MAX_ATTEMPTS);
                prop_assert!(ms <= MAX_RETRY_AFTER_MS);
            }
        }
    }
}
