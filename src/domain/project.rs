//! Projects and their ids.

/// The id of a project: an opaque string, percent-encoded in paths. Later versions of the API use
/// the id of a space here, so any text that is valid as a path segment is accepted.
#[cfg_attr(not(test), derive(PartialEq))]
#[cfg_attr(
    test,
    expect(
        clippy::derived_hash_with_manual_eq,
        reason = "the same comparison, counted"
    )
)]
#[derive(Clone, Debug, Eq, Hash)]
pub struct ProjectId(String);

/// For tests: counts how many ids this thread compares, so that a bound of work can be asserted
/// whatever a machine's speed.
#[cfg(test)]
pub mod comparisons {
    use std::cell::Cell;

    use super::ProjectId;

    thread_local! {
        static COUNT: Cell<usize> = const { Cell::new(0) };
    }

    /// How many were compared so far.
    pub fn count() -> usize {
        COUNT.get()
    }

    impl PartialEq for ProjectId {
        fn eq(&self, other: &Self) -> bool {
            COUNT.set(COUNT.get() + 1);
            self.0 == other.0
        }
    }
}

/// Why a text is no valid project id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProjectIdProblem {
    /// Empty, or white space only.
    Empty,
    /// More than [`ProjectId::MAX_CHARS`] characters.
    TooLong,
    /// It has a control character, or is `.` or `..`, which URL parsers remove even if
    /// percent-encoded.
    Unusable,
}

impl ProjectId {
    /// The most characters. Ids have 8; this refuses other texts pasted by mistake.
    pub const MAX_CHARS: usize = 200;

    /// Validates user input or a URL parameter; surrounding white space is removed.
    ///
    /// # Errors
    /// [`ProjectIdProblem`] if it is no valid id.
    pub fn parse(text: &str) -> Result<Self, ProjectIdProblem> {
        let id = text.trim();
        if id.is_empty() {
            Err(ProjectIdProblem::Empty)
        } else if id.len() > Self::MAX_CHARS && id.chars().count() > Self::MAX_CHARS {
            Err(ProjectIdProblem::TooLong)
        } else if id == "." || id == ".." || id.chars().any(char::is_control) {
            Err(ProjectIdProblem::Unusable)
        } else {
            Ok(Self(id.to_owned()))
        }
    }

    /// The id as the API uses it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A project with its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Project {
    /// Its id.
    pub id: ProjectId,
    /// Its name, if known.
    pub name: Option<String>,
}

impl Project {
    /// The name, or the id if there is none.
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
    fn what_url_parsers_remove_is_refused() {
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
