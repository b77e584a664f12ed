//! The connect form and its validation.

use super::{Connection, Token, TokenProblem};
use crate::domain::{ApiBase, ApiBaseProblem, PageOrigin, ProjectId, ProjectIdProblem};

/// The user's input.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConnectForm {
    /// The API's address; empty means the page's own origin.
    pub address: String,
    /// The access token.
    pub token: String,
    /// The project id; empty means that it is chosen later.
    pub project: String,
}

/// The validated form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConnectRequest {
    /// The address and the token.
    pub connection: Connection,
    /// The project to open, if there is one.
    pub project: Option<ProjectId>,
}

/// The problems of the form, by field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ConnectProblems {
    /// Of the address.
    pub address: Option<ApiBaseProblem>,
    /// Of the token.
    pub token: Option<TokenProblem>,
    /// Of the project.
    pub project: Option<ProjectIdProblem>,
}

impl ConnectForm {
    /// Validates the form.
    ///
    /// # Errors
    /// The problems of all invalid fields.
    pub fn parse(&self, page: &PageOrigin) -> Result<ConnectRequest, ConnectProblems> {
        let base = ApiBase::parse(&self.address, page);
        let token = Token::parse(&self.token);
        let project = match ProjectId::parse(&self.project) {
            Ok(id) => Ok(Some(id)),
            Err(ProjectIdProblem::Empty) => Ok(None),
            Err(problem) => Err(problem),
        };
        match (base, token, project) {
            (Ok(base), Ok(token), Ok(project)) => Ok(ConnectRequest {
                connection: Connection { base, token },
                project,
            }),
            (base, token, project) => Err(ConnectProblems {
                address: base.err(),
                token: token.err(),
                project: project.err(),
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page() -> PageOrigin {
        PageOrigin {
            origin: "https://console.example.com".to_owned(),
        }
    }

    #[test]
    fn a_token_alone_connects_to_the_page_s_own_origin() {
        let form = ConnectForm {
            token: "Bearer abc".to_owned(),
            ..ConnectForm::default()
        };
        let request = form.parse(&page()).expect("a valid form");
        assert_eq!(
            request.connection.base.as_str(),
            "https://console.example.com"
        );
        assert_eq!(request.project, None);
    }

    #[test]
    fn all_invalid_fields_are_reported_at_once() {
        let form = ConnectForm {
            address: "api.example.com".to_owned(),
            token: String::new(),
            project: "..".to_owned(),
        };
        assert_eq!(
            form.parse(&page()),
            Err(ConnectProblems {
                address: Some(ApiBaseProblem::NoScheme),
                token: Some(TokenProblem::Empty),
                project: Some(ProjectIdProblem::Unusable),
            })
        );
    }
}
