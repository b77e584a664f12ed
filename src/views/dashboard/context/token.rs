//! Another token over the same rows.

use super::DashboardContext;
use crate::session::Token;
use crate::state::page_cache::{PageCache, Progress};
use leptos::prelude::*;

impl DashboardContext {
    /// Whether another token is to be entered, reactively.
    pub fn wants_token(self) -> bool {
        self.client.is_locked() || self.changing_token.get()
    }

    /// Lets a person enter another token.
    pub fn change_token(self) {
        self.changing_token.set(true);
    }

    /// No other token, for now.
    pub fn keep_token(self) {
        self.changing_token.set(false);
        self.client.give_up();
    }

    /// Goes on with another token, where it failed for the old one.
    pub fn renew_token(self, token: Token) {
        let Some(connection) = self.app.renew(token) else {
            return;
        };
        self.changing_token.set(false);
        self.client.renew(connection);
        let failed = |pages: &PageCache| matches!(pages.progress(), Progress::Failed(_));
        if untrack(|| self.loader.read(failed)) {
            self.loader.refresh();
        }
        // A block behind the page on screen can have failed for the old one too.
        self.collection_loader.hold_back(self.loader.is_waiting());
        self.collection_loader.retry();
    }
}
