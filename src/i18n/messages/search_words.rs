//! Words that can be typed in the search box beside those of the columns and the codes.

/// Words of the language, by what they mean.
pub type Words = &'static [&'static str];

/// Words that can be typed in the search box beside those of the columns and the codes. A hyphen
/// stands for a space as well.
pub struct SearchWordMessages {
    pub health: Words,
    pub status: Words,
    pub kind: Words,
    pub schedule: Words,
    pub creator: Words,
    pub editor: Words,
    pub name: Words,
    pub key: Words,
    pub id: Words,
    pub description: Words,
    pub computed: Words,
    pub created: Words,
    pub updated: Words,
    pub due: Words,
    pub overdue: Words,
    pub no: Words,
    pub has: Words,
    pub is: Words,
    pub starred: Words,
    pub selected: Words,
    pub same_name: Words,
    pub due_soon: Words,
    pub long_running: Words,
    pub changed: Words,
    pub changed_field: Words,
    pub changed_failed: Words,
    pub changed_overdue: Words,
    pub changed_recovered: Words,
    pub changed_computed: Words,
    pub changed_renamed: Words,
    pub changed_edited: Words,
    pub changed_added: Words,
    pub unreadable: Words,
    /// The person at the screen, after `@`.
    pub me: &'static str,
    pub today: &'static str,
    pub yesterday: &'static str,
    pub tomorrow: &'static str,
    /// Weeks, days, hours and minutes, after a number.
    pub units: [Words; 4],
}
