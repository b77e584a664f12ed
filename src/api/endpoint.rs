//! The only builder of API URLs.

use std::fmt::Write;

use crate::domain::{ApiBase, ProjectId, Slice};

/// A call that the API knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Endpoint {
    /// `GET /v1/api/projects`: a bare array; not every deployment offers it.
    Projects,
    /// `GET /v1/api/projects/{id}/segment_profiles`: the contract.
    SegmentProfiles(ProjectId, Slice),
}

impl Endpoint {
    /// The URL of the call at an API. It never holds a token.
    pub fn url(&self, base: &ApiBase) -> String {
        let base = base.as_str();
        match self {
            Self::Projects => format!("{base}/v1/api/projects"),
            Self::SegmentProfiles(project, Slice { limit, offset }) => format!(
                "{base}/v1/api/projects/{}/segment_profiles?offset={offset}&limit={limit}",
                encode_segment(project.as_str())
            ),
        }
    }
}

/// Percent-encodes a text for one path segment: everything but RFC 3986's
/// unreserved characters.
fn encode_segment(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            // Writing to a String can't fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::PageOrigin;

    fn url(base: &str, project: &str) -> String {
        let page = PageOrigin {
            origin: "http://console".to_owned(),
        };
        let base = ApiBase::parse(base, &page).expect("an address");
        let id = ProjectId::parse(project).expect("an id");
        let slice = Slice {
            limit: 1000,
            offset: 0,
        };
        Endpoint::SegmentProfiles(id, slice).url(&base)
    }

    #[test]
    fn the_url_is_the_documented_one() {
        assert_eq!(
            url("http://api-host", "WlGk4Daj"),
            "http://api-host/v1/api/projects/WlGk4Daj/segment_profiles?offset=0&limit=1000"
        );
        assert_eq!(
            url("https://host/gio/", "WlGk4Daj"),
            "https://host/gio/v1/api/projects/WlGk4Daj/segment_profiles?offset=0&limit=1000"
        );
    }

    #[test]
    fn an_id_is_one_path_segment_whatever_is_in_it() {
        assert!(
            url("", "a/b?c#d%e 项")
                .contains("/projects/a%2Fb%3Fc%23d%25e%20%E9%A1%B9/segment_profiles?")
        );
        assert!(url("", "..\\x").contains("/projects/..%5Cx/segment_profiles?"));
    }
}
