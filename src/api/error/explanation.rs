//! API errors explained to the user.

use super::{ApiError, Unreadable};
use crate::i18n::{ErrorMessages, Messages};

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

impl ApiError {
    /// The explanation of the error in the language of `messages`.
    pub fn explain(&self, messages: &Messages) -> Explanation {
        let messages: &ErrorMessages = &messages.errors;
        let (title, advice) = match self {
            Self::Refused(_) => messages.refused,
            Self::Unauthorized(_) => messages.unauthorized,
            Self::ProxyPassword(_) => messages.proxy_password,
            Self::Forbidden(_) => messages.forbidden,
            Self::NotFound(_) => messages.not_found,
            Self::TooManyRequests(None, _) => messages.too_many_requests,
            Self::TooManyRequests(Some(seconds), _) => {
                let advice = (messages.wait_seconds)(*seconds);
                return self.explanation(messages.too_many_requests.0, advice);
            }
            Self::ServerFailed(_) => messages.server_failed,
            Self::Unavailable { .. } => messages.unavailable,
            Self::Redirected => messages.redirected,
            Self::UnexpectedStatus(_) => messages.unexpected_status,
            Self::Empty => messages.empty,
            Self::NotTheApi(None) => messages.not_the_api,
            Self::NotTheApi(Some(_)) => (messages.not_the_api.0, messages.web_page_advice),
            Self::Unreadable(Unreadable::NotUtf8) => messages.not_utf8,
            Self::Unreadable(
                Unreadable::NotJson { line, column } | Unreadable::EndsEarly { line, column },
            ) => {
                let advice = (messages.not_json_at)(*line, *column);
                return self.explanation(messages.not_json, advice);
            }
            Self::Unreadable(Unreadable::Shape) => messages.shape,
            Self::Unreadable(Unreadable::ErrorReply(_)) => messages.error_reply,
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
            Self::Unauthorized(message) | Self::ProxyPassword(message) => {
                (Some(401), message.clone())
            }
            Self::Forbidden(message) => (Some(403), message.clone()),
            Self::NotFound(message) => (Some(404), message.clone()),
            Self::TooManyRequests(_, message) => (Some(429), message.clone()),
            Self::Unavailable {
                status,
                server_message,
                ..
            } => (Some(*status), server_message.clone()),
            Self::Unreadable(Unreadable::ErrorReply(message)) => (None, Some(message.clone())),
            Self::UnexpectedStatus(status) | Self::NotTheApi(Some(status)) => (Some(*status), None),
            Self::Redirected
            | Self::Empty
            | Self::NotTheApi(None)
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
