//! What there is to say, by the place where it is said. Texts with something to
//! fill in are functions; numbers and dates reach them already formatted.

mod arrange;
mod explore;
mod grid;
mod network;
mod reasons;
mod session;

pub use arrange::{Arrange, ColumnsMenu, Keys, ViewsMenu};
pub use explore::Explore;
pub use grid::Grid;
pub use network::{Details, Network};
pub use reasons::Reasons;
pub use session::SessionWords;

/// A short title, and a sentence or two on what to do.
pub type TitleAndAdvice = (&'static str, &'static str);

/// All texts of one language.
pub struct Messages {
    /// The product's name.
    pub product: &'static str,
    /// What the rows are called.
    pub segment_profiles: &'static str,
    /// The stand-in for a value that isn't there.
    pub dash: &'static str,
    /// Ends a notice.
    pub dismiss: &'static str,
    /// Asks for the same again.
    pub retry: &'static str,
    /// The connect page.
    pub connect: Connect,
    /// How a session goes on, and how it ends.
    pub session: SessionWords,
    /// What the network does, and how fresh the rows are.
    pub network: Network,
    /// The bar above everything.
    pub bar: Bar,
    /// The project selector.
    pub picker: Picker,
    /// The table's columns.
    pub columns: Columns,
    /// The table's headings.
    pub grid: Grid,
    /// How the table is arranged, saved views, keys.
    pub arrange: Arrange,
    /// The API's codes.
    pub codes: Codes,
    /// Which profiles can be trusted.
    pub health: HealthWords,
    /// Search, filters, and how much is loaded.
    pub explore: Explore,
    /// Why profiles are as they are.
    pub reasons: Reasons,
    /// The pages.
    pub pagination: Pagination,
    /// What a table without rows says, and what is odd about one with rows.
    pub states: States,
    /// One profile, whole.
    pub drawer: Drawer,
    /// What can go wrong with a request.
    pub errors: Errors,
    /// What can be wrong with input.
    pub problems: Problems,
}

/// The connect page.
pub struct Connect {
    pub intro: &'static str,
    pub address: &'static str,
    pub address_hint: &'static str,
    pub same_origin: &'static str,
    pub token: &'static str,
    pub token_hint: &'static str,
    pub show_token: &'static str,
    pub memory_only: &'static str,
    pub memory_only_hint: &'static str,
    pub project: &'static str,
    pub project_hint: &'static str,
    pub submit: &'static str,
    pub waiting: &'static str,
}

/// The bar above everything.
pub struct Bar {
    pub fetched_at: fn(&str, &str) -> String,
    pub refresh: &'static str,
    pub language: &'static str,
    pub theme: &'static str,
    pub theme_system: &'static str,
    pub theme_light: &'static str,
    pub theme_dark: &'static str,
    pub disconnect: &'static str,
    pub disconnect_hint: &'static str,
}

/// The project selector.
pub struct Picker {
    pub label: &'static str,
    pub placeholder: &'static str,
    pub from_api: &'static str,
    pub from_config: &'static str,
    pub recent: &'static str,
    pub use_typed: fn(&str) -> String,
    pub none_found: &'static str,
    pub loading: &'static str,
    pub not_offered: &'static str,
    pub choose_title: &'static str,
    pub choose_advice: &'static str,
}

/// The table's columns.
pub struct Columns {
    pub caption: fn(&str) -> String,
    pub name: &'static str,
    pub key: &'static str,
    pub kind: &'static str,
    pub description: &'static str,
    pub schedule: &'static str,
    pub health: &'static str,
    pub status: &'static str,
    pub last_computed: &'static str,
    pub creator: &'static str,
    pub created: &'static str,
    pub last_editor: &'static str,
    pub updated: &'static str,
    pub times_in: fn(&str) -> String,
    pub open_row: fn(&str) -> String,
    pub unnamed: &'static str,
    pub not_a_date: &'static str,
}

/// The API's codes in the words of product staff.
pub struct Codes {
    pub stage_none: &'static str,
    pub stage_ready: &'static str,
    pub stage_running: &'static str,
    pub stage_finish: &'static str,
    pub stage_error: &'static str,
    pub daily: &'static str,
    pub once: &'static str,
    pub auto: &'static str,
    pub weekly: &'static str,
    pub direct: &'static str,
    pub from_funnel: &'static str,
    pub from_retention: &'static str,
    pub from_frequency: &'static str,
    pub from_files: &'static str,
    pub unknown_code: &'static str,
}

/// How profiles are, in a word each.
pub struct HealthWords {
    pub failed: &'static str,
    pub overdue: &'static str,
    pub running: &'static str,
    pub not_computed: &'static str,
    pub healthy: &'static str,
    pub unknown: &'static str,
}

/// The pages.
pub struct Pagination {
    pub label: &'static str,
    pub rows_per_page: &'static str,
    pub first: &'static str,
    pub previous: &'static str,
    pub next: &'static str,
    pub last: &'static str,
    pub last_unknown: &'static str,
    pub page: &'static str,
    pub page_of: fn(&str) -> String,
    pub bad_page: &'static str,
    pub range_exactly: fn(&str, &str, &str) -> String,
    pub range_stated: fn(&str, &str, &str) -> String,
    pub range_more: fn(&str, &str, &str) -> String,
    pub no_rows: &'static str,
    pub disputed: fn(&str) -> String,
}

/// What a table without rows says, and what is odd about one with rows.
pub struct States {
    pub loading: &'static str,
    pub still_waiting: &'static str,
    pub rows_here: fn(u64, &str) -> String,
    pub empty_title: &'static str,
    pub empty_advice: &'static str,
    pub past_end_title: &'static str,
    pub past_end_advice: fn(&str) -> String,
    pub past_end_unknown: &'static str,
    pub go_to_last: fn(&str) -> String,
    pub go_to_first: &'static str,
    pub stale_rows: fn(&str) -> String,
    pub change_token: &'static str,
    pub server_said: fn(&str) -> String,
    pub http_status: fn(&str) -> String,
    pub unreadable_rows: fn(u64, &str) -> String,
    pub unreadable_loaded: fn(u64, &str) -> String,
    pub repeated_rows: fn(u64, &str) -> String,
    pub repeated_loaded: fn(u64, &str) -> String,
    pub other_offset: fn(&str, &str) -> String,
    pub wrong_figure: fn(&str, &str) -> String,
    pub no_next_flag: &'static str,
    pub nothing_but_more: &'static str,
    pub row_not_here: fn(&str) -> String,
}

/// One profile, whole.
pub struct Drawer {
    pub close: &'static str,
    pub previous: &'static str,
    pub next: &'static str,
    pub copy: fn(&str) -> String,
    pub copied: &'static str,
    pub copy_failed: &'static str,
    pub id: &'static str,
    pub detector: &'static str,
    pub creator_id: &'static str,
    pub updater_id: &'static str,
    pub absent: &'static str,
    pub empty_text: &'static str,
}

/// What can go wrong with a request.
pub struct Errors {
    pub refused: TitleAndAdvice,
    pub unauthorized: TitleAndAdvice,
    pub forbidden: TitleAndAdvice,
    pub not_found: TitleAndAdvice,
    pub too_many_requests: TitleAndAdvice,
    pub wait_seconds: fn(u32) -> String,
    pub server_failed: TitleAndAdvice,
    pub unavailable: TitleAndAdvice,
    pub odd_status: TitleAndAdvice,
    pub empty: TitleAndAdvice,
    pub not_the_api: TitleAndAdvice,
    pub not_utf8: TitleAndAdvice,
    pub not_json: &'static str,
    pub not_json_at: fn(usize, usize) -> String,
    pub shape: TitleAndAdvice,
    pub too_large: TitleAndAdvice,
    pub unreachable: TitleAndAdvice,
    pub timed_out: TitleAndAdvice,
}

/// What can be wrong with input.
pub struct Problems {
    pub address_no_scheme: &'static str,
    pub address_bad_host: &'static str,
    pub address_credentials: &'static str,
    pub address_not_a_base: &'static str,
    pub address_insecure: &'static str,
    pub address_not_offered: &'static str,
    pub token_empty: &'static str,
    pub token_spaces: &'static str,
    pub token_not_ascii: &'static str,
    pub project_empty: &'static str,
    pub project_too_long: &'static str,
    pub project_unusable: &'static str,
    pub url_page: fn(&str) -> String,
    pub url_size: fn(&str) -> String,
    pub url_project: fn(&str) -> String,
    pub url_sort: fn(&str) -> String,
    pub url_columns: fn(&str) -> String,
    pub url_density: fn(&str) -> String,
    pub config_missing: &'static str,
    pub config_broken: fn(usize, usize) -> String,
    pub config_no_object: &'static str,
    pub config_unknown_key: fn(&str) -> String,
    pub config_wrong_value: fn(&str) -> String,
    pub session_not_kept: &'static str,
}
