//! Texts of exports. They are loaded with the lazy views, so no member of `Messages` holds them.

/// Texts of the export menu, its question, and the provenance of a file.
pub struct ExportMessages {
    /// Which rows.
    pub rows: &'static str,
    pub selected: fn(&str) -> String,
    pub found: fn(&str) -> String,
    pub found_so_far: fn(&str) -> String,
    pub all: fn(&str) -> String,
    pub loaded_so_far: fn(&str) -> String,
    pub on_page: fn(&str) -> String,
    pub format: &'static str,
    pub csv_words: &'static str,
    pub csv_words_hint: &'static str,
    pub csv_values: &'static str,
    pub csv_values_hint: &'static str,
    pub json_hint: &'static str,
    pub ndjson_hint: &'static str,
    pub columns: &'static str,
    pub as_shown: &'static str,
    pub all_columns: &'static str,
    pub not_of_the_api: &'static str,
    pub formulas_hint: &'static str,
    pub start: fn(&str) -> String,
    pub cancel: &'static str,
    /// Announced once, where each step is seen.
    pub begun: &'static str,
    pub writing: fn(&str, &str) -> String,
    pub done: fn(&str, &str) -> String,
    pub done_formulas: fn(&str) -> String,
    pub cancelled: &'static str,
    pub failed: &'static str,
    pub companion_hint: &'static str,
    pub save_companion: &'static str,
    pub copy_companion: &'static str,
    pub no_file_hint: &'static str,
    pub copy_file: &'static str,

    // What is copied of the page on screen.
    pub copy_link: &'static str,
    pub copy_curl: &'static str,
    pub curl_hint: &'static str,
    /// Where the page is searched, sorted or grouped.
    pub curl_order_hint: &'static str,

    pub incomplete_title: &'static str,
    pub incomplete: fn(&str) -> String,
    pub complete_now: &'static str,
    pub load_rest: &'static str,
    pub export_partial: fn(&str) -> String,
    pub keep: &'static str,

    /// Part of the name of a file: how many rows, and whether they are all.
    pub file_content: fn(usize, bool) -> String,
    pub provenance: ProvenanceMessages,
}

/// Texts of a file's provenance.
pub struct ProvenanceMessages {
    pub title: &'static str,
    /// Between a label and its value.
    pub separator: &'static str,
    pub project: &'static str,
    pub project_id: &'static str,
    pub scope: &'static str,
    pub scope_selected: &'static str,
    pub scope_found: &'static str,
    pub scope_all: &'static str,
    pub scope_page: &'static str,
    pub search: &'static str,
    pub filter: &'static str,
    pub order: &'static str,
    pub order_of_api: &'static str,
    pub ascending: fn(&str) -> String,
    pub descending: fn(&str) -> String,
    pub group: &'static str,
    pub list_separator: &'static str,
    pub rows: &'static str,
    pub complete: &'static str,
    pub is_complete: &'static str,
    pub is_partial: &'static str,
    pub loading_status: &'static str,
    pub unreadable: &'static str,
    pub content: &'static str,
    pub fetched_at: &'static str,
    pub exported_at: &'static str,
    pub zone: &'static str,
    pub version: &'static str,
    pub source: &'static str,
    pub view: &'static str,
    pub none: &'static str,

    // A filter in words.
    pub and: &'static str,
    pub or: &'static str,
    /// Conditions or values that belong together.
    pub several: fn(&str) -> String,
    pub not: fn(&str) -> String,
    pub contains: fn(&str) -> String,
}
