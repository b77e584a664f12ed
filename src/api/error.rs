//! API errors: their classification, and their explanation to the user.

use crate::i18n::{ErrorMessages, Messages};

/// Why a request has no usable reply. An aborted request is no error: its result is dropped by the
/// request queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ApiError {
    /// 400, 422 and all other 4xx without a variant.
    Refused(HttpFailure),
    /// 401: the token is wrong, expired or revoked.
    Unauthorized,
    /// 403: the token is valid but has no permission. (Some deployments send it for an invalid
    /// token too.)
    Forbidden,
    /// 404: unknown URL or project.
    NotFound,
    /// 429, with the seconds of `Retry-After`, if present.
    TooManyRequests(Option<u32>),
    /// 500 and all other 5xx. The API also sends it for an unknown project.
    ServerFailed(HttpFailure),
    /// 502, 503, 504: a proxy could not reach the API.
    Unavailable {
        /// The HTTP status.
        status: u16,
        /// The seconds of `Retry-After`, if present.
        retry_after: Option<u32>,
    },
    /// A status below 200 or from 300 to 399, which `fetch` should never return.
    UnexpectedStatus(u16),
    /// 204, or a success with an empty body. It never means "no profiles".
    Empty,
    /// An HTML page with a success status: a captive portal, or a server that sends the console's
    /// own page for the API's URL.
    NotTheApi,
    /// A body that can't be deserialized.
    Unreadable(Unreadable),
    /// The body is larger than [`super::transport::MAX_BODY_BYTES`].
    TooLarge,
    /// No reply: the network, CORS, the page's CSP or a redirect. Browsers don't tell which.
    Unreachable,
    /// No complete reply within [`super::transport::TIMEOUT_MS`].
    TimedOut,
}

/// A failure status and the server's message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HttpFailure {
    /// The HTTP status.
    pub status: u16,
    /// The body, if it is a short plain text.
    pub server_message: Option<String>,
}

/// Why a body can't be deserialized.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is no UTF-8.
    NotUtf8,
    /// It is no JSON.
    NotJson {
        /// Line of the error, from 1.
        line: usize,
        /// Column of the error, from 1.
        column: usize,
    },
    /// It is JSON, but not of the documented structure.
    Shape,
}

/// An error as it is shown to the user, in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// What happened.
    pub title: &'static str,
    /// What it may mean and what to do.
    pub advice: String,
    /// The server's message, if it is a short plain text.
    pub server_message: Option<String>,
    /// The HTTP status, if there is one.
    pub status: Option<u16>,
}

/// The most characters of a plain-text body that is shown as a message.
const SERVER_MESSAGE_MAX_CHARS: usize = 300;

impl ApiError {
    /// The error of a status; `None` for successes. `retry_after` are the seconds of the reply's
    /// `Retry-After` header.
    pub fn from_status(status: u16, body: &str, retry_after: Option<u32>) -> Option<Self> {
        let failure = || HttpFailure {
            status,
            server_message: plain_text(body),
        };
        Some(match status {
            204 => Self::Empty,
            200..=299 => return None,
            401 => Self::Unauthorized,
            403 => Self::Forbidden,
            404 => Self::NotFound,
            429 => Self::TooManyRequests(retry_after),
            400..=499 => Self::Refused(failure()),
            502..=504 => Self::Unavailable {
                status,
                retry_after,
            },
            500..=599 => Self::ServerFailed(failure()),
            _ => Self::UnexpectedStatus(status),
        })
    }

    /// The error of a successful reply whose body is empty or HTML; to be checked before parsing.
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

    /// Whether another token could help.
    pub fn is_unauthorized(&self) -> bool {
        matches!(self, Self::Unauthorized)
    }

    /// Whether a server may send it for an `offset` behind its last row.
    pub fn may_be_past_the_end(&self) -> bool {
        matches!(self, Self::NotFound | Self::Refused(_))
    }

    /// Whether no complete reply came in time, to this page or to a proxy.
    pub fn is_timeout(&self) -> bool {
        matches!(self, Self::TimedOut | Self::Unavailable { status: 504, .. })
    }

    /// The seconds of the reply's `Retry-After` header.
    pub fn retry_after_seconds(&self) -> Option<u32> {
        match self {
            Self::TooManyRequests(retry_after) | Self::Unavailable { retry_after, .. } => {
                *retry_after
            }
            Self::Refused(_)
            | Self::Unauthorized
            | Self::Forbidden
            | Self::NotFound
            | Self::ServerFailed(_)
            | Self::UnexpectedStatus(_)
            | Self::Empty
            | Self::NotTheApi
            | Self::Unreadable(_)
            | Self::TooLarge
            | Self::Unreachable
            | Self::TimedOut => None,
        }
    }

    /// The explanation of the error in the language of `messages`.
    pub fn explain(&self, messages: &Messages) -> Explanation {
        let messages: &ErrorMessages = &messages.errors;
        let (title, advice) = match self {
            Self::Refused(_) => messages.refused,
            Self::Unauthorized => messages.unauthorized,
            Self::Forbidden => messages.forbidden,
            Self::NotFound => messages.not_found,
            Self::TooManyRequests(None) => messages.too_many_requests,
            Self::TooManyRequests(Some(seconds)) => {
                let advice = (messages.wait_seconds)(*seconds);
                return self.explanation(messages.too_many_requests.0, advice);
            }
            Self::ServerFailed(_) => messages.server_failed,
            Self::Unavailable { .. } => messages.unavailable,
            Self::UnexpectedStatus(_) => messages.unexpected_status,
            Self::Empty => messages.empty,
            Self::NotTheApi => messages.not_the_api,
            Self::Unreadable(Unreadable::NotUtf8) => messages.not_utf8,
            Self::Unreadable(Unreadable::NotJson { line, column }) => {
                let advice = (messages.not_json_at)(*line, *column);
                return self.explanation(messages.not_json, advice);
            }
            Self::Unreadable(Unreadable::Shape) => messages.shape,
            Self::TooLarge => messages.too_large,
            Self::Unreachable => messages.unreachable,
            Self::TimedOut => messages.timed_out,
        };
        self.explanation(title, advice.to_owned())
    }

    fn explanation(&self, title: &'static str, advice: String) -> Explanation {
        let (status, server_message) = match self {
            Self::Refused(failure) | Self::ServerFailed(failure) => {
                (Some(failure.status), failure.server_message.clone())
            }
            Self::Unauthorized => (Some(401), None),
            Self::Forbidden => (Some(403), None),
            Self::NotFound => (Some(404), None),
            Self::TooManyRequests(_) => (Some(429), None),
            Self::Unavailable { status, .. } | Self::UnexpectedStatus(status) => {
                (Some(*status), None)
            }
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
            server_message,
            status,
        }
    }
}

/// The body as a message, if it is short and neither markup nor JSON.
fn plain_text(body: &str) -> Option<String> {
    let text = body.trim();
    let plain = !text.is_empty()
        && !text.starts_with(['<', '{', '['])
        && text.chars().count() <= SERVER_MESSAGE_MAX_CHARS
        && !text.contains(|c: char| c.is_control() && !c.is_whitespace());
    plain.then(|| text.to_owned())
}

#[cfg(test)]
impl ApiError {
    /// A gateway error without `Retry-After`.
    pub fn unavailable(status: u16) -> Self {
        let retry_after = None;
        Self::Unavailable {
            status,
            retry_after,
        }
    }
}

#[cfg(test)]
mod tests;
