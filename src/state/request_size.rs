//! How many rows one request asks for: fewer after a failure that fewer rows may not have.
//!
//! Some deployments can't bring 1,000 rows at once: a proxy ends the request (504) or cuts the body,
//! the reply takes too long, or a 400 names a smaller limit. Others serve only the first 10,000
//! rows of a list, the default of search engines.

mod numbers;

use crate::api::ApiError;
use crate::api::error::{HttpFailure, Unreadable};
use crate::domain::Slice;
use numbers::numbers;

/// The most rows of a request: the largest `limit` that the API accepts.
pub const MAX_ROWS: u32 = 1000;

/// The sizes that are tried after a failure, largest first. None is smaller unless the server names
/// it: then the size is not the reason.
const SMALLER: [u32; 2] = [200, 100];

/// How many rows of a list search engines serve by default.
const WINDOW: u64 = 10_000;

/// The smallest number in an error's text that may be a limit.
const MIN_NAMED: u64 = 10;

/// How many rows are asked for at once, by what the server has taken so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RequestSize {
    most: u32,
    /// The largest `limit` that brought a reply.
    worked: u32,
    /// The `limit` of the next request alone, which ends at the server's last row.
    once: Option<u32>,
}

impl Default for RequestSize {
    fn default() -> Self {
        Self {
            most: MAX_ROWS,
            worked: 0,
            once: None,
        }
    }
}

impl RequestSize {
    /// The slice of at most `rows` rows to request at an offset.
    pub fn slice(self, offset: u64, rows: u32) -> Slice {
        let limit = self.once.unwrap_or(self.most).min(rows);
        Slice { limit, offset }
    }

    /// Whether the size of this request may be the reason if it fails: then it is not repeated as
    /// it is where it takes too long.
    pub fn may_shrink(self, slice: Slice) -> bool {
        slice.limit > self.worked && next_smaller(slice.limit).is_some()
    }

    /// Records that a request was answered.
    pub fn on_reply(&mut self, slice: Slice) {
        self.worked = self.worked.max(slice.limit);
        self.once = None;
    }

    /// Records that a request failed; whether a smaller one is to be sent in its place.
    pub fn on_failure(&mut self, slice: Slice, error: &ApiError) -> bool {
        self.once = None;
        let is_new_size = slice.limit > self.worked;
        let smaller = match error {
            ApiError::Refused(failure) | ApiError::ServerFailed(failure) => {
                if let Some(limit) = within_window(slice, failure, is_new_size) {
                    self.once = Some(limit);
                    return true;
                }
                let named = || named_limit(slice.limit, failure);
                is_new_size
                    .then(|| named().or_else(|| next_smaller(slice.limit)))
                    .flatten()
            }
            // A server that says when it will be back is busy.
            ApiError::Unavailable {
                retry_after: Some(_),
                ..
            } => None,
            // Rows further down may take longer than those before.
            ApiError::TimedOut
            | ApiError::TooLarge
            | ApiError::Unavailable { status: 504, .. }
            | ApiError::Unreadable(Unreadable::NotJson { .. } | Unreadable::EndsEarly { .. })
                if is_new_size || slice.offset > 0 =>
            {
                next_smaller(slice.limit)
            }
            ApiError::Unreachable | ApiError::Unavailable { .. } if is_new_size => {
                next_smaller(slice.limit)
            }
            ApiError::TimedOut
            | ApiError::TooLarge
            | ApiError::Unreachable
            | ApiError::Unavailable { .. }
            | ApiError::Unreadable(_)
            | ApiError::Unauthorized(_)
            | ApiError::ProxyPassword(_)
            | ApiError::Forbidden(_)
            | ApiError::NotFound(_)
            | ApiError::TooManyRequests(..)
            | ApiError::Redirected
            | ApiError::UnexpectedStatus(_)
            | ApiError::Empty
            | ApiError::NotTheApi(_) => None,
        };
        // Where the smallest fails too, the size was not the reason: the next attempt begins with
        // what was asked for before.
        let before = if is_new_size {
            MAX_ROWS
        } else {
            self.worked.max(self.most)
        };
        self.most = smaller.unwrap_or(before);
        smaller.is_some()
    }
}

fn numbers_in(failure: &HttpFailure) -> Vec<u64> {
    numbers(failure.server_message.as_deref().unwrap_or_default())
}

fn next_smaller(limit: u32) -> Option<u32> {
    SMALLER.into_iter().find(|smaller| *smaller < limit)
}

/// The rows from the offset to the end of the server's window, where the slice crosses it: named in
/// the error (`from + size must be less than or equal to: [10000]`), else the usual one.
fn within_window(slice: Slice, failure: &HttpFailure, is_new_size: bool) -> Option<u32> {
    let Slice { limit, offset } = slice;
    let crossed = |end: u64| offset > 0 && offset < end && end < offset + u64::from(limit);
    let named = numbers_in(failure).into_iter().find(|end| crossed(*end));
    let usual = (!is_new_size && crossed(WINDOW)).then_some(WINDOW);
    u32::try_from(named.or(usual)? - offset).ok()
}

/// The largest number in the error that is a smaller limit.
fn named_limit(limit: u32, failure: &HttpFailure) -> Option<u32> {
    let smaller = numbers_in(failure)
        .into_iter()
        .filter(|number| (MIN_NAMED..limit.into()).contains(number));
    u32::try_from(smaller.max()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> ApiError {
        ApiError::Refused(HttpFailure {
            status: 400,
            server_message: Some(text.to_owned()),
        })
    }

    /// The limits that are tried at an offset while every request fails with this error.
    fn tried(mut size: RequestSize, offset: u64, error: &ApiError) -> Vec<u32> {
        let mut limits = Vec::new();
        loop {
            let slice = size.slice(offset, MAX_ROWS);
            limits.push(slice.limit);
            if !size.on_failure(slice, error) {
                return limits;
            }
            assert!(limits.len() < 10, "it never ends: {limits:?}");
        }
    }

    fn after_whole_blocks() -> RequestSize {
        let mut size = RequestSize::default();
        size.on_reply(size.slice(0, MAX_ROWS));
        size
    }

    #[test]
    fn a_first_block_that_is_too_heavy_is_asked_for_in_smaller_ones() {
        for error in [
            ApiError::TimedOut,
            ApiError::unavailable(504),
            ApiError::unavailable(502),
            ApiError::Unreachable,
            ApiError::TooLarge,
            ApiError::Unreadable(Unreadable::NotJson { line: 1, column: 9 }),
            ApiError::Unreadable(Unreadable::EndsEarly { line: 1, column: 9 }),
            refused("limit is too large"),
        ] {
            assert_eq!(tried(RequestSize::default(), 0, &error), [1000, 200, 100]);
        }
    }

    #[test]
    fn errors_that_fewer_rows_have_too_are_not_asked_again() {
        for error in [
            ApiError::Forbidden(None),
            ApiError::NotFound(None),
            ApiError::TooManyRequests(None, None),
            ApiError::NotTheApi(None),
            ApiError::Empty,
            ApiError::Unreadable(Unreadable::Shape),
            ApiError::Unavailable {
                status: 503,
                retry_after: Some(5),
                server_message: None,
            },
        ] {
            assert_eq!(tried(RequestSize::default(), 0, &error), [1000]);
        }
    }

    #[test]
    fn a_limit_that_a_400_names_is_taken() {
        let mut size = RequestSize::default();
        let slice = size.slice(0, MAX_ROWS);
        assert!(size.on_failure(slice, &refused("limit must be from 1 to 300")));
        assert_eq!(size.slice(0, MAX_ROWS).limit, 300);
        assert!(size.on_failure(size.slice(0, MAX_ROWS), &refused("max 50")));
        assert_eq!(size.slice(0, MAX_ROWS).limit, 50);
    }

    #[test]
    fn a_limit_or_a_window_is_read_out_of_an_errors_words() {
        for (text, limit) in [
            ("limit 1,000 exceeds 400.", 400),
            ("2026-01-15 10:30:45 limit exceeds 300", 300),
            ("limit too large (10.0.0.12:8080, 2026-01-15T10:30:45)", 200),
        ] {
            assert_eq!(tried(RequestSize::default(), 0, &refused(text))[1], limit);
        }
        for (text, offset, last) in [
            ("must be less than or equal to: [50,000]", 49_500, 500),
            ("offset + limit <= 20000", 19_900, 100),
        ] {
            let limits = tried(after_whole_blocks(), offset, &refused(text));
            assert_eq!(limits, [1000, last]);
        }
    }

    #[test]
    fn a_size_that_worked_is_not_the_reason_of_a_failure() {
        let size = after_whole_blocks();
        for error in [
            ApiError::TimedOut,
            ApiError::Unreachable,
            ApiError::unavailable(504),
            refused("no"),
        ] {
            assert_eq!(tried(size, 0, &error), [1000]);
        }
        assert_eq!(tried(size, 5_000, &ApiError::TimedOut), [1000, 200, 100]);
        assert_eq!(tried(size, 5_000, &ApiError::Unreachable), [1000]);
    }

    #[test]
    fn where_no_size_works_the_next_attempt_begins_with_whole_blocks() {
        let mut size = RequestSize::default();
        while size.on_failure(size.slice(0, MAX_ROWS), &ApiError::Unreachable) {}
        assert_eq!(size.slice(0, MAX_ROWS).limit, MAX_ROWS);
        size.on_failure(size.slice(0, MAX_ROWS), &ApiError::Unreachable);
        size.on_reply(size.slice(0, MAX_ROWS));
        assert_eq!(size.slice(200, MAX_ROWS).limit, 200, "what worked is kept");
    }

    #[test]
    fn the_rows_up_to_the_end_of_a_window_are_asked_for_and_none_past_it() {
        let mut size = RequestSize::default();
        size.on_reply(Slice {
            limit: 300,
            offset: 0,
        });
        size.most = 300;
        let text = "from + size must be less than or equal to: [10000] but was [10200]";
        for error in [refused(text), refused("no")] {
            assert_eq!(tried(size, 9_900, &error), [300, 100]);
        }
        let behind = "from + size must be less than or equal to: [10000] but was [10300]";
        assert_eq!(tried(size, 10_000, &refused(behind)), [300]);
        let window = "the window is 5000 rows";
        assert_eq!(tried(size, 4_900, &refused(window)), [300, 100]);
        assert!(size.on_failure(size.slice(9_900, MAX_ROWS), &refused(text)));
        size.on_reply(size.slice(9_900, MAX_ROWS));
        assert_eq!(size.slice(0, MAX_ROWS).limit, 300, "for that request alone");
    }
}
