//! Fault rule: a request matcher and the fault that the matching requests get. The body of `POST /_stand_in/faults`.

use serde::{Deserialize, Serialize};

use crate::{
    api_request::ApiRequest,
    broken_replies::{BrokenReply, Trickle},
    canned_reply::CannedReply,
    page_rewrite::Rewrite,
};

/// What happens to a request.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase", deny_unknown_fields)]
pub enum Fault {
    /// A canned reply instead of the API's.
    Reply(CannedReply),
    /// The API's reply, `ms` milliseconds late.
    Delay { ms: u64 },
    /// The API's reply, once the hold of this name is released.
    Hold { name: String },
    /// The API's page with changes to its envelope.
    Envelope(Rewrite),
    /// The connection is closed before the reply is whole.
    Cut(BrokenReply),
    /// The connection is reset before the reply is whole.
    Reset(BrokenReply),
    /// No further byte is sent until the hold of its name is released or the client disconnects.
    Stall(BrokenReply),
    /// The body is sent slowly, a few bytes at a time.
    Trickle(Trickle),
}

/// A fault and the requests that get it: those that match every field that is set.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FaultRule {
    /// The whole token, suffix included.
    pub token: String,
    /// The decoded project id.
    pub project: Option<String>,
    /// The whole decoded path.
    pub path: Option<String>,
    /// The request's `limit`, which distinguishes a background block of 1,000 from the page on screen; a request
    /// without one has 1,000.
    pub limit: Option<u64>,
    /// The request's `offset`; a request without one has 0.
    pub offset: Option<u64>,
    /// Requests for more rows than this.
    pub limit_above: Option<u64>,
    /// Requests that reach past this many rows of the list: `offset` and `limit` together.
    pub end_above: Option<u64>,
    /// Requests from this offset on.
    pub offset_from: Option<u64>,
    /// How many requests get the fault; unlimited by default.
    pub times: Option<u64>,
    pub fault: Fault,
}

impl FaultRule {
    /// Whether a request matches, `times` aside.
    pub fn matches(&self, request: &ApiRequest) -> bool {
        request.token.as_deref() == Some(&self.token)
            && self
                .project
                .as_deref()
                .is_none_or(|project| request.project() == Some(project))
            && self.path.as_deref().is_none_or(|path| request.path == path)
            && (self.limit.is_none() || self.limit == request.effective_limit())
            && (self.offset.is_none() || self.offset == request.effective_offset())
            && is_over(self.limit_above, request.effective_limit())
            && (self.offset_from.is_none() || self.offset_from <= request.effective_offset())
            && is_over(
                self.end_above,
                request
                    .effective_offset()
                    .zip(request.effective_limit())
                    .map(|(offset, limit)| offset.saturating_add(limit)),
            )
    }
}

/// Whether a number is over a bound; without a bound every one is.
fn is_over(bound: Option<u64>, number: Option<u64>) -> bool {
    bound.is_none_or(|bound| number.is_some_and(|number| number > bound))
}

/// Fixtures for the tests of this module and of [`crate::faults`].
#[cfg(test)]
pub mod examples {
    use super::*;
    use axum::http::{HeaderMap, HeaderValue, Uri};

    /// A request with an `Authorization` header.
    pub fn request(token: &'static str, uri: &'static str) -> ApiRequest {
        let mut headers = HeaderMap::new();
        headers.insert("authorization", HeaderValue::from_static(token));
        ApiRequest::parse(&Uri::from_static(uri), &headers)
    }

    /// A short delay for all requests of a token.
    pub fn rule(token: &str) -> FaultRule {
        FaultRule {
            token: token.to_owned(),
            project: None,
            path: None,
            limit: None,
            offset: None,
            limit_above: None,
            end_above: None,
            offset_from: None,
            times: None,
            fault: Fault::Delay { ms: 7 },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::examples::{request, rule};
    use super::*;

    const PROFILES: &str = "/v1/api/projects/a%2Fb/segment_profiles?offset=20&limit=50";

    #[test]
    fn project_path_limit_and_offset_narrow_a_fault() {
        let matches = |change: fn(&mut FaultRule)| {
            let mut rule = rule("t");
            change(&mut rule);
            rule.matches(&request("Bearer t", PROFILES))
        };
        assert!(matches(|rule| rule.project = Some("a/b".into())));
        assert!(!matches(|rule| rule.project = Some("a%2Fb".into())));
        assert!(matches(
            |rule| rule.path = Some("/v1/api/projects/a/b/segment_profiles".into())
        ));
        assert!(!matches(|rule| rule.path = Some("/v1/api/projects".into())));
        assert!(matches(|rule| rule.offset = Some(20)));
        assert!(!matches(|rule| rule.offset = Some(0)));
        assert!(matches(|rule| rule.limit = Some(50)));
        assert!(!matches(|rule| rule.limit = Some(1_000)));
        assert!(matches(|rule| rule.limit_above = Some(49)));
        assert!(!matches(|rule| rule.limit_above = Some(50)));
        assert!(matches(|rule| rule.end_above = Some(69)));
        assert!(!matches(|rule| rule.end_above = Some(70)));
        assert!(matches(|rule| rule.offset_from = Some(20)));
        assert!(!matches(|rule| rule.offset_from = Some(21)));
    }

    #[test]
    fn a_request_without_parameters_asks_for_0_and_1000() {
        let rule = FaultRule {
            limit: Some(1_000),
            offset: Some(0),
            ..rule("t")
        };
        assert!(rule.matches(&request("Bearer t", "/v1/api/projects/x/segment_profiles")));
    }
}
