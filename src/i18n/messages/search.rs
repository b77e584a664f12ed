//! Texts of the search, the filters, and the status of loading the project.

/// Texts of the search, the filters, and the status of loading the project.
pub struct SearchMessages {
    pub search: &'static str,
    pub search_hint: &'static str,
    pub filters: &'static str,
    pub active_filters: &'static str,
    pub clear_filters: &'static str,
    pub remove_filter: fn(&str, &str) -> String,
    pub no_value: &'static str,
    pub computed_any: &'static str,
    pub computed_within: fn(&str) -> String,
    pub not_computed_since: fn(&str) -> String,
    pub minutes: fn(i64) -> String,
    pub hours: fn(i64) -> String,
    pub days: fn(i64) -> String,
    pub find_value: fn(&str) -> String,
    pub more_values: fn(&str) -> String,
    pub chosen_values: fn(&str, usize) -> String,

    pub unknown_field: fn(&str) -> String,
    pub field_without_value: fn(&str) -> String,
    pub unknown_health: fn(&str) -> String,
    pub bad_period: fn(&str) -> String,
    pub open_quote: &'static str,
    pub repeated_computed: &'static str,

    pub loading: fn(&str, &str) -> String,
    pub loading_of: fn(&str, &str, &str) -> String,
    pub loading_again: fn(&str) -> String,
    pub stopped: fn(&str) -> String,
    pub at_limit: fn(&str) -> String,
    pub failed: fn(&str, &str) -> String,
    /// The error follows.
    pub refresh_failed: &'static str,
    pub refresh_stopped: &'static str,
    /// Follows the one or the other.
    pub kept: fn(&str, &str) -> String,
    pub complete: fn(&str) -> String,
    pub complete_unreadable: fn(&str, &str) -> String,
    pub complete_other_total: fn(&str, &str) -> String,
    pub unproven: fn(&str, &str) -> String,
    pub without_total: fn(&str) -> String,
    pub list_changed: fn(&str) -> String,
    pub no_progress: fn(&str) -> String,
    pub stop: &'static str,
    pub resume: &'static str,
    pub load_all: &'static str,
    pub load_again: &'static str,
    pub sorting: &'static str,

    pub found: fn(&str) -> String,
    pub range_in: fn(&str) -> String,
    pub no_match_title: &'static str,
    pub no_match_advice: &'static str,
    pub no_match_yet: fn(&str) -> String,

    /// How many rows are rendered, and how many the page has.
    pub browser_find: fn(&str, &str) -> String,
    pub use_search: &'static str,
    pub copy_page: &'static str,
    pub copy_found: &'static str,
}
