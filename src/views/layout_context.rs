//! Columns and density of the table: in the URL, and remembered for the next visit.

use crate::preferences::{Preferences, StoredKey};
use crate::state::url::column_layout::{ColumnLayout, Density};
use crate::state::url::url_state::UrlState;

/// Reads and changes the table's layout.
#[derive(Clone, Copy)]
pub struct LayoutContext {
    /// Where the layout is.
    pub url: UrlState,
    /// Where it is remembered.
    pub preferences: Preferences,
}

impl LayoutContext {
    /// Shows these columns from now on, on the next visit too.
    pub fn set_columns(self, layout: ColumnLayout) {
        self.preferences.store(StoredKey::Columns, &layout.text());
        self.url
            .replace(self.url.params_untracked().with_layout(layout));
    }

    /// Uses this density from now on, on the next visit too.
    pub fn set_density(self, density: Density) {
        self.preferences.store(StoredKey::Density, density.id());
        self.url
            .replace(self.url.params_untracked().with_density(density));
    }
}
