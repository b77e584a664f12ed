//! API endpoints and their URLs: the only builder of API URLs.

use crate::domain::{ApiBase, ProjectId, Slice, encode_segment};

/// An endpoint of the API with its parameters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Endpoint {
    /// `GET /v1/api/projects`: an array of projects; not every deployment has it.
    Projects,
    /// `GET /v1/api/projects/{id}/segment_profiles`: a page of segment profiles.
    SegmentProfiles(ProjectId, Slice),
}

impl Endpoint {
    /// The URL without its query. It never contains a token.
    pub fn address(&self, base: &ApiBase) -> String {
        let base = base.as_str();
        match self {
            Self::Projects => format!("{base}/v1/api/projects"),
            Self::SegmentProfiles(project, _) => format!(
                "{base}/v1/api/projects/{}/segment_profiles",
                encode_segment(project.as_str())
            ),
        }
    }

    /// The URL with its query, for display.
    pub fn address_with_query(&self, base: &ApiBase) -> String {
        let query = self.query();
        let query = query.iter().enumerate().map(|(at, (name, value))| {
            let sign = if at == 0 { '?' } else { '&' };
            format!("{sign}{name}={value}")
        });
        query.fold(self.address(base), |address, part| address + &part)
    }

    /// The query parameters in the documented order; separate from the address because gloo-net
    /// appends an `&` to a query in the URL.
    pub fn query(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Projects => Vec::new(),
            Self::SegmentProfiles(_, Slice { limit, offset }) => {
                vec![("offset", offset.to_string()), ("limit", limit.to_string())]
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::PageOrigin;

    fn address(base: &str, project: &str) -> String {
        let page = PageOrigin {
            origin: "http://console".to_owned(),
        };
        let base = ApiBase::parse(base, &page).expect("an address");
        let id = ProjectId::parse(project).expect("an id");
        let slice = Slice {
            limit: 1000,
            offset: 0,
        };
        let endpoint = Endpoint::SegmentProfiles(id, slice);
        let query = [("offset", "0".to_owned()), ("limit", "1000".to_owned())];
        assert_eq!(endpoint.query(), query);
        endpoint.address(&base)
    }

    #[test]
    fn the_address_is_the_documented_one() {
        assert_eq!(
            address("http://api-host", "WlGk4Daj"),
            "http://api-host/v1/api/projects/WlGk4Daj/segment_profiles"
        );
        assert_eq!(
            address("https://host/gio/", "WlGk4Daj"),
            "https://host/gio/v1/api/projects/WlGk4Daj/segment_profiles"
        );
    }

    #[test]
    fn an_id_is_one_path_segment_whatever_is_in_it() {
        assert!(
            address("", "a/b?c#d%e 项")
                .ends_with("/projects/a%2Fb%3Fc%23d%25e%20%E9%A1%B9/segment_profiles")
        );
        assert!(address("", "..\\x").ends_with("/projects/..%5Cx/segment_profiles"));
    }
}
