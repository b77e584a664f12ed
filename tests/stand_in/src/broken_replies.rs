//! Broken replies: truncated, reset or stalled after some byte, or trickled a few bytes at a time.

use std::time::Duration;

use axum::{
    body::{self, Body, Bytes},
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use futures_util::stream;
use serde::{Deserialize, Serialize};
use tokio::sync::watch;

use crate::{
    api,
    canned_reply::CannedReply,
    connection::{ConnectionHandle, Termination},
    fault_handler::wait_for_release,
    server::{NoReply, Uncompressed},
};

/// How much of a reply is sent before it breaks.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum FailurePoint {
    /// Before any byte.
    Start,
    /// After the headers.
    Headers,
    /// After this many bytes of the body.
    Bytes(u64),
    /// After this percentage of the body, 0 to 100.
    Percent(u8),
}

/// A reply that breaks: the parameters of a cut, reset or stall fault.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BrokenReply {
    pub at: FailurePoint,
    /// The hold that a stall waits for; `stall` by default.
    pub name: Option<String>,
    /// The reply that breaks; the API's by default.
    pub reply: Option<CannedReply>,
    /// Chunked transfer encoding instead of `Content-Length`.
    #[serde(default)]
    pub chunked: bool,
}

/// A slow reply: the parameters of a trickle fault.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Trickle {
    /// Bytes per chunk, at least 1.
    pub bytes: usize,
    /// Milliseconds before each chunk, the first included.
    pub interval_ms: u64,
    /// The reply to send; the API's by default.
    pub reply: Option<CannedReply>,
    /// Chunked transfer encoding instead of `Content-Length`.
    #[serde(default)]
    pub chunked: bool,
}

/// What happens at the failure point.
#[derive(Clone, Debug)]
pub enum Failure {
    /// The connection is terminated.
    Terminate(Termination),
    /// No further byte is sent until the hold is released or the client disconnects.
    Stall(watch::Receiver<bool>),
}

impl FailurePoint {
    /// Refuses a percentage over 100.
    fn validate(self) -> Result<(), String> {
        match self {
            Self::Percent(percent) if percent > 100 => {
                Err(format!("{percent} % is no part of a body"))
            }
            Self::Start | Self::Headers | Self::Bytes(_) | Self::Percent(_) => Ok(()),
        }
    }

    /// How many bytes of the body are sent: never all of them, or the reply would be whole.
    fn bytes_sent(self, length: usize) -> usize {
        let wanted = match self {
            Self::Start | Self::Headers => 0,
            Self::Bytes(bytes) => usize::try_from(bytes).unwrap_or(usize::MAX),
            Self::Percent(percent) => length.saturating_mul(percent.into()) / 100,
        };
        wanted.min(length.saturating_sub(1))
    }
}

impl BrokenReply {
    /// Checks the parameters; the error says what is wrong.
    pub fn validate(&self) -> Result<(), String> {
        self.at.validate()?;
        validate(self.reply.as_ref())
    }

    /// The reply up to its failure point; `api` is the API's own.
    pub async fn reply(
        self,
        failure: Failure,
        connection: Option<ConnectionHandle>,
        api: impl Future<Output = Response>,
    ) -> Response {
        match (self.at, failure) {
            (FailurePoint::Start, Failure::Terminate(termination)) => {
                terminated(termination, connection)
            }
            (FailurePoint::Start, Failure::Stall(released)) => {
                wait_for_release(released).await;
                reply_or_api(self.reply, api).await
            }
            (
                FailurePoint::Headers | FailurePoint::Bytes(_) | FailurePoint::Percent(_),
                failure,
            ) => {
                let (response, whole) =
                    buffered(reply_or_api(self.reply, api).await, self.chunked).await;
                let sent = whole.slice(..self.at.bytes_sent(whole.len()));
                let rest = whole.slice(sent.len()..);
                response.map(|()| broken_body(sent, rest, failure, connection))
            }
        }
    }
}

impl Trickle {
    /// Checks the parameters; the error says what is wrong.
    pub fn validate(&self) -> Result<(), String> {
        if self.bytes == 0 {
            return Err("a chunk has at least one byte".to_owned());
        }
        validate(self.reply.as_ref())
    }

    /// The headers at once, then the body in chunks; `api` is the API's own reply.
    pub async fn reply(self, api: impl Future<Output = Response>) -> Response {
        let (response, whole) = buffered(reply_or_api(self.reply, api).await, self.chunked).await;
        let interval = Duration::from_millis(self.interval_ms);
        let chunks = stream::unfold(whole, move |mut left| async move {
            if left.is_empty() {
                return None;
            }
            tokio::time::sleep(interval).await;
            let chunk = left.split_to(self.bytes.min(left.len()));
            Some((Ok::<_, std::io::Error>(chunk), left))
        });
        response.map(|()| Body::from_stream(chunks))
    }
}

fn validate(reply: Option<&CannedReply>) -> Result<(), String> {
    match reply {
        Some(canned) if canned.is_endless() => {
            Err("an endless body has no length to break at".to_owned())
        }
        Some(canned) => canned.validate(),
        None => Ok(()),
    }
}

async fn reply_or_api(reply: Option<CannedReply>, api: impl Future<Output = Response>) -> Response {
    match reply {
        Some(canned) => canned.response(),
        None => api.await,
    }
}

/// No reply: the connection is terminated as soon as the server starts to write this one.
fn terminated(termination: Termination, connection: Option<ConnectionHandle>) -> Response {
    let mut response = api::plain(StatusCode::INTERNAL_SERVER_ERROR);
    if let Some(connection) = connection {
        connection.end(termination);
        response.extensions_mut().insert(NoReply);
    }
    response
}

/// Buffers the body, and announces its whole length in the headers.
async fn buffered(response: Response, chunked: bool) -> (Response<()>, Bytes) {
    let (mut parts, body) = response.into_parts();
    let whole = body::to_bytes(body, usize::MAX).await.unwrap_or_default();
    if chunked {
        parts.headers.remove(header::CONTENT_LENGTH);
    } else {
        let length = HeaderValue::from(whole.len());
        parts.headers.insert(header::CONTENT_LENGTH, length);
    }
    parts.extensions.insert(Uncompressed);
    (Response::from_parts(parts, ()), whole)
}

/// A body stream that fails: the bytes that are sent, and what happens after them.
struct BrokenBody {
    /// The bytes before the failure point; empty once they were yielded.
    sent: Bytes,
    rest: Bytes,
    failure: Failure,
    connection: Option<ConnectionHandle>,
    /// The connection's flush count when `sent` was yielded.
    flushes: Option<u64>,
}

impl BrokenBody {
    /// Yields the next bytes or the error, and the state after them.
    async fn step(mut self) -> (std::io::Result<Bytes>, Option<Self>) {
        if !self.sent.is_empty() {
            self.flushes = self.connection.as_ref().map(ConnectionHandle::flushes);
            return (Ok(std::mem::take(&mut self.sent)), Some(self));
        }
        // hyper buffers writes: the bytes before the failure point must be flushed before the connection is terminated.
        if let Some(connection) = &self.connection {
            // Without body bytes it is the headers that must be flushed; they were written just now.
            let since = self.flushes.unwrap_or_else(|| connection.flushes());
            connection.flushed_since(since).await;
        }
        match self.failure {
            Failure::Stall(released) => {
                wait_for_release(released).await;
                (Ok(self.rest), None)
            }
            Failure::Terminate(termination) => {
                if let Some(connection) = &self.connection {
                    connection.end(termination);
                }
                (Err(std::io::ErrorKind::BrokenPipe.into()), None)
            }
        }
    }
}

fn broken_body(
    sent: Bytes,
    rest: Bytes,
    failure: Failure,
    connection: Option<ConnectionHandle>,
) -> Body {
    let initial = BrokenBody {
        sent,
        rest,
        failure,
        connection,
        flushes: None,
    };
    Body::from_stream(stream::unfold(Some(initial), async |body| {
        Some(body?.step().await)
    }))
}

#[cfg(test)]
mod tests;
