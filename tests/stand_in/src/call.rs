//! What a request asks for, read once for the log, the faults and the API.

use axum::http::{HeaderMap, Uri};
use percent_encoding::percent_decode_str;

use crate::{paging::CAP, tokens};

/// Where a path leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// `GET /v1/api/projects`
    Projects,
    /// `GET /v1/api/projects/{id}/segment_profiles`, with the decoded id.
    Profiles(String),
    /// Anywhere else: 404.
    Nowhere,
}

/// One request to the API.
#[derive(Clone, Debug)]
pub struct Call {
    /// The whole path, percent-decoded.
    pub path: String,
    /// What it names.
    pub place: Place,
    /// `limit` as sent.
    pub limit: Option<String>,
    /// `offset` as sent.
    pub offset: Option<String>,
    /// The whole bearer token, suffix included.
    pub token: Option<String>,
}

impl Call {
    /// Reads a request's address and headers.
    pub fn of(uri: &Uri, headers: &HeaderMap) -> Self {
        let parameter = |wanted: &str| {
            form_urlencoded::parse(uri.query().unwrap_or("").as_bytes())
                .find(|(name, _)| name == wanted)
                .map(|(_, value)| value.into_owned())
        };
        Self {
            path: decoded(uri.path()),
            place: Place::of(uri.path()),
            limit: parameter("limit"),
            offset: parameter("offset"),
            token: tokens::bearer(headers),
        }
    }

    /// The offset that it asks for, where that is a number; without one it asks for 0.
    pub fn asked_offset(&self) -> Option<u64> {
        self.offset
            .as_deref()
            .map_or(Some(0), |text| text.parse().ok())
    }

    /// The limit that it asks for, where that is a number; without one it asks for the most there may be.
    pub fn asked_limit(&self) -> Option<u64> {
        self.limit
            .as_deref()
            .map_or(Some(CAP), |text| text.parse().ok())
    }

    /// The decoded project id, where the path names one.
    pub fn project(&self) -> Option<&str> {
        match &self.place {
            Place::Profiles(project) => Some(project),
            Place::Projects | Place::Nowhere => None,
        }
    }
}

impl Place {
    /// Splits the path *before* decoding it: `%2F` belongs to an id, `/` never does.
    fn of(raw: &str) -> Self {
        let Some(rest) = raw.strip_prefix("/v1/api/projects") else {
            return Self::Nowhere;
        };
        if rest.is_empty() {
            return Self::Projects;
        }
        let id = rest
            .strip_prefix('/')
            .and_then(|rest| rest.strip_suffix("/segment_profiles"));
        match id {
            Some(id) if !id.is_empty() && !id.contains('/') => Self::Profiles(decoded(id)),
            Some(_) | None => Self::Nowhere,
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
            Place::of(encoded),
            Place::Profiles("a/b?c#d%e 项目".to_owned())
        );
    }

    #[test]
    fn a_bare_slash_in_an_id_leads_nowhere() {
        for path in [
            "/v1/api/projects/a/b/segment_profiles",
            "/v1/api/projects//segment_profiles",
            "/v1/api/projects/",
            "/v1/api/projects/x",
            "/v1/api/projectsx/segment_profiles",
            "/",
        ] {
            assert_eq!(Place::of(path), Place::Nowhere, "{path}");
        }
        assert_eq!(Place::of("/v1/api/projects"), Place::Projects);
    }

    #[test]
    fn parameters_are_decoded_and_kept_as_sent() {
        let uri =
            Uri::from_static("/v1/api/projects/x/segment_profiles?offset=%2D1&limit=abc&limit=2");
        let call = Call::of(&uri, &HeaderMap::new());
        assert_eq!(
            (call.limit.as_deref(), call.offset.as_deref()),
            (Some("abc"), Some("-1"))
        );
    }
}
