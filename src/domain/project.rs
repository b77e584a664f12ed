//! Projects and their opaque ids.

/// The id of a project: an opaque string, percent-encoded wherever it enters a
/// path. Later versions of the API put a space's id here, so nothing is assumed
/// of its form beyond what a path segment can carry.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ProjectId(String);

/// Why a text can't be a project id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProjectIdProblem {
    /// Nothing but white space.
    Empty,
    /// More than [`ProjectId::MAX_CHARS`] characters: something else was pasted.
    TooLong,
    /// A control character, or a lone `.` or `..`, which a URL would swallow
    /// even percent-encoded.
    Unusable,
}

impl ProjectId {
    /// Ids are 8-character hashes; this bound only catches pasted documents.
    pub const MAX_CHARS: usize = 200;

    /// Takes what a person typed or a URL held; surrounding spaces are dropped.
    pub fn parse(text: &str) -> Result<Self, ProjectIdProblem> {
        let id = text.trim();
        if id.is_empty() {
            Err(ProjectIdProblem::Empty)
        } else if id.chars().count() > Self::MAX_CHARS {
            Err(ProjectIdProblem::TooLong)
        } else if id == "." || id == ".." || id.chars().any(char::is_control) {
            Err(ProjectIdProblem::Unusable)
        } else {
            Ok(Self(id.to_owned()))
        }
    }

    /// The id as the API knows it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A project as a list of projects names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Project {
    /// What the API is asked with.
    pub id: ProjectId,
    /// What people call it, where a list said so.
    pub name: Option<String>,
}

impl Project {
    /// The name, or the id of a project that has none.
    pub fn label(&self) -> &str {
        self.name.as_deref().unwrap_or(self.id.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_any_text_that_a_path_segment_can_carry() {
        for id in ["WlGk4Daj", "a/b?c#d%e", "项目", "...", "a b"] {
            assert_eq!(
                ProjectId::parse(id).as_ref().map(ProjectId::as_str),
                Ok(id),
                "{id}"
            );
        }
        assert_eq!(
            ProjectId::parse(" WlGk4Daj\n")
                .as_ref()
                .map(ProjectId::as_str),
            Ok("WlGk4Daj")
        );
    }

    #[test]
    fn what_a_url_would_swallow_is_refused() {
        assert_eq!(ProjectId::parse(" "), Err(ProjectIdProblem::Empty));
        assert_eq!(ProjectId::parse("."), Err(ProjectIdProblem::Unusable));
        assert_eq!(ProjectId::parse(".."), Err(ProjectIdProblem::Unusable));
        assert_eq!(ProjectId::parse("a\0b"), Err(ProjectIdProblem::Unusable));
        assert_eq!(
            ProjectId::parse(&"x".repeat(201)),
            Err(ProjectIdProblem::TooLong)
        );
    }

    #[test]
    fn a_project_without_a_name_is_called_by_its_id() {
        let id = ProjectId::parse("WlGk4Daj").expect("a plain id");
        let named = Project {
            id: id.clone(),
            name: Some("商城".to_owned()),
        };
        assert_eq!(named.label(), "商城");
        assert_eq!(Project { id, name: None }.label(), "WlGk4Daj");
    }
}
