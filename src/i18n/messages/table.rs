//! Texts of the table's states.

/// Texts of a table without rows, and data warnings.
pub struct TableMessages {
    /// The menu of exports, which is loaded later.
    pub export: &'static str,
    pub loading: &'static str,
    pub still_waiting: &'static str,
    pub rows_loaded: fn(u64, &str) -> String,
    pub empty_title: &'static str,
    pub empty_advice: &'static str,
    pub past_end_title: &'static str,
    pub past_end_advice: fn(&str) -> String,
    pub past_end_unknown: &'static str,
    pub go_to_last: fn(&str) -> String,
    pub go_to_first: &'static str,
    pub stale_rows: fn(&str) -> String,
    pub change_token: &'static str,
    pub server_message: fn(&str) -> String,
    pub http_status: fn(&str) -> String,
    pub unreadable_rows: fn(u64, &str) -> String,
    pub unreadable_loaded: fn(u64, &str) -> String,
    pub repeated_rows: fn(u64, &str) -> String,
    pub repeated_loaded: fn(u64, &str) -> String,
    pub other_offset: fn(&str, &str) -> String,
    pub invalid_count: fn(&str, &str) -> String,
    pub no_next_flag: &'static str,
    pub empty_with_next: &'static str,
    pub empty_with_total: fn(&str) -> String,
    pub row_not_here: fn(&str) -> String,
    pub row_not_in_project: fn(&str) -> String,
    pub look_everywhere: &'static str,
}
