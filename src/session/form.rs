//! The connect form, parsed into values that can only be right.

use super::{Connection, Token, TokenProblem};
use crate::domain::{ApiBase, ApiBaseProblem, PageOrigin, ProjectId, ProjectIdProblem};

/// What a person typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConnectForm {
    /// The API's address; empty means the page's own origin.
    pub address: String,
    /// The access token.
    pub token: String,
    /// The project's id; empty means "choose later".
    pub project: String,
}

/// What a form asks for, once it is right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConnectRequest {
    /// The address and the token.
    pub connection: Connection,
    /// The project to open, where one was named.
    pub project: Option<ProjectId>,
}

/// What is wrong, field by field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ConnectProblems {
    /// With the address.
    pub address: Option<ApiBaseProblem>,
    /// With the token.
    pub token: Option<TokenProblem>,
    /// With the project.
    pub project: Option<ProjectIdProblem>,
}

impl ConnectForm {
    /// The request the form makes.
    ///
    /// # Errors
    /// Every field that is wrong, at once.
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
        let request = form.parse(&page()).expect("a right form");
        assert_eq!(
            request.connection.base.as_str(),
            "https://console.example.com"
        );
        assert_eq!(request.project, None);
    }

    #[test]
    fn every_wrong_field_is_named_at_once() {
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
