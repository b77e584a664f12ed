//! What the table's headings say of themselves.

/// The table's headings.
pub struct Grid {
    pub sort_by: fn(&str) -> String,
    pub sort_ascending: &'static str,
    pub sort_descending: &'static str,
    pub sort_off: &'static str,
    pub sort_beside: &'static str,
    pub sort_rank: fn(&str) -> String,
    pub width_of: fn(&str) -> String,
    pub width_hint: &'static str,
}
