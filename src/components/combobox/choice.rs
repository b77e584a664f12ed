//! What can be chosen.

/// Something to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is chosen.
    pub value: String,
    /// What people call it.
    pub label: String,
    /// Where it comes from, in a word; empty for what is typed itself.
    pub origin: &'static str,
}

/// The choices to list for what is typed, and how many others there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// The first that match, some dozens at most: all of them are rendered between two keys.
    pub choices: Vec<Choice>,
    /// How many more match.
    pub others: usize,
}
