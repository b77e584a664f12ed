//! Another token over the same rows.

use leptos::prelude::untrack;

use super::Board;
use crate::query::pages::{Pages, Progress};
use crate::session::Token;

impl Board {
    /// Whether another token is to be entered, reactively.
    pub fn wants_token(self) -> bool {
        self.courier.is_locked() || self.changing_token.get()
    }

    /// Lets a person enter another token.
    pub fn change_token(self) {
        self.changing_token.set(true);
    }

    /// No other token, for now.
    pub fn keep_token(self) {
        self.changing_token.set(false);
        self.courier.give_up();
    }

    /// Goes on with another token, where it failed for the old one.
    pub fn renew_token(self, token: Token) {
        let Some(connection) = self.console.renew(token) else {
            return;
        };
        self.changing_token.set(false);
        self.courier.renew(connection);
        let failed = |pages: &Pages| matches!(pages.progress(), Progress::Failed(_));
        if untrack(|| self.loader.read(failed)) {
            self.loader.refresh();
        }
        // A block behind the page on screen can have failed for the old one too.
        self.explorer.hold_back(self.loader.is_waiting());
        self.explorer.retry();
    }
}
