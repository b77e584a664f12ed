//! What can go wrong with a request, and the one place where it becomes words.

use crate::text::{Errors, Messages};

/// Why a request brought no usable reply. An aborted request is no error: its
/// reply is dropped by its ticket, before anybody could see one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ApiError {
    /// 400, 422 and the other 4xx without a meaning of their own.
    Refused(HttpFailure),
    /// 401: the token is wrong, expired or revoked.
    Unauthorized,
    /// 403: the token is known and may not see this. (Some deployments answer so
    /// to a bad token too.)
    Forbidden,
    /// 404: no such address or project.
    NotFound,
    /// 429, with the seconds that `Retry-After` asks to wait, where it says them.
    TooManyRequests(Option<u32>),
    /// 500 and the other 5xx. An unknown project is answered this way too.
    ServerFailed(HttpFailure),
    /// 502, 503, 504: something in front of the API could not reach it.
    Unavailable(u16),
    /// A status below 200 or from 300 to 399, which `fetch` should never show.
    OddStatus(u16),
    /// 204, or a success without a body. Never "no profiles".
    Empty,
    /// A web page with a success status: a captive portal, or a proxy that sends
    /// the console's own page for the API's address.
    NotTheApi,
    /// A body that is not what was asked for.
    Unreadable(Unreadable),
    /// The body was larger than [`super::transport::MAX_BODY_BYTES`].
    TooLarge,
    /// No reply at all: the network, CORS, the page's CSP or a redirect. A browser
    /// doesn't tell which.
    Unreachable,
    /// No whole reply within [`super::transport::TIMEOUT_MS`].
    TimedOut,
}

/// A failure status and what the server said to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HttpFailure {
    /// The HTTP status.
    pub status: u16,
    /// The body, if it is short and plain text.
    pub said: Option<String>,
}

/// How a body failed to be what was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Bytes that are no UTF-8.
    NotUtf8,
    /// No JSON, from this line and column (both from 1) on.
    NotJson {
        /// Line of the body.
        line: usize,
        /// Column of that line.
        column: usize,
    },
    /// JSON, but not the shape that the contract describes.
    Shape,
}

/// An error in words: what happened, and what a person can do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// What happened, in a few words.
    pub title: &'static str,
    /// What it may mean and what to do, in a sentence or two.
    pub advice: String,
    /// The server's own words, where it used any worth reading.
    pub said: Option<String>,
    /// The HTTP status, where there was one.
    pub status: Option<u16>,
}

/// Longer plain-text bodies are documents, not messages.
const SAID_MAX_CHARS: usize = 300;

impl ApiError {
    /// The error that a status stands for; `None` for the successes.
    pub fn from_status(status: u16, body: &str, retry_after: Option<&str>) -> Option<Self> {
        let failure = || HttpFailure {
            status,
            said: plain_words(body),
        };
        Some(match status {
            204 => Self::Empty,
            200..=299 => return None,
            401 => Self::Unauthorized,
            403 => Self::Forbidden,
            404 => Self::NotFound,
            429 => Self::TooManyRequests(retry_after.and_then(|text| text.trim().parse().ok())),
            400..=499 => Self::Refused(failure()),
            502..=504 => Self::Unavailable(status),
            500..=599 => Self::ServerFailed(failure()),
            _ => Self::OddStatus(status),
        })
    }

    /// The error that a successful body is before anybody parses it.
    pub fn from_body(body: &str) -> Option<Self> {
        let start = body.trim_start();
        if start.is_empty() {
            Some(Self::Empty)
        } else if start.starts_with('<') {
            Some(Self::NotTheApi)
        } else {
            None
        }
    }

    /// Whether asking for the same with another token could help.
    pub fn is_about_the_token(&self) -> bool {
        matches!(self, Self::Unauthorized)
    }

    /// The error in words.
    pub fn explain(&self, messages: &Messages) -> Explanation {
        let words: &Errors = &messages.errors;
        let (title, advice) = match self {
            Self::Refused(_) => words.refused,
            Self::Unauthorized => words.unauthorized,
            Self::Forbidden => words.forbidden,
            Self::NotFound => words.not_found,
            Self::TooManyRequests(None) => words.too_many_requests,
            Self::TooManyRequests(Some(seconds)) => {
                let advice = (words.wait_seconds)(*seconds);
                return self.explanation(words.too_many_requests.0, advice);
            }
            Self::ServerFailed(_) => words.server_failed,
            Self::Unavailable(_) => words.unavailable,
            Self::OddStatus(_) => words.odd_status,
            Self::Empty => words.empty,
            Self::NotTheApi => words.not_the_api,
            Self::Unreadable(Unreadable::NotUtf8) => words.not_utf8,
            Self::Unreadable(Unreadable::NotJson { line, column }) => {
                let advice = (words.not_json_at)(*line, *column);
                return self.explanation(words.not_json, advice);
            }
            Self::Unreadable(Unreadable::Shape) => words.shape,
            Self::TooLarge => words.too_large,
            Self::Unreachable => words.unreachable,
            Self::TimedOut => words.timed_out,
        };
        self.explanation(title, advice.to_owned())
    }

    fn explanation(&self, title: &'static str, advice: String) -> Explanation {
        let (status, said) = match self {
            Self::Refused(failure) | Self::ServerFailed(failure) => {
                (Some(failure.status), failure.said.clone())
            }
            Self::Unauthorized => (Some(401), None),
            Self::Forbidden => (Some(403), None),
            Self::NotFound => (Some(404), None),
            Self::TooManyRequests(_) => (Some(429), None),
            Self::Unavailable(status) | Self::OddStatus(status) => (Some(*status), None),
            Self::Empty
            | Self::NotTheApi
            | Self::Unreadable(_)
            | Self::TooLarge
            | Self::Unreachable
            | Self::TimedOut => (None, None),
        };
        Explanation {
            title,
            advice,
            said,
            status,
        }
    }
}

/// The body as a message, if it can be one: short, and no markup or JSON.
fn plain_words(body: &str) -> Option<String> {
    let text = body.trim();
    let plain = !text.is_empty()
        && !text.starts_with(['<', '{', '['])
        && text.chars().count() <= SAID_MAX_CHARS
        && !text.contains(|c: char| c.is_control() && !c.is_whitespace());
    plain.then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Locale;

    fn said(error: Option<ApiError>) -> Option<String> {
        error.and_then(|error| error.explain(Locale::En.messages()).said)
    }

    #[test]
    fn every_status_has_its_meaning() {
        let of = |status| ApiError::from_status(status, "", None);
        assert_eq!(of(200), None);
        assert_eq!(of(206), None);
        assert_eq!(of(204), Some(ApiError::Empty));
        assert!(matches!(of(400), Some(ApiError::Refused(_))));
        assert_eq!(of(401), Some(ApiError::Unauthorized));
        assert_eq!(of(403), Some(ApiError::Forbidden));
        assert_eq!(of(404), Some(ApiError::NotFound));
        assert!(matches!(of(422), Some(ApiError::Refused(_))));
        assert!(matches!(of(500), Some(ApiError::ServerFailed(_))));
        assert_eq!(of(503), Some(ApiError::Unavailable(503)));
        assert_eq!(of(304), Some(ApiError::OddStatus(304)));
    }

    #[test]
    fn retry_after_in_seconds_is_told() {
        let error = ApiError::from_status(429, "", Some(" 7 "));
        assert_eq!(error, Some(ApiError::TooManyRequests(Some(7))));
        let advice = error.map(|error| error.explain(Locale::En.messages()).advice);
        assert!(advice.is_some_and(|advice| advice.contains('7')));
    }

    #[test]
    fn the_server_s_words_are_shown_if_they_are_words() {
        let quoted = |body: &str| said(ApiError::from_status(500, body, None));
        assert_eq!(
            quoted("Internal Server Error\n").as_deref(),
            Some("Internal Server Error")
        );
        assert_eq!(quoted("<html>"), None);
        assert_eq!(quoted(r#"{"error":1}"#), None);
        assert_eq!(quoted(&"x".repeat(301)), None);
        assert_eq!(quoted("a\u{1b}[31m"), None);
    }

    #[test]
    fn an_empty_or_html_body_is_an_error_before_parsing() {
        assert_eq!(ApiError::from_body(" \n"), Some(ApiError::Empty));
        assert_eq!(
            ApiError::from_body("\n<!doctype html>"),
            Some(ApiError::NotTheApi)
        );
        assert_eq!(ApiError::from_body("{}"), None);
    }

    #[test]
    fn every_error_has_words_of_its_own_in_both_languages() {
        let failure = HttpFailure {
            status: 400,
            said: None,
        };
        let errors = [
            ApiError::Refused(failure.clone()),
            ApiError::Unauthorized,
            ApiError::Forbidden,
            ApiError::NotFound,
            ApiError::TooManyRequests(None),
            ApiError::ServerFailed(failure),
            ApiError::Unavailable(502),
            ApiError::OddStatus(304),
            ApiError::Empty,
            ApiError::NotTheApi,
            ApiError::Unreadable(Unreadable::NotUtf8),
            ApiError::Unreadable(Unreadable::NotJson { line: 1, column: 2 }),
            ApiError::Unreadable(Unreadable::Shape),
            ApiError::TooLarge,
            ApiError::Unreachable,
            ApiError::TimedOut,
        ];
        for locale in Locale::ALL {
            let titles: std::collections::HashSet<_> = errors
                .iter()
                .map(|error| error.explain(locale.messages()).title)
                .collect();
            assert_eq!(titles.len(), errors.len(), "{locale:?}");
        }
    }
}
