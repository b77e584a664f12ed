//! Whether requests to an API on the page's own origin need the site's cookies.

use super::ApiError;

/// Whether a sign-on in front of the site lets requests to the API pass only with its cookies.
///
/// They are sent with the token only since a request without them failed as a sign-on makes it
/// fail: with cookies, Chromium and WebKit answer the challenge of a proxy that wants a password by
/// a dialog of their own, again and again, and the reply never arrives.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SignOn {
    /// No request to the API succeeded on this page.
    Unknown,
    /// One succeeded without cookies.
    Absent,
    /// Only the one with cookies got further.
    Present,
}

impl SignOn {
    /// Whether a request without cookies that had this result is sent again with them. A token that
    /// is refused later than the first success is no reason, a redirect always is one: a login may
    /// be asked for at any time.
    pub fn repeats<T>(self, result: &Result<T, ApiError>) -> bool {
        match (self, result) {
            (Self::Present, _) | (_, Ok(_)) => false,
            (Self::Unknown | Self::Absent, Err(ApiError::Redirected)) => true,
            (Self::Unknown, Err(error)) => is_of_sign_on(error),
            (Self::Absent, Err(_)) => false,
        }
    }

    /// What is known after a request without cookies that is not sent again.
    pub fn after_without<T>(self, result: &Result<T, ApiError>) -> Self {
        if result.is_ok() { Self::Absent } else { self }
    }

    /// What is known after a request was sent again with cookies.
    pub fn after_repeated<T>(self, result: &Result<T, ApiError>) -> Self {
        match result {
            Err(error) if is_of_sign_on(error) => self,
            Ok(_) | Err(_) => Self::Present,
        }
    }
}

/// Whether it is one of the errors that sign-ons give to a request without their cookies: a
/// redirect to a login, 401 or 403, or the login itself.
fn is_of_sign_on(error: &ApiError) -> bool {
    match error {
        ApiError::Redirected
        | ApiError::Unauthorized(_)
        | ApiError::Forbidden(_)
        | ApiError::NotTheApi => true,
        ApiError::Refused(_)
        | ApiError::ProxyPassword(_)
        | ApiError::NotFound(_)
        | ApiError::TooManyRequests(..)
        | ApiError::ServerFailed(_)
        | ApiError::Unavailable { .. }
        | ApiError::UnexpectedStatus(_)
        | ApiError::Empty
        | ApiError::Unreadable(_)
        | ApiError::TooLarge
        | ApiError::Unreachable
        | ApiError::TimedOut => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_repeated_where_a_sign_on_may_have_answered_it() {
        let refused = || Err::<(), _>(ApiError::Unauthorized(None));
        let redirected = || Err::<(), _>(ApiError::Redirected);
        for (known, result, expected) in [
            (SignOn::Unknown, Ok(()), false),
            (SignOn::Unknown, refused(), true),
            (SignOn::Unknown, Err(ApiError::Forbidden(None)), true),
            (SignOn::Unknown, Err(ApiError::NotTheApi), true),
            (SignOn::Unknown, redirected(), true),
            (SignOn::Unknown, Err(ApiError::ProxyPassword(None)), false),
            (SignOn::Unknown, Err(ApiError::TimedOut), false),
            (SignOn::Absent, refused(), false),
            (SignOn::Absent, redirected(), true),
            (SignOn::Present, redirected(), false),
        ] {
            assert_eq!(known.repeats(&result), expected, "{known:?} {result:?}");
        }
    }

    #[test]
    fn cookies_are_needed_only_where_they_led_further() {
        let refused = Err::<(), _>(ApiError::Unauthorized(None));
        assert_eq!(SignOn::Unknown.after_without(&Ok(())), SignOn::Absent);
        assert_eq!(
            SignOn::Unknown.after_without(&Err::<(), _>(ApiError::TimedOut)),
            SignOn::Unknown
        );
        assert_eq!(SignOn::Unknown.after_repeated(&refused), SignOn::Unknown);
        assert_eq!(SignOn::Unknown.after_repeated(&Ok(())), SignOn::Present);
        let other_error = Err::<(), _>(ApiError::NotFound(None));
        assert_eq!(SignOn::Absent.after_repeated(&other_error), SignOn::Present);
    }
}
