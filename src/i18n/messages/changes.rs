//! Texts of what changed since a project was marked as seen, and of the records of profiles. They are
//! loaded with the lazy views, so no member of `Messages` holds them.

/// Texts of changes, of results that were seen and of notifications.
pub struct ChangesMessages {
    /// The button that opens the list.
    pub label: &'static str,
    /// The same with the number of changed profiles.
    pub label_with_count: fn(&str) -> String,
    /// The title of the list.
    pub title: &'static str,
    /// Since when, before the counts: a time.
    pub since: fn(&str) -> String,
    /// How many profiles have each change, in the order of `ChangeKind::ALL`; a number, and the same as
    /// it is written.
    pub counts: [fn(u32, &str) -> String; 8],
    /// Between two counts.
    pub separator: &'static str,
    /// That nothing changed since a time.
    pub nothing: fn(&str) -> String,
    /// That it is not known yet.
    pub not_known: &'static str,
    /// What was compared: not all profiles.
    pub partial: &'static str,
    pub mark_seen: &'static str,
    pub mark_seen_hint: &'static str,
    pub show: &'static str,
    /// By whom a profile was edited.
    pub by: fn(&str) -> String,
    /// What it was called.
    pub formerly: fn(&str) -> String,
    /// How many are not in the list.
    pub more: fn(&str) -> String,
    pub close: &'static str,

    // What the browser remembers.
    pub remember: &'static str,
    pub remember_hint: &'static str,
    /// The operator switched it off.
    pub switched_off: &'static str,
    pub forget: &'static str,
    pub forgotten: &'static str,
    pub not_stored: &'static str,
    pub too_many: &'static str,

    // Notifications.
    pub notify: &'static str,
    pub notify_hint: &'static str,
    /// The browser denies them.
    pub notify_denied: &'static str,

    // The drawer.
    pub results: &'static str,
    pub results_hint: fn(&str) -> String,
    /// A result, of its stage and time.
    pub result: fn(&str, &str) -> String,
    /// When its time can't be read: when it was seen.
    pub result_seen: fn(&str, &str) -> String,
    pub no_results: &'static str,
    /// A gap between results in which others may have come.
    pub unknown: &'static str,
    /// Since when it has been seen running: a time, and how long that is.
    pub running_since: fn(&str, &str) -> String,
}
