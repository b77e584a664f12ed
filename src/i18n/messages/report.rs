//! Texts of the report for a chat. They are loaded with the lazy views, so no member of `Messages`
//! holds them.

/// Texts of the report, and of the buttons that copy it.
pub struct ReportMessages {
    /// What the buttons are for.
    pub label: &'static str,
    /// What the report has.
    pub hint: &'static str,
    pub copy_markdown: &'static str,
    pub copy_plain: &'static str,
    /// The link to the report on a page of its own, and the one back.
    pub open_page: &'static str,
    pub back: &'static str,
    /// On that page, that not all is loaded.
    pub incomplete: &'static str,
    /// The title, of the project's name.
    pub title: fn(&str) -> String,
    /// When the data was fetched (time, zone), and how much is loaded (a sentence without its end).
    pub fetched: fn(&str, &str, &str) -> String,
    /// Between two counts.
    pub separator: &'static str,
    /// The heading of the profiles of a health, of its name and their count.
    pub section: fn(&str, &str) -> String,
    /// How many are not in the list.
    pub more: fn(&str) -> String,
    /// That nothing needs attention, where all is loaded.
    pub nothing: &'static str,
    /// The same where not all is loaded.
    pub nothing_so_far: &'static str,
}
