//! What can go wrong with a request, and the one place where it becomes words.

use crate::i18n::{Errors, Messages};

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
    Unavailable {
        /// The HTTP status.
        status: u16,
        /// The seconds that `Retry-After` asks to wait, where it says them.
        wait: Option<u32>,
    },
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
    /// The error that a status stands for; `None` for the successes. `wait` are the
    /// seconds that the reply asks to wait.
    pub fn from_status(status: u16, body: &str, wait: Option<u32>) -> Option<Self> {
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
            429 => Self::TooManyRequests(wait),
            400..=499 => Self::Refused(failure()),
            502..=504 => Self::Unavailable { status, wait },
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

    /// The seconds that the server asks to wait.
    pub fn asks_to_wait(&self) -> Option<u32> {
        match self {
            Self::TooManyRequests(wait) | Self::Unavailable { wait, .. } => *wait,
            Self::Refused(_)
            | Self::Unauthorized
            | Self::Forbidden
            | Self::NotFound
            | Self::ServerFailed(_)
            | Self::OddStatus(_)
            | Self::Empty
            | Self::NotTheApi
            | Self::Unreadable(_)
            | Self::TooLarge
            | Self::Unreachable
            | Self::TimedOut => None,
        }
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
            Self::Unavailable { .. } => words.unavailable,
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
            Self::Unavailable { status, .. } | Self::OddStatus(status) => (Some(*status), None),
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
impl ApiError {
    /// A gateway's failure that asks for no wait.
    pub fn unavailable(status: u16) -> Self {
        let wait = None;
        Self::Unavailable { status, wait }
    }
}

#[cfg(test)]
mod tests;
