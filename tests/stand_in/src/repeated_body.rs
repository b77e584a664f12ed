//! Generated response body: a head, a repeated piece and a tail, streamed, for bodies too large to put into a request.

use axum::{
    body::{Body, Bytes},
    http::{HeaderValue, header},
    response::Response,
};
use futures_util::stream;
use serde::{Deserialize, Serialize};

/// The approximate size of a chunk, in bytes.
const CHUNK_BYTES: usize = 64 * 1024;

/// Such a body: 65 MB of spaces, an endless array, a name of a million letters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RepeatedBody {
    #[serde(default)]
    pub head: String,
    pub piece: String,
    /// Total length of the pieces in bytes, rounded up to a whole piece; without it they are sent until the client
    /// disconnects.
    pub bytes: Option<u64>,
    #[serde(default)]
    pub tail: String,
    /// Whether `Content-Length` is sent; the transfer encoding is chunked otherwise.
    #[serde(default)]
    pub content_length: bool,
}

impl RepeatedBody {
    /// Checks that the body can be generated; the error says why not.
    pub fn validate(&self) -> Result<(), String> {
        if self.piece.is_empty() {
            return Err("a piece must not be empty".to_owned());
        }
        if self.bytes.is_none() && self.content_length {
            return Err("an endless body has no length".to_owned());
        }
        Ok(())
    }

    /// A response that generates the body while it is sent.
    pub fn response(self) -> Response {
        let pieces = self
            .bytes
            .map(|bytes| bytes.div_ceil(self.piece.len().max(1) as u64));
        let length = pieces.map(|pieces| {
            let ends = self.head.len() + self.tail.len();
            pieces * self.piece.len() as u64 + ends as u64
        });
        let mut response = Response::new(self.body(pieces));
        if let Some(length) = length.filter(|_| self.content_length) {
            let length = HeaderValue::from(length);
            response
                .headers_mut()
                .insert(header::CONTENT_LENGTH, length);
        }
        response
    }

    fn body(&self, pieces: Option<u64>) -> Body {
        let at_once = (CHUNK_BYTES / self.piece.len().max(1)).max(1);
        let piece = self.piece.len();
        let block = Bytes::from(self.piece.repeat(at_once));
        let (head, tail) = (self.head.clone(), self.tail.clone());
        let steps = stream::unfold(
            (Some(head), pieces, Some(tail)),
            move |(head, left, tail)| {
                let next = match (head, left) {
                    (Some(head), left) => Some((Bytes::from(head), (None, left, tail))),
                    (None, Some(0)) => tail.map(|tail| (Bytes::from(tail), (None, Some(0), None))),
                    (None, None) => Some((block.clone(), (None, None, tail))),
                    (None, Some(left)) => {
                        let now = left.min(at_once as u64);
                        let bytes = block.slice(..usize::try_from(now).unwrap_or(at_once) * piece);
                        Some((bytes, (None, Some(left - now), tail)))
                    }
                };
                async { next.map(|(bytes, rest)| (Ok::<_, std::io::Error>(bytes), rest)) }
            },
        );
        Body::from_stream(steps)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body;

    fn repeated(json: &str) -> RepeatedBody {
        let repeated: RepeatedBody = serde_json::from_str(json).expect("a repeat");
        repeated.validate().expect("one that can be made");
        repeated
    }

    async fn text(json: &str) -> String {
        let body = repeated(json).response().into_body();
        let bytes = body::to_bytes(body, usize::MAX).await.expect("an end");
        String::from_utf8(bytes.to_vec()).expect("text")
    }

    #[tokio::test]
    async fn a_head_whole_pieces_and_a_tail() {
        let json = r#"{"head":"[","piece":"0,","bytes":5,"tail":"1]"}"#;
        assert_eq!(text(json).await, "[0,0,0,1]");
        assert_eq!(text(r#"{"piece":"x","bytes":0}"#).await, "");
        let deep = text(r#"{"piece":"[","bytes":100000,"tail":"!"}"#).await;
        assert_eq!(deep, format!("{}!", "[".repeat(100_000)));
    }

    #[tokio::test]
    async fn the_length_is_told_if_it_is_wanted() {
        let content_length = |json| {
            let response = repeated(json).response();
            response.headers().get(header::CONTENT_LENGTH).cloned()
        };
        let long = r#"{"head":"[","piece":" ","bytes":68157440,"contentLength":true}"#;
        assert_eq!(content_length(long), Some(HeaderValue::from(68_157_441)));
        assert_eq!(content_length(r#"{"piece":" ","bytes":9}"#), None);
    }

    #[test]
    fn nothing_again_and_again_is_refused_and_so_is_the_length_of_what_never_ends() {
        let validate =
            |json| serde_json::from_str::<RepeatedBody>(json).map(|repeated| repeated.validate());
        assert!(validate(r#"{"piece":""}"#).is_ok_and(|checked| checked.is_err()));
        let endless = r#"{"piece":"0,","contentLength":true}"#;
        assert!(validate(endless).is_ok_and(|checked| checked.is_err()));
    }
}
