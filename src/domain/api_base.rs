//! API base URL: the validated address to which a token may be sent.

/// The origin of the page: the default address, and whether `http:` addresses are allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageOrigin {
    /// Such as `https://app.example.com`.
    pub origin: String,
}

impl PageOrigin {
    fn is_secure(&self) -> bool {
        self.origin.starts_with("https:")
    }
}

/// The base URL of the API: an origin and an optional path, without a trailing slash. `/v1/api` is
/// appended to it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ApiBase(String);

/// Why a text is no valid base URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApiBaseProblem {
    /// It doesn't begin with `http://` or `https://`.
    NoScheme,
    /// It has no valid host.
    BadHost,
    /// It has a user name or password before the host.
    Credentials,
    /// It has a query or fragment.
    NotABase,
    /// `http:` from an `https:` page: browsers block it, and the token would be sent unencrypted.
    Insecure,
}

impl ApiBase {
    /// The page's own origin, which proxies the API: the default, as CORS headers of the API are
    /// not documented.
    pub fn same_origin(page: &PageOrigin) -> Self {
        Self(page.origin.clone())
    }

    /// Parses user input. An empty text means the page's own origin. A trailing slash and a pasted
    /// `/v1/api...` are removed.
    ///
    /// # Errors
    /// [`ApiBaseProblem`] if it is no valid base URL for this page.
    pub fn parse(text: &str, page: &PageOrigin) -> Result<Self, ApiBaseProblem> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(Self::same_origin(page));
        }
        let (scheme, rest) = text.split_once("://").ok_or(ApiBaseProblem::NoScheme)?;
        let scheme = scheme.to_ascii_lowercase();
        if scheme != "http" && scheme != "https" {
            return Err(ApiBaseProblem::NoScheme);
        }
        if rest.contains(['?', '#']) {
            return Err(ApiBaseProblem::NotABase);
        }
        let (host, path) = match rest.find('/') {
            Some(slash) => rest.split_at(slash),
            None => (rest, ""),
        };
        if host.contains('@') {
            return Err(ApiBaseProblem::Credentials);
        }
        if !is_host(host) || !is_path(path) {
            return Err(ApiBaseProblem::BadHost);
        }
        if scheme == "http" && page.is_secure() {
            return Err(ApiBaseProblem::Insecure);
        }
        let path = path.split("/v1/api").next().unwrap_or(path);
        Ok(Self(format!(
            "{scheme}://{}{}",
            host.to_ascii_lowercase(),
            path.trim_end_matches('/')
        )))
    }

    /// The address, without a trailing slash.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether a text is a host with an optional port. A rough check: the browser's URL parser decides
/// when the request is sent.
pub(super) fn is_host(text: &str) -> bool {
    let (name, port) = match text.rsplit_once(':') {
        Some((name, port)) if !port.ends_with(']') => (name, Some(port)),
        Some(_) | None => (text, None),
    };
    let plain = |c: char| {
        c.is_ascii_alphanumeric() || is_foreign(c) || matches!(c, '.' | '-' | '_' | '[' | ']' | ':')
    };
    !name.is_empty()
        && name.chars().all(plain)
        && (name.starts_with('[') || !name.contains(':'))
        && port.is_none_or(|port| port.parse::<u16>().is_ok_and(|number| number > 0))
}

/// Whether a character may be a letter of an internationalized host name: neither ASCII nor white
/// space.
fn is_foreign(c: char) -> bool {
    !c.is_ascii() && !c.is_whitespace()
}

/// Whether a text is a path without dot segments, which would leave the prefix.
fn is_path(text: &str) -> bool {
    !text.contains(|c: char| c.is_whitespace() || c.is_control() || c == '\\')
        && !text
            .split('/')
            .any(|segment| segment == "." || segment == "..")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(origin: &str) -> PageOrigin {
        PageOrigin {
            origin: origin.to_owned(),
        }
    }

    fn parsed(text: &str) -> Result<String, ApiBaseProblem> {
        ApiBase::parse(text, &page("http://localhost:8080")).map(|base| base.0)
    }

    #[test]
    fn nothing_means_the_origin_of_the_page() {
        assert_eq!(parsed("  "), Ok("http://localhost:8080".to_owned()));
    }

    #[test]
    fn a_pasted_address_is_normalized() {
        let base = Ok("https://api.example.com".to_owned());
        assert_eq!(parsed("https://api.example.com"), base);
        assert_eq!(parsed(" HTTPS://API.example.com/ "), base);
        assert_eq!(parsed("https://api.example.com/v1/api"), base);
        assert_eq!(
            parsed("https://api.example.com/v1/api/projects/WlGk4Daj/segment_profiles"),
            base
        );
        assert_eq!(
            parsed("https://example.com:8443/gio/"),
            Ok("https://example.com:8443/gio".to_owned())
        );
        assert_eq!(
            parsed("http://[::1]:9000"),
            Ok("http://[::1]:9000".to_owned())
        );
    }

    #[test]
    fn what_is_no_address_says_why() {
        assert_eq!(parsed("api.example.com"), Err(ApiBaseProblem::NoScheme));
        assert_eq!(parsed("ftp://example.com"), Err(ApiBaseProblem::NoScheme));
        assert_eq!(parsed("javascript://x"), Err(ApiBaseProblem::NoScheme));
        assert_eq!(parsed("https://"), Err(ApiBaseProblem::BadHost));
        assert_eq!(parsed("https:///path"), Err(ApiBaseProblem::BadHost));
        assert_eq!(parsed("https://a b"), Err(ApiBaseProblem::BadHost));
        assert_eq!(parsed("https://host:99999"), Err(ApiBaseProblem::BadHost));
        assert_eq!(parsed("https://host:0"), Err(ApiBaseProblem::BadHost));
        assert_eq!(parsed("https://host/../x"), Err(ApiBaseProblem::BadHost));
        assert_eq!(
            parsed("https://me:pw@host"),
            Err(ApiBaseProblem::Credentials)
        );
        assert_eq!(parsed("https://host/?a=1"), Err(ApiBaseProblem::NotABase));
        assert_eq!(parsed("https://host/#x"), Err(ApiBaseProblem::NotABase));
    }

    #[test]
    fn a_secure_page_refuses_an_insecure_api() {
        let secure = page("https://console.example.com");
        assert_eq!(
            ApiBase::parse("http://api.example.com", &secure),
            Err(ApiBaseProblem::Insecure)
        );
        assert!(ApiBase::parse("https://api.example.com", &secure).is_ok());
    }
}
