//! Texts of the board of all projects. They are loaded with it, so no member of `Messages` holds
//! them.

/// Texts of the board.
pub struct BoardMessages {
    /// Of how many projects so many are loaded.
    pub progress: fn(&str, &str) -> String,
    /// Behind that: how many could not be loaded.
    pub failed: fn(&str) -> String,
    /// Behind that, while loading is stopped.
    pub stopped: &'static str,
    pub resume: &'static str,
    pub retry_failed: &'static str,
    /// The field by which projects are filtered.
    pub filter: &'static str,
    /// How many projects match it.
    pub found: fn(&str) -> String,
    pub no_match: &'static str,
    pub no_projects: &'static str,
    /// Headings of columns.
    pub profiles: &'static str,
    pub shares: &'static str,
    pub oldest_result: &'static str,
    pub fetched: &'static str,
    pub extent: &'static str,
    /// The link of a count: of the project, the health and the count.
    pub open_health: fn(&str, &str, &str) -> String,
    /// A button for one project, of its word and the project.
    pub of_project: fn(&str, &str) -> String,
    /// Since when a count has changed: a time.
    pub since: fn(&str) -> String,
    pub waiting: &'static str,
    /// While the first rows are on their way.
    pub loading: &'static str,
    pub loading_rows: fn(&str) -> String,
    pub complete: &'static str,
    /// So many rows could not be read.
    pub unreadable: fn(&str) -> String,
    /// Only so many are loaded, of how many.
    pub partial: fn(&str, &str) -> String,
    /// The same where nobody knows of how many.
    pub partial_of_more: fn(&str) -> String,
    /// So many arrived, of how many by the API.
    pub unproven: fn(&str, &str) -> String,
    pub without_total: &'static str,
    pub list_changed: &'static str,
    pub no_progress: &'static str,
    pub not_loaded: &'static str,
}
