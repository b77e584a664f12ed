//! The texts of the user interface, grouped by component. Texts with parameters are functions; numbers
//! and dates are passed to them as formatted text.

mod board;
mod changes;
mod compare;
mod errors;
mod export;
mod groups;
mod headings;
mod health_reasons;
mod menus;
mod network;
mod report;
mod search;
mod search_words;
mod selection;
mod session;
mod suggestions;
mod table;
mod timeline;
mod view_tiles;

pub use board::BoardMessages;
pub use changes::ChangesMessages;
pub use compare::CompareMessages;
pub use errors::{ErrorMessages, ProblemMessages};
pub use export::{ExportMessages, ProvenanceMessages};
pub use groups::GroupMessages;
pub use headings::HeadingMessages;
pub use health_reasons::HealthReasonMessages;
pub use menus::{ColumnsMenuMessages, SavedViewsMessages, ShortcutMessages};
pub use network::{ErrorDetailMessages, NetworkMessages};
pub use report::ReportMessages;
pub use search::SearchMessages;
pub use search_words::{SearchWordMessages, Words};
pub use selection::{SelectionMessages, StarMessages};
pub use session::SessionMessages;
pub use suggestions::SuggestionMessages;
pub use table::TableMessages;
pub use timeline::TimelineMessages;
pub use view_tiles::ViewTileMessages;

use super::Locale;

/// A short title, and advice of one or two sentences.
pub type TitleAndAdvice = (&'static str, &'static str);

/// All texts of one language.
pub struct Messages {
    /// The language, by which the texts that are loaded later are found.
    pub locale: Locale,
    /// The product's name.
    pub product: &'static str,
    /// What the rows are called.
    pub segment_profiles: &'static str,
    /// Shown for a missing value.
    pub dash: &'static str,
    /// Closes a notice.
    pub dismiss: &'static str,
    /// Sends a failed request again.
    pub retry: &'static str,
    /// The connect page.
    pub connect: ConnectMessages,
    /// Token renewal, idle warning and end of a session.
    pub session: SessionMessages,
    /// Retries, offline state, automatic refresh, releases and error details.
    pub network: NetworkMessages,
    /// The toolbar.
    pub toolbar: ToolbarMessages,
    /// The project selector.
    pub project_selector: ProjectSelectorMessages,
    /// Column headings and cells.
    pub columns: ColumnMessages,
    /// Sorting and resizing by column headings.
    pub headings: HeadingMessages,
    /// The table in groups.
    pub groups: GroupMessages,
    /// The menu of columns and density.
    pub columns_menu: ColumnsMenuMessages,
    /// The menu of saved views, its dialogs and the exchange by file.
    pub saved_views: SavedViewsMessages,
    /// The tiles of views, and what is said of the one on screen.
    pub view_tiles: ViewTileMessages,
    /// The list of keyboard shortcuts.
    pub shortcuts: ShortcutMessages,
    /// Selected rows and what is copied of them.
    pub selection: SelectionMessages,
    /// Stars.
    pub stars: StarMessages,
    /// Labels of the API's codes.
    pub codes: CodeMessages,
    /// Labels of the healths.
    pub health: HealthMessages,
    /// Search, filters, and the status of loading the project.
    pub search: SearchMessages,
    /// Words that can be typed in the search box.
    pub search_words: SearchWordMessages,
    /// Pagination.
    pub pagination: PaginationMessages,
    /// States of the table without rows, and data warnings.
    pub table: TableMessages,
    /// The drawer with all fields of a profile.
    pub drawer: DrawerMessages,
    /// API errors.
    pub errors: ErrorMessages,
    /// Problems of input, URL, configuration and storage.
    pub problems: ProblemMessages,
}

/// Texts of the connect page.
pub struct ConnectMessages {
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

/// Texts of the toolbar.
pub struct ToolbarMessages {
    /// Before the time of fetching.
    pub fetched: &'static str,
    /// Behind that time, how long ago it is.
    pub fetched_ago: fn(&str) -> String,
    pub refresh: &'static str,
    /// Opens the board, and is its title.
    pub all_projects: &'static str,
    pub language: &'static str,
    pub theme: &'static str,
    pub theme_system: &'static str,
    pub theme_light: &'static str,
    pub theme_dark: &'static str,
    pub disconnect: &'static str,
    pub disconnect_hint: &'static str,
}

/// Texts of the project selector.
pub struct ProjectSelectorMessages {
    pub label: &'static str,
    pub placeholder: &'static str,
    pub from_api: &'static str,
    pub from_config: &'static str,
    pub recent: &'static str,
    pub use_typed: fn(&str) -> String,
    pub none_found: &'static str,
    pub more_projects: fn(usize) -> String,
    pub loading: &'static str,
    pub list_unavailable: &'static str,
    pub choose_title: &'static str,
    pub choose_advice: &'static str,
}

/// Column headings, and texts of the table's cells.
pub struct ColumnMessages {
    pub caption: fn(&str) -> String,
    pub name: &'static str,
    pub key: &'static str,
    pub kind: &'static str,
    pub description: &'static str,
    pub schedule: &'static str,
    pub health: &'static str,
    pub status: &'static str,
    pub last_computed: &'static str,
    pub due: &'static str,
    pub overdue_by: &'static str,
    pub creator: &'static str,
    pub created: &'static str,
    pub last_editor: &'static str,
    pub updated: &'static str,
    pub times_in: fn(&str) -> String,
    pub open_row: fn(&str) -> String,
    pub unnamed: &'static str,
    pub not_a_date: &'static str,
}

/// Labels of the API's codes.
pub struct CodeMessages {
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

/// Labels of the healths.
pub struct HealthMessages {
    pub failed: &'static str,
    pub overdue: &'static str,
    pub running: &'static str,
    pub not_computed: &'static str,
    pub healthy: &'static str,
    pub unknown: &'static str,
    /// Where a deadline is close and the result not there: behind one of these, and by itself.
    pub due_soon: &'static str,
    pub due_soon_alone: &'static str,
}

/// Texts of the pagination.
pub struct PaginationMessages {
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
    pub range_exact: fn(&str, &str, &str) -> String,
    pub range_stated: fn(&str, &str, &str) -> String,
    pub range_more: fn(&str, &str, &str) -> String,
    pub no_rows: &'static str,
    pub contradicted_total: fn(&str) -> String,
}

/// Texts of the drawer.
pub struct DrawerMessages {
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
    pub open_in_product: &'static str,
}
