//! Canned replies: status, headers and body that a test sets in place of the API's reply.

use std::{collections::BTreeMap, time::SystemTime};

use axum::{
    body::{Body, Bytes},
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::Response,
};
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::{api, repeated_body::RepeatedBody, server::Uncompressed};

/// A canned reply.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CannedReply {
    pub status: u16,
    /// `Content-Type`; `text/plain; charset=utf-8` by default.
    pub content_type: Option<String>,
    #[serde(default)]
    pub headers: BTreeMap<String, String>,
    /// `Retry-After` as an HTTP date, in seconds after the moment of the reply by this machine's clock. An HTTP date
    /// has whole seconds, so it is rounded up. A negative value gives a date in the past.
    pub retry_after_date: Option<i32>,
    #[serde(default)]
    pub body: ReplyBody,
}

/// The body of a canned reply.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum ReplyBody {
    Text(String),
    /// Any bytes, UTF-8 or not.
    Bytes(Vec<u8>),
    /// A generated body, too long for a request.
    RepeatedBody(RepeatedBody),
}

impl Default for ReplyBody {
    fn default() -> Self {
        Self::Text(String::new())
    }
}

impl CannedReply {
    /// Checks that HTTP can carry the reply; the error says what it can't.
    pub fn validate(&self) -> Result<(), String> {
        // 1xx is an interim response: the client would wait for the final one.
        if !(200..=999).contains(&self.status) {
            return Err(format!("status {} is no final status", self.status));
        }
        let own = self
            .headers
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()));
        let content_type = self
            .content_type
            .as_deref()
            .map(|value| ("content-type", value));
        for (name, value) in own.chain(content_type) {
            parse_header(name, value).ok_or_else(|| format!("{name}: {value:?} is no header"))?;
        }
        match &self.body {
            ReplyBody::RepeatedBody(repeat) => repeat.validate(),
            ReplyBody::Text(_) | ReplyBody::Bytes(_) => Ok(()),
        }
    }

    /// Whether its body has no end.
    pub fn is_endless(&self) -> bool {
        matches!(&self.body, ReplyBody::RepeatedBody(repeat) if repeat.bytes.is_none())
    }

    /// The HTTP response; a `Retry-After` date is computed now.
    pub fn response(self) -> Response {
        let Ok(status) = StatusCode::from_u16(self.status) else {
            return api::plain(StatusCode::INTERNAL_SERVER_ERROR);
        };
        let date = self.retry_after_date.map(|seconds| {
            let now = DateTime::<Utc>::from(SystemTime::now());
            (header::RETRY_AFTER.to_string(), http_date(now, seconds))
        });
        let content_type = self
            .content_type
            .unwrap_or_else(|| "text/plain; charset=utf-8".to_owned());
        let mut response = match self.body {
            ReplyBody::Text(text) => Response::new(Body::from(text)),
            ReplyBody::Bytes(bytes) => Response::new(Body::from(Bytes::from(bytes))),
            ReplyBody::RepeatedBody(repeat) => {
                let mut response = repeat.response();
                response.extensions_mut().insert(Uncompressed);
                response
            }
        };
        *response.status_mut() = status;
        let all = self
            .headers
            .into_iter()
            .chain(date)
            .chain([(header::CONTENT_TYPE.to_string(), content_type)]);
        for (name, value) in all.filter_map(|(name, value)| parse_header(&name, &value)) {
            response.headers_mut().insert(name, value);
        }
        response
    }
}

fn parse_header(name: &str, value: &str) -> Option<(HeaderName, HeaderValue)> {
    Some((name.parse().ok()?, HeaderValue::from_str(value).ok()?))
}

/// An IMF-fixdate (RFC 9110, 5.6.7), rounded up to the next second.
fn http_date(now: DateTime<Utc>, seconds: i32) -> String {
    let part = if now.timestamp_subsec_nanos() > 0 {
        1
    } else {
        0
    };
    let at = now + TimeDelta::seconds(i64::from(seconds) + part);
    at.format("%a, %d %b %Y %H:%M:%S GMT").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_client::{control, get, server};

    fn canned(json: &str) -> CannedReply {
        serde_json::from_str(json).expect("a reply")
    }

    #[test]
    fn a_reply_that_http_cannot_carry_is_refused_when_it_is_asked_for() {
        let is_fine = |json| canned(json).validate().is_ok();
        assert!(!is_fine(r#"{"status":101}"#));
        assert!(!is_fine(r#"{"status":1000}"#));
        assert!(!is_fine(r#"{"status":500,"headers":{"a b":"c"}}"#));
        assert!(!is_fine(r#"{"status":500,"contentType":"a\nb"}"#));
        assert!(!is_fine(r#"{"status":200,"body":{"piece":""}}"#));
        assert!(is_fine(r#"{"status":500,"headers":{"retry-after":"3"}}"#));
    }

    #[test]
    fn an_http_date_is_of_a_whole_second_and_never_too_soon() {
        let at = |text: &str, seconds| {
            let now = DateTime::parse_from_rfc3339(text).expect("an instant");
            http_date(now.to_utc(), seconds)
        };
        assert_eq!(
            at("1994-11-06T08:49:30Z", 7),
            "Sun, 06 Nov 1994 08:49:37 GMT"
        );
        assert_eq!(
            at("1994-11-06T08:49:30.001Z", 7),
            "Sun, 06 Nov 1994 08:49:38 GMT"
        );
        assert_eq!(
            at("2024-03-01T00:00:00Z", -1),
            "Thu, 29 Feb 2024 23:59:59 GMT"
        );
    }

    async fn reply(canned: &str) -> crate::test_client::Reply {
        let server = server();
        let rule = format!(r#"{{"token":"demo-token","fault":{{"kind":"reply",{canned}}}}}"#);
        let created = control(&server, "POST /_stand_in/faults", &rule).await;
        assert_eq!(created.status, 200, "{}", created.text());
        get(&server, "demo-token", "/v1/api/projects").await
    }

    #[tokio::test]
    async fn a_date_to_retry_after_is_reckoned_when_the_reply_is_sent() {
        let before = SystemTime::now();
        let reply = reply(r#""status":429,"retryAfterDate":90"#).await;
        let header = reply.header("retry-after").expect("a header");
        let header = DateTime::parse_from_rfc2822(header).expect("a date");
        let wait = header.to_utc() - DateTime::<Utc>::from(before);
        assert!((90..=92).contains(&wait.num_seconds()), "{wait}");
    }

    #[tokio::test]
    async fn a_body_may_be_no_text_at_all() {
        let reply = reply(r#""status":200,"body":[34,255,254,34]"#).await;
        assert_eq!(reply.body, [34, 255, 254, 34]);
    }

    #[tokio::test]
    async fn a_byte_order_mark_is_sent_like_any_text() {
        let reply = reply(r#""status":200,"body":"\uFEFF{}""#).await;
        assert_eq!(reply.body, b"\xEF\xBB\xBF{}");
    }
}
