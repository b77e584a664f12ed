//! Texts of the comparison of two profiles. They are loaded with the lazy views, so no member of
//! `Messages` holds them.

/// Texts of the comparison, and of the button that opens it.
pub struct CompareMessages {
    pub title: &'static str,
    /// Why the button does nothing.
    pub needs_two: &'static str,
    pub field: &'static str,
    /// Marks a field whose values differ.
    pub different: &'static str,
    pub only_different: &'static str,
    /// How many fields differ, of how many.
    pub count: fn(&str, &str) -> String,
}
