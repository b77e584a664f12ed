//! Replies that break on their way: cut off, reset, silent from some byte on, or dripping.

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
    given::Given,
    server::{AsIs, Unanswered},
    trouble::wait_for,
    wire::{Ending, Line},
};

/// How far a reply comes.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum At {
    /// Before any byte.
    Start,
    /// After the headers.
    Headers,
    /// After so many bytes of the body.
    Bytes(u64),
    /// After so many hundredths of the body, up to 100.
    Percent(u8),
}

/// A reply that breaks: what a test asks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Break {
    pub at: At,
    /// The hold that a silence waits for; `silence` unless told otherwise.
    pub name: Option<String>,
    /// The reply that breaks; the API's unless told otherwise.
    pub reply: Option<Given>,
    /// Without `Content-Length`, in chunks.
    #[serde(default)]
    pub chunked: bool,
}

/// A reply that comes drop by drop: what a test asks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Trickle {
    /// How many bytes come at a time, from 1.
    pub bytes: usize,
    /// Milliseconds between them, and before the first.
    pub every_ms: u64,
    /// The reply; the API's unless told otherwise.
    pub reply: Option<Given>,
    /// Without `Content-Length`, in chunks.
    #[serde(default)]
    pub chunked: bool,
}

/// What happens at the break.
#[derive(Clone, Debug)]
pub enum How {
    /// The connection ends.
    Ends(Ending),
    /// Nothing more comes until it is released or the client leaves.
    Silent(watch::Receiver<bool>),
}

impl At {
    /// Says what is no part.
    fn check(self) -> Result<(), String> {
        match self {
            Self::Percent(percent) if percent > 100 => {
                Err(format!("{percent} % is no part of a body"))
            }
            Self::Start | Self::Headers | Self::Bytes(_) | Self::Percent(_) => Ok(()),
        }
    }

    /// How many of the body's bytes still come; a body has one too few at least.
    fn of(self, length: usize) -> usize {
        let wanted = match self {
            Self::Start | Self::Headers => 0,
            Self::Bytes(bytes) => usize::try_from(bytes).unwrap_or(usize::MAX),
            Self::Percent(percent) => length.saturating_mul(percent.into()) / 100,
        };
        wanted.min(length.saturating_sub(1))
    }
}

impl Break {
    /// Says what can't break.
    pub fn check(&self) -> Result<(), String> {
        self.at.check()?;
        check(self.reply.as_ref())
    }

    /// The reply as far as it comes; `api` is the API's.
    pub async fn reply(
        self,
        how: How,
        line: Option<Line>,
        api: impl Future<Output = Response>,
    ) -> Response {
        match (self.at, how) {
            (At::Start, How::Ends(ending)) => ended(ending, line),
            (At::Start, How::Silent(released)) => {
                wait_for(released).await;
                of(self.reply, api).await
            }
            (At::Headers | At::Bytes(_) | At::Percent(_), how) => {
                let (response, whole) = taken(of(self.reply, api).await, self.chunked).await;
                let part = whole.slice(..self.at.of(whole.len()));
                let rest = whole.slice(part.len()..);
                response.map(|()| breaking(part, rest, how, line))
            }
        }
    }
}

impl Trickle {
    /// Says what can't drip.
    pub fn check(&self) -> Result<(), String> {
        if self.bytes == 0 {
            return Err("a drop has a byte at least".to_owned());
        }
        check(self.reply.as_ref())
    }

    /// The headers at once, then the body drop by drop; `api` is the API's reply.
    pub async fn reply(self, api: impl Future<Output = Response>) -> Response {
        let (response, whole) = taken(of(self.reply, api).await, self.chunked).await;
        let every = Duration::from_millis(self.every_ms);
        let drops = stream::unfold(whole, move |mut left| async move {
            if left.is_empty() {
                return None;
            }
            tokio::time::sleep(every).await;
            let drop = left.split_to(self.bytes.min(left.len()));
            Some((Ok::<_, std::io::Error>(drop), left))
        });
        response.map(|()| Body::from_stream(drops))
    }
}

fn check(reply: Option<&Given>) -> Result<(), String> {
    match reply {
        Some(given) if given.is_endless() => Err("what never ends can't be counted".to_owned()),
        Some(given) => given.check(),
        None => Ok(()),
    }
}

async fn of(reply: Option<Given>, api: impl Future<Output = Response>) -> Response {
    match reply {
        Some(given) => given.response(),
        None => api.await,
    }
}

/// No answer: the connection ends when the server begins to write this one.
fn ended(ending: Ending, line: Option<Line>) -> Response {
    let mut response = api::plain(StatusCode::INTERNAL_SERVER_ERROR);
    if let Some(line) = line {
        line.end(ending);
        response.extensions_mut().insert(Unanswered);
    }
    response
}

/// Takes the body out, and promises the whole of it in the headers.
async fn taken(response: Response, chunked: bool) -> (Response<()>, Bytes) {
    let (mut parts, body) = response.into_parts();
    let whole = body::to_bytes(body, usize::MAX).await.unwrap_or_default();
    if chunked {
        parts.headers.remove(header::CONTENT_LENGTH);
    } else {
        let length = HeaderValue::from(whole.len());
        parts.headers.insert(header::CONTENT_LENGTH, length);
    }
    parts.extensions.insert(AsIs);
    (Response::from_parts(parts, ()), whole)
}

/// A body that breaks: what still comes, and what happens behind it.
struct Breaking {
    /// Empty once it was handed over.
    part: Bytes,
    rest: Bytes,
    how: How,
    line: Option<Line>,
    /// How often the connection had been flushed when the part was handed over.
    flushes: Option<u64>,
}

impl Breaking {
    /// The body's next bytes, and what follows them.
    async fn step(mut self) -> (std::io::Result<Bytes>, Option<Self>) {
        if !self.part.is_empty() {
            self.flushes = self.line.as_ref().map(Line::flushes);
            return (Ok(std::mem::take(&mut self.part)), Some(self));
        }
        // The server gathers what it writes: what is to arrive must have left before the end.
        if let Some(line) = &self.line {
            // Without a part it is the headers, which were written just now.
            let since = self.flushes.unwrap_or_else(|| line.flushes());
            line.flushed_since(since).await;
        }
        match self.how {
            How::Silent(released) => {
                wait_for(released).await;
                (Ok(self.rest), None)
            }
            How::Ends(ending) => {
                if let Some(line) = &self.line {
                    line.end(ending);
                }
                (Err(std::io::ErrorKind::BrokenPipe.into()), None)
            }
        }
    }
}

fn breaking(part: Bytes, rest: Bytes, how: How, line: Option<Line>) -> Body {
    let begin = Breaking {
        part,
        rest,
        how,
        line,
        flushes: None,
    };
    Body::from_stream(stream::unfold(Some(begin), async |breaking| {
        Some(breaking?.step().await)
    }))
}

#[cfg(test)]
mod tests;
