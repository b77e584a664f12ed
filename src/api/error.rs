//! API errors: their classification.

mod challenge;
mod explanation;
mod web_page;

pub use explanation::Explanation;
pub use web_page::is_markup;

use challenge::Challenge;

use super::server_message::server_message;

/// Why a request has no usable reply. An aborted request is no error: its result is dropped by the
/// request queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ApiError {
    /// 400, 422 and all other 4xx without a variant.
    Refused(HttpFailure),
    /// 401: the token is wrong, expired or revoked. With the server's message, as each of the
    /// variants below that has an optional text.
    Unauthorized(Option<String>),
    /// 401 with a challenge for a user name and password: a proxy before the API.
    ProxyPassword(Option<String>),
    /// 403: the token is valid but has no permission. (Some deployments send it for an invalid
    /// token too.)
    Forbidden(Option<String>),
    /// 404: unknown URL or project.
    NotFound(Option<String>),
    /// 429, with the seconds of `Retry-After`, if present.
    TooManyRequests(Option<u32>, Option<String>),
    /// 500 and all other 5xx. The API also sends it for an unknown project.
    ServerFailed(HttpFailure),
    /// 502, 503, 504: a proxy could not reach the API.
    Unavailable {
        /// The HTTP status.
        status: u16,
        /// The seconds of `Retry-After`, if present.
        retry_after: Option<u32>,
        /// The server's message.
        server_message: Option<String>,
    },
    /// A redirect, which is never followed: a sign-on in front of the site, or a wrong address.
    Redirected,
    /// A status below 200 or from 300 to 399, which `fetch` should never return.
    UnexpectedStatus(u16),
    /// 204, or a success with an empty body. It never means "no profiles".
    Empty,
    /// An HTML page with a success status: a captive portal, or a server that sends the console's
    /// own page for the API's URL. With the status of a page, also of 401 or 403, that a sign-on in
    /// front of the site may have sent; see [`Self::with_web_page`].
    NotTheApi(Option<u16>),
    /// A body that can't be deserialized.
    Unreadable(Unreadable),
    /// The body is larger than [`super::transport::MAX_BODY_BYTES`].
    TooLarge,
    /// No reply: the network, CORS, the page's CSP, or a redirect of another origin without CORS
    /// headers. Browsers don't tell which.
    Unreachable,
    /// No complete reply within [`super::transport::TIMEOUT_MS`].
    TimedOut,
}

/// A failure status and the server's message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HttpFailure {
    /// The HTTP status.
    pub status: u16,
    /// The server's words in the body.
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
    /// It is JSON that ends before it is whole, as after a transfer that was cut off.
    EndsEarly {
        /// Line of its end, from 1.
        line: usize,
        /// Column of its end, from 1.
        column: usize,
    },
    /// It is JSON, but not of the documented structure.
    Shape,
    /// It is JSON with the server's words in the place of data: an error under a success status.
    ErrorReply(String),
}

impl ApiError {
    /// The error of a status; `None` for successes. `retry_after` are the seconds of the reply's
    /// `Retry-After` header. Status 0 is a redirect that `fetch` didn't follow.
    pub fn from_status(status: u16, body: &str, retry_after: Option<u32>) -> Option<Self> {
        let said = || server_message(body);
        let failure = || HttpFailure {
            status,
            server_message: said(),
        };
        Some(match status {
            0 => Self::Redirected,
            204 => Self::Empty,
            200..=299 => return None,
            401 => Self::Unauthorized(said()),
            403 => Self::Forbidden(said()),
            404 => Self::NotFound(said()),
            429 => Self::TooManyRequests(retry_after, said()),
            400..=499 => Self::Refused(failure()),
            502..=504 => Self::Unavailable {
                status,
                retry_after,
                server_message: said(),
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
            Some(Self::NotTheApi(None))
        } else {
            None
        }
    }

    /// The error of a reply with this `WWW-Authenticate` header: a 401 that asks for a password
    /// and for no bearer token is a proxy's.
    pub fn with_challenge(self, challenge: &str) -> Self {
        if let Self::Unauthorized(message) = &self
            && Challenge::of(challenge) == Challenge::Password
        {
            Self::ProxyPassword(message.clone())
        } else {
            self
        }
    }

    /// The error of a reply from the page's own origin with this `Content-Type` and
    /// `WWW-Authenticate`, whose body may be a web page's, or isn't: a page under 401 or 403 is a
    /// sign-on's rather than the API's, unless it asks for a bearer token.
    pub fn with_web_page(self, content_type: &str, challenge: &str, may_be_page: bool) -> Self {
        let status = if self.is_unauthorized() {
            401
        } else if matches!(self, Self::Forbidden(_)) {
            403
        } else {
            return self;
        };
        let is_page = may_be_page && web_page::is_html(content_type);
        if is_page && Challenge::of(challenge) != Challenge::Token {
            Self::NotTheApi(Some(status))
        } else {
            self
        }
    }

    /// Whether the token was refused: another one is asked for.
    pub fn is_unauthorized(&self) -> bool {
        matches!(self, Self::Unauthorized(_))
    }

    /// Whether another token may help, so that changing it is offered.
    pub fn may_need_another_token(&self) -> bool {
        matches!(
            self,
            Self::Unauthorized(_)
                | Self::ProxyPassword(_)
                | Self::Forbidden(_)
                | Self::NotTheApi(Some(401 | 403))
                | Self::Unreadable(Unreadable::ErrorReply(_))
        )
    }

    /// Whether a sign-on in front of the site may have sent it in the place of a reply.
    pub fn may_be_sign_on(&self) -> bool {
        matches!(self, Self::Redirected | Self::NotTheApi(Some(_)))
    }

    /// Whether a server may send it for an `offset` behind its last row.
    pub fn may_be_past_the_end(&self) -> bool {
        matches!(self, Self::NotFound(_) | Self::Refused(_))
    }

    /// Whether a reply with fewer rows may be complete: none was in time, to this page or to a
    /// proxy, or it ended early.
    pub fn may_be_too_heavy(&self) -> bool {
        matches!(
            self,
            Self::TimedOut
                | Self::Unavailable { status: 504, .. }
                | Self::Unreadable(Unreadable::EndsEarly { .. })
        )
    }

    /// The seconds of the reply's `Retry-After` header.
    pub fn retry_after_seconds(&self) -> Option<u32> {
        match self {
            Self::TooManyRequests(retry_after, _) | Self::Unavailable { retry_after, .. } => {
                *retry_after
            }
            Self::Refused(_)
            | Self::Unauthorized(_)
            | Self::ProxyPassword(_)
            | Self::Forbidden(_)
            | Self::NotFound(_)
            | Self::ServerFailed(_)
            | Self::Redirected
            | Self::UnexpectedStatus(_)
            | Self::Empty
            | Self::NotTheApi(_)
            | Self::Unreadable(_)
            | Self::TooLarge
            | Self::Unreachable
            | Self::TimedOut => None,
        }
    }
}

#[cfg(test)]
impl ApiError {
    /// A gateway error without `Retry-After`.
    pub fn unavailable(status: u16) -> Self {
        let retry_after = None;
        Self::Unavailable {
            status,
            retry_after,
            server_message: None,
        }
    }
}

#[cfg(test)]
mod tests;
