//! Parsed API request: endpoint, paging parameters and token, as the log, the faults and the API need them.

use axum::http::{HeaderMap, Uri};
use percent_encoding::percent_decode_str;

use crate::{paging::MAX_LIMIT, tokens};

/// The API endpoint that a path names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Endpoint {
    /// `GET /v1/api/projects`
    Projects,
    /// `GET /v1/api/projects/{id}/segment_profiles`, with the decoded id.
    Profiles(String),
    /// Any other path: 404.
    Unknown,
}

/// One request to the API.
#[derive(Clone, Debug)]
pub struct ApiRequest {
    /// The whole path, percent-decoded.
    pub path: String,
    /// The endpoint that the path names.
    pub endpoint: Endpoint,
    /// `limit` as sent.
    pub limit: Option<String>,
    /// `offset` as sent.
    pub offset: Option<String>,
    /// The whole bearer token, suffix included.
    pub token: Option<String>,
}

impl ApiRequest {
    /// Parses a request's URI and headers.
    pub fn parse(uri: &Uri, headers: &HeaderMap) -> Self {
        let parameter = |wanted: &str| {
            form_urlencoded::parse(uri.query().unwrap_or("").as_bytes())
                .find(|(name, _)| name == wanted)
                .map(|(_, value)| value.into_owned())
        };
        Self {
            path: decoded(uri.path()),
            endpoint: Endpoint::parse(uri.path()),
            limit: parameter("limit"),
            offset: parameter("offset"),
            token: tokens::bearer(headers),
        }
    }

    /// The offset as a number: 0 where none was sent, `None` where it isn't a number.
    pub fn effective_offset(&self) -> Option<u64> {
        self.offset
            .as_deref()
            .map_or(Some(0), |text| text.parse().ok())
    }

    /// The limit as a number: [`MAX_LIMIT`] where none was sent, `None` where it isn't a number.
    pub fn effective_limit(&self) -> Option<u64> {
        self.limit
            .as_deref()
            .map_or(Some(MAX_LIMIT), |text| text.parse().ok())
    }

    /// The decoded project id, for [`Endpoint::Profiles`] only.
    pub fn project(&self) -> Option<&str> {
        match &self.endpoint {
            Endpoint::Profiles(project) => Some(project),
            Endpoint::Projects | Endpoint::Unknown => None,
        }
    }
}

impl Endpoint {
    /// Splits the path *before* decoding it: `%2F` belongs to an id, `/` never does.
    fn parse(raw: &str) -> Self {
        let Some(rest) = raw.strip_prefix("/v1/api/projects") else {
            return Self::Unknown;
        };
        if rest.is_empty() {
            return Self::Projects;
        }
        let id = rest
            .strip_prefix('/')
            .and_then(|rest| rest.strip_suffix("/segment_profiles"));
        match id {
            Some(id) if !id.is_empty() && !id.contains('/') => Self::Profiles(decoded(id)),
            Some(_) | None => Self::Unknown,
        }
    }
}

fn decoded(raw: &str) -> String {
    percent_decode_str(raw).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_encoded_slash_is_part_of_the_id() {
        let encoded = "/v1/api/projects/a%2Fb%3Fc%23d%25e%20%E9%A1%B9%E7%9B%AE/segment_profiles";
        assert_eq!(
            Endpoint::parse(encoded),
            Endpoint::Profiles("a/b?c#d%e 项目".to_owned())
        );
    }

    #[test]
    fn a_bare_slash_in_an_id_is_an_unknown_path() {
        for path in [
            "/v1/api/projects/a/b/segment_profiles",
            "/v1/api/projects//segment_profiles",
            "/v1/api/projects/",
            "/v1/api/projects/x",
            "/v1/api/projectsx/segment_profiles",
            "/",
        ] {
            assert_eq!(Endpoint::parse(path), Endpoint::Unknown, "{path}");
        }
        assert_eq!(Endpoint::parse("/v1/api/projects"), Endpoint::Projects);
    }

    #[test]
    fn parameters_are_decoded_and_kept_as_sent() {
        let uri =
            Uri::from_static("/v1/api/projects/x/segment_profiles?offset=%2D1&limit=abc&limit=2");
        let call = ApiRequest::parse(&uri, &HeaderMap::new());
        assert_eq!(
            (call.limit.as_deref(), call.offset.as_deref()),
            (Some("abc"), Some("-1"))
        );
    }
}
