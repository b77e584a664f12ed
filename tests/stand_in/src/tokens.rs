//! Bearer tokens and their permissions.

use axum::http::HeaderMap;

use crate::projects::Project;

/// The permissions of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rights {
    /// `demo-token`: every project, and the list of them.
    Everything,
    /// `limited-token`: two projects, and a list that names only them.
    TwoProjects,
    /// `listless-token`: every project, but no list of them, as in deployments that don't offer one.
    NoList,
}

impl Rights {
    /// The rights of a whole token, or `None` where the API answers 401.
    ///
    /// A suffix after the first dot only separates the requests of one test from another's.
    pub fn of(token: &str) -> Option<Self> {
        let name = token.split_once('.').map_or(token, |(name, _)| name);
        match name {
            "demo-token" => Some(Self::Everything),
            "limited-token" => Some(Self::TwoProjects),
            "listless-token" => Some(Self::NoList),
            // `expired-token` is like any unknown one: the API doesn't say which of the two it is.
            _ => None,
        }
    }

    /// Whether the profiles of this project may be read.
    pub fn may_read(self, project: &Project) -> bool {
        match self {
            Self::Everything | Self::NoList => true,
            Self::TwoProjects => project.open_to_limited_token,
        }
    }

    /// Whether `GET /v1/api/projects` is answered.
    pub fn may_list(self) -> bool {
        match self {
            Self::Everything | Self::TwoProjects => true,
            Self::NoList => false,
        }
    }
}

/// The bearer token of a request, as sent. The scheme's case doesn't matter (RFC 9110, 11.1).
pub fn bearer(headers: &HeaderMap) -> Option<String> {
    let value = headers.get("authorization")?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme
        .eq_ignore_ascii_case("bearer")
        .then(|| token.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn a_suffix_after_a_dot_changes_no_right() {
        assert_eq!(Rights::of("demo-token"), Some(Rights::Everything));
        assert_eq!(Rights::of("demo-token.t17"), Some(Rights::Everything));
        assert_eq!(Rights::of("limited-token.a.b"), Some(Rights::TwoProjects));
        assert_eq!(Rights::of("listless-token.x"), Some(Rights::NoList));
    }

    #[test]
    fn an_expired_an_unknown_and_an_empty_token_have_no_rights() {
        for token in [
            "expired-token",
            "expired-token.t1",
            "nobody",
            "",
            ".t1",
            "demo-tokenx",
        ] {
            assert_eq!(Rights::of(token), None, "{token:?}");
        }
    }

    #[test]
    fn only_a_bearer_header_carries_a_token() {
        let read = |value: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert("authorization", HeaderValue::from_static(value));
            bearer(&headers)
        };
        assert_eq!(read("Bearer demo-token").as_deref(), Some("demo-token"));
        assert_eq!(read("bearer demo-token").as_deref(), Some("demo-token"));
        assert_eq!(read("Basic demo-token"), None);
        assert_eq!(read("demo-token"), None);
        assert_eq!(bearer(&HeaderMap::new()), None);
    }
}
