//! Texts of the timeline. They are loaded with the lazy views, so no member of `Messages` holds them.

/// Texts of the dialog with the timeline, and of its button.
pub struct TimelineMessages {
    pub title: &'static str,
    /// What the API can't say.
    pub hint: &'static str,
    /// The choice of what happened.
    pub kind: &'static str,
    pub all_kinds: &'static str,
    pub results: &'static str,
    pub edits: &'static str,
    pub creations: &'static str,
    /// The choice of who did it.
    pub person: &'static str,
    pub everybody: &'static str,
    /// Why no result is listed where a person is chosen.
    pub person_hint: &'static str,
    pub computed: &'static str,
    pub failed: &'static str,
    pub edited: &'static str,
    pub created: &'static str,
    /// Before the name of a person.
    pub by: &'static str,
    pub today: &'static str,
    pub yesterday: &'static str,
    /// How many events a day has, of a number and as it is written.
    pub events: fn(u64, &str) -> String,
    /// Of how many rows (as it is written) they are: of all, of those that are loaded.
    pub of_all: fn(&str) -> String,
    pub of_loaded: fn(&str) -> String,
    /// The number of events, and of how many rows they are.
    pub sentence: fn(&str, &str) -> String,
    /// Between two sentences.
    pub separator: &'static str,
    /// How many of the events are listed.
    pub capped: fn(&str) -> String,
    pub unreadable: fn(u64, &str) -> String,
    pub future: fn(u64, &str) -> String,
    pub nothing: &'static str,
}
