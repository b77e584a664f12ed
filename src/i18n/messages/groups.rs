//! Texts of the table in groups.

/// Texts of the table in groups.
pub struct GroupMessages {
    pub label: &'static str,
    pub none: &'static str,
    pub collapse_all: &'static str,
    pub expand_all: &'static str,
    /// A group's name and its number of profiles, which comes as a number and as text.
    pub heading: fn(&str, u32, &str) -> String,
    /// Said while only the page on screen is grouped.
    pub page_only: &'static str,
    /// Follows the range of rows.
    pub in_collapsed: fn(&str) -> String,
    /// Stands in place of the range of rows.
    pub all_collapsed: fn(&str) -> String,
    /// Stands between the counts per health.
    pub separator: &'static str,
}
