//! Texts of selected rows and of stars.

/// Texts of the selection, its bar, and what is copied.
pub struct SelectionMessages {
    /// Before the name of a row: its checkbox.
    pub select_row: &'static str,
    pub select_page: &'static str,
    pub bar: &'static str,
    pub selected: fn(&str) -> String,
    pub out_of_sight: fn(&str) -> String,
    /// Of those out of sight.
    pub filtered_out: fn(&str) -> String,
    pub missing: fn(u64, &str) -> String,
    /// Between two of the counts.
    pub separator: &'static str,
    pub none_selected: &'static str,
    pub select_found: fn(&str) -> String,
    pub select_found_so_far: fn(&str) -> String,
    pub copy: &'static str,
    pub copy_ids: &'static str,
    pub copy_keys: &'static str,
    pub copy_links: &'static str,
    pub copy_markdown: &'static str,
    pub copy_table: &'static str,
    pub copy_table_hint: &'static str,
    pub without_key: fn(u64, &str) -> String,
    pub clear: &'static str,
}

/// Texts of the stars.
pub struct StarMessages {
    /// Before the name of a row: the button with its star.
    pub star: &'static str,
    pub star_hint: &'static str,
    pub starred: fn(&str) -> String,
    pub unstarred: fn(&str) -> String,
    pub full: &'static str,
    pub not_stored: &'static str,
    pub unreadable: &'static str,
    pub imported: fn(usize) -> String,
    pub over_limit: fn(usize) -> String,
    pub left_out: &'static str,
}
