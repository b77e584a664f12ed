//! Texts of the tiles of views, and of what is said of the view on screen.

/// Texts of the tiles of views.
pub struct ViewTileMessages {
    /// The button that folds and unfolds them.
    pub label: &'static str,
    pub own: &'static str,
    pub team: &'static str,
    pub team_hint: &'static str,
    pub built_in: &'static str,
    pub needs_attention: &'static str,
    pub mine: &'static str,
    pub never_computed: &'static str,
    pub manual_and_old: &'static str,
    pub same_names: &'static str,
    pub no_description: &'static str,
    /// Where a tile has no count, since nobody said who "me" is.
    pub me_unknown: &'static str,
    /// Of how many rows the counts are, while they may not be all.
    pub counted_in: fn(&str) -> String,
    pub changed: fn(&str) -> String,
    /// The same of a view that can't be changed from here.
    pub changed_read_only: fn(&str) -> String,
    pub saved: fn(&str) -> String,
    pub save: &'static str,
    pub save_as: &'static str,
    pub reset: &'static str,
    /// What is wrong with a view of `config.json`: its position, its name or nothing, its field.
    pub config_wrong_view: fn(usize, &str, &str) -> String,
}
