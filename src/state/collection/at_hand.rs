//! The rows at hand: those of the page on screen, when no block could be loaded.

use super::{Collection, Status};
use crate::state::page::cache::CachedPage;

impl Collection {
    /// Takes the rows of a page where the first block failed and no row is loaded: a search or a
    /// sorting works on them, and the error does not take their place. They prove nothing.
    pub fn adopt_page(&mut self, page: Option<&CachedPage>) {
        let failed = matches!(self.status, Status::Failed(_));
        if let Some(page) = page.filter(|_| failed && self.rows.is_empty()) {
            for row in &page.content.rows {
                self.upsert(row);
            }
            self.fetched_at = Some(page.fetched_at);
        }
    }
}
