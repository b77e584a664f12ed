//! Replies that tests write themselves, instead of the API's.

use std::{collections::BTreeMap, time::SystemTime};

use axum::{
    body::{Body, Bytes},
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::Response,
};
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::{api, repeat::Repeat, server::AsIs};

/// A reply.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Given {
    pub status: u16,
    /// `text/plain; charset=utf-8` unless told otherwise.
    pub content_type: Option<String>,
    #[serde(default)]
    pub headers: BTreeMap<String, String>,
    /// `Retry-After` as an HTTP date that many seconds behind the moment of the reply, by this machine's clock;
    /// it has whole seconds, so the wait is rounded up to the next. Negative ones have passed already.
    pub retry_after_date: Option<i32>,
    #[serde(default)]
    pub body: Content,
}

/// What is in a body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Content {
    Text(String),
    /// Any bytes, UTF-8 or not.
    Bytes(Vec<u8>),
    /// One piece again and again, too long to be written down.
    Repeat(Repeat),
}

impl Default for Content {
    fn default() -> Self {
        Self::Text(String::new())
    }
}

impl Given {
    /// Says what no HTTP reply can carry.
    pub fn check(&self) -> Result<(), String> {
        // 1xx is no reply of its own: the connection would wait for the real one.
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
            header_of(name, value).ok_or_else(|| format!("{name}: {value:?} is no header"))?;
        }
        match &self.body {
            Content::Repeat(repeat) => repeat.check(),
            Content::Text(_) | Content::Bytes(_) => Ok(()),
        }
    }

    /// Whether its body never ends.
    pub fn is_endless(&self) -> bool {
        matches!(&self.body, Content::Repeat(repeat) if repeat.bytes.is_none())
    }

    /// The reply, at this moment.
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
            Content::Text(text) => Response::new(Body::from(text)),
            Content::Bytes(bytes) => Response::new(Body::from(Bytes::from(bytes))),
            Content::Repeat(repeat) => {
                let mut response = repeat.response();
                response.extensions_mut().insert(AsIs);
                response
            }
        };
        *response.status_mut() = status;
        let all = self
            .headers
            .into_iter()
            .chain(date)
            .chain([(header::CONTENT_TYPE.to_string(), content_type)]);
        for (name, value) in all.filter_map(|(name, value)| header_of(&name, &value)) {
            response.headers_mut().insert(name, value);
        }
        response
    }
}

fn header_of(name: &str, value: &str) -> Option<(HeaderName, HeaderValue)> {
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
    use crate::asking::{control, get, server};

    fn given(json: &str) -> Given {
        serde_json::from_str(json).expect("a reply")
    }

    #[test]
    fn a_reply_that_http_cannot_carry_is_refused_when_it_is_asked_for() {
        let is_fine = |json| given(json).check().is_ok();
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

    async fn reply(given: &str) -> crate::asking::Reply {
        let server = server();
        let order = format!(r#"{{"token":"demo-token","fault":{{"kind":"reply",{given}}}}}"#);
        let asked = control(&server, "POST /_stand_in/faults", &order).await;
        assert_eq!(asked.status, 200, "{}", asked.text());
        get(&server, "demo-token", "/v1/api/projects").await
    }

    #[tokio::test]
    async fn a_date_to_retry_after_is_reckoned_when_the_reply_is_sent() {
        let before = SystemTime::now();
        let reply = reply(r#""status":429,"retryAfterDate":90"#).await;
        let told = reply.header("retry-after").expect("a header");
        let told = DateTime::parse_from_rfc2822(told).expect("a date");
        let wait = told.to_utc() - DateTime::<Utc>::from(before);
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
