//! The names of views.

/// What people call a view: 1 to [`ViewName::MAX`] characters, none of them a control
/// character, no space around them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ViewName(String);

/// Why a text is no name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameProblem {
    /// There is nothing in it.
    Empty,
    /// It is longer than [`ViewName::MAX`] characters, or holds a control character.
    Unusable,
}

impl ViewName {
    /// As long as a line of the menu.
    pub const MAX: usize = 60;

    /// Reads a name as it was typed.
    ///
    /// # Errors
    /// [`NameProblem`] for what is no name.
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

    /// The same with a number behind it, short enough to be a name.
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
