//! Texts of sorting and resizing by column headings.

/// Texts of sorting and resizing by column headings.
pub struct HeadingMessages {
    pub sort_by: fn(&str) -> String,
    pub sort_ascending: &'static str,
    pub sort_descending: &'static str,
    pub sort_off: &'static str,
    pub sort_additional: &'static str,
    pub sort_rank: fn(&str) -> String,
    pub width_of: fn(&str) -> String,
    pub width_hint: &'static str,
}
