//! Texts of the suggestions under the search box.

/// Texts of the suggestions under the search box.
pub struct SuggestionMessages {
    /// The name of the list.
    pub label: &'static str,
    /// How many there are; a number, and the same as it is written.
    pub count: fn(usize, &str) -> String,
    /// How many rows one leaves; a number, and the same as it is written.
    pub rows: fn(u32, &str) -> String,
    /// That these are the rows of a part of the project.
    pub partial: fn(&str) -> String,
    pub recent: &'static str,

    // What each field is.
    pub health: &'static str,
    pub status: &'static str,
    pub schedule: &'static str,
    pub kind: &'static str,
    pub creator: &'static str,
    pub editor: &'static str,
    pub name: &'static str,
    pub key: &'static str,
    pub id: &'static str,
    pub description: &'static str,
    pub computed: &'static str,
    pub due: &'static str,
    pub overdue: &'static str,
    pub created: &'static str,
    pub updated: &'static str,
    pub has: &'static str,
    pub no: &'static str,
    pub is: &'static str,
    pub changed_field: &'static str,

    // What each operator does.
    pub exclusion: &'static str,
    pub or: &'static str,
    pub open: &'static str,
    pub close: &'static str,

    // Values.
    pub me: &'static str,
    pub starred: &'static str,
    pub selected: &'static str,
    pub same_name: &'static str,
    pub due_soon: &'static str,
    pub changed: &'static str,
    pub long_running: &'static str,
    pub today: &'static str,
    pub yesterday: &'static str,
    pub tomorrow: &'static str,
    pub until_yesterday: &'static str,
    /// A period before now.
    pub within: fn(&str) -> String,
    pub before: fn(&str) -> String,
    /// A period from now on.
    pub due_within: fn(&str) -> String,
    pub due_after: fn(&str) -> String,
    /// How long it has been overdue.
    pub overdue_within: fn(&str) -> String,
    pub overdue_longer: fn(&str) -> String,
}
