//! Names of saved views, validated.

/// The name of a view: 1 to [`ViewName::MAX`] characters without control characters, trimmed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ViewName(String);

/// Why a text is no valid name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameProblem {
    /// It is empty.
    Empty,
    /// It is longer than [`ViewName::MAX`] characters, or holds a control character.
    Unusable,
}

impl ViewName {
    /// The most characters: a line of the menu.
    pub const MAX: usize = 60;

    /// Validates a name as it was typed.
    ///
    /// # Errors
    /// [`NameProblem`] where it is not valid.
    pub fn parse(text: &str) -> Result<Self, NameProblem> {
        let text = text.trim();
        if text.is_empty() {
            Err(NameProblem::Empty)
        } else if text.chars().count() > Self::MAX || text.chars().any(char::is_control) {
            Err(NameProblem::Unusable)
        } else {
            Ok(Self(text.to_owned()))
        }
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name with a number appended, shortened to [`Self::MAX`] characters.
    pub(super) fn numbered(&self, number: usize) -> Self {
        let mut suffix = String::from(" (");
        suffix.push_str(&number.to_string());
        suffix.push(')');
        let room = Self::MAX.saturating_sub(suffix.len());
        let mut name: String = self.0.chars().take(room).collect();
        name.truncate(name.trim_end().len());
        name.push_str(&suffix);
        Self(name)
    }
}
