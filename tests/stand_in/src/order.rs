//! What tests ask for: a kind of fault, and the requests that meet it.

use serde::{Deserialize, Serialize};

use crate::{
    breaking::{Break, Trickle},
    call::Call,
    given::Given,
    rewrite::Rewrite,
};

/// A kind of fault.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase", deny_unknown_fields)]
pub enum Fault {
    /// This reply instead of the API's.
    Reply(Given),
    /// The API's reply, that many milliseconds late.
    Delay { ms: u64 },
    /// The API's reply, once the hold of this name is released.
    Hold { name: String },
    /// The API's page, something in it changed.
    Envelope(Rewrite),
    /// The connection is closed before the reply is whole.
    Cut(Break),
    /// The connection is reset before the reply is whole.
    Reset(Break),
    /// Nothing comes, or nothing more, until it is released under its name or the client leaves.
    Silence(Break),
    /// The reply comes drop by drop.
    Trickle(Trickle),
}

/// Which requests meet a fault: those that fit everything that is said.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Order {
    /// The whole token, suffix included.
    pub token: String,
    /// The decoded project id.
    pub project: Option<String>,
    /// The whole decoded path.
    pub path: Option<String>,
    /// The limit that the request asks for, which tells a block of 1,000 from the page on screen; a request
    /// without one asks for 1,000.
    pub limit: Option<u64>,
    /// The offset that the request asks for; a request without one asks for 0.
    pub offset: Option<u64>,
    /// How often the fault happens; always, unless told.
    pub times: Option<u64>,
    pub fault: Fault,
}

impl Order {
    /// Whether a request meets it, were it not used up.
    pub fn fits(&self, call: &Call) -> bool {
        call.token.as_deref() == Some(&self.token)
            && self
                .project
                .as_deref()
                .is_none_or(|project| call.project() == Some(project))
            && self.path.as_deref().is_none_or(|path| call.path == path)
            && (self.limit.is_none() || self.limit == call.asked_limit())
            && (self.offset.is_none() || self.offset == call.asked_offset())
    }
}

/// What the tests of this and of [`crate::faults`] begin with.
#[cfg(test)]
pub mod examples {
    use super::*;
    use axum::http::{HeaderMap, HeaderValue, Uri};

    /// What a token asks for.
    pub fn call(token: &'static str, uri: &'static str) -> Call {
        let mut headers = HeaderMap::new();
        headers.insert("authorization", HeaderValue::from_static(token));
        Call::of(&Uri::from_static(uri), &headers)
    }

    /// A short delay for a token, whatever it asks for.
    pub fn order(token: &str) -> Order {
        Order {
            token: token.to_owned(),
            project: None,
            path: None,
            limit: None,
            offset: None,
            times: None,
            fault: Fault::Delay { ms: 7 },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::examples::{call, order};
    use super::*;

    const PROFILES: &str = "/v1/api/projects/a%2Fb/segment_profiles?offset=20&limit=50";

    #[test]
    fn project_path_limit_and_offset_narrow_a_fault() {
        let fits = |change: fn(&mut Order)| {
            let mut order = order("t");
            change(&mut order);
            order.fits(&call("Bearer t", PROFILES))
        };
        assert!(fits(|order| order.project = Some("a/b".into())));
        assert!(!fits(|order| order.project = Some("a%2Fb".into())));
        assert!(fits(
            |order| order.path = Some("/v1/api/projects/a/b/segment_profiles".into())
        ));
        assert!(!fits(|order| order.path = Some("/v1/api/projects".into())));
        assert!(fits(|order| order.offset = Some(20)));
        assert!(!fits(|order| order.offset = Some(0)));
        assert!(fits(|order| order.limit = Some(50)));
        assert!(!fits(|order| order.limit = Some(1_000)));
    }

    #[test]
    fn a_request_without_parameters_asks_for_0_and_1000() {
        let order = Order {
            limit: Some(1_000),
            offset: Some(0),
            ..order("t")
        };
        assert!(order.fits(&call("Bearer t", "/v1/api/projects/x/segment_profiles")));
    }
}
