//! Texts of retries, offline state, automatic refresh, releases and error details.

/// Texts of retries, offline state, automatic refresh, releases and unreadable rows.
pub struct NetworkMessages {
    pub retry_in: fn(&str, u64) -> String,
    pub retry_soon: fn(&str) -> String,
    pub retry_now: &'static str,
    pub offline: &'static str,
    pub auto_refresh: &'static str,
    pub off: &'static str,
    pub seconds: fn(u32) -> String,
    pub minutes: fn(u32) -> String,
    pub slowed_by_requests: fn(&str, &str) -> String,
    pub slowed_by_limit: fn(&str) -> String,
    pub just_now: &'static str,
    pub minutes_ago: fn(&str) -> String,
    pub hours_ago: fn(&str) -> String,
    pub days_ago: fn(&str) -> String,
    pub version: fn(&str) -> String,
    pub newer_version: &'static str,
    pub reload: &'static str,
    /// In a panel whose code is being fetched.
    pub lazy_loading: &'static str,
    /// That the code of a panel or dialog can't be fetched.
    pub lazy_failed: &'static str,
    pub copy_details: &'static str,
    pub details: ErrorDetailMessages,
    pub show_unreadable: &'static str,
    pub unreadable_title: &'static str,
    pub unreadable_shown: fn(&str, &str) -> String,
    pub copy_json: &'static str,
}

/// Labels of the lines of an error's details; a colon follows each.
pub struct ErrorDetailMessages {
    pub version: &'static str,
    pub error: &'static str,
    pub status: &'static str,
    pub server_message: &'static str,
    pub address: &'static str,
    pub attempts: &'static str,
    pub time: &'static str,
    pub page: &'static str,
    pub browser: &'static str,
}
