//! Another token over the same rows: when it is asked for, and what goes on with it.

use leptos::prelude::*;

use crate::api::client::ApiClient;
use crate::session::Token;
use crate::state::collection::loader::CollectionLoader;
use crate::state::page::cache::{PageCache, Progress};
use crate::state::page::loader::PageLoader;
use crate::views::session_context::SessionContext;

/// The dialog that asks for another token.
#[derive(Clone, Copy)]
pub struct TokenContext {
    session: SessionContext,
    client: ApiClient,
    loader: PageLoader,
    collection: CollectionLoader,
    /// Whether a person wants to enter another token.
    changing: RwSignal<bool>,
}

impl TokenContext {
    /// Closed, until the token is refused.
    pub fn new(
        session: SessionContext,
        client: ApiClient,
        loader: PageLoader,
        collection: CollectionLoader,
    ) -> Self {
        Self {
            session,
            client,
            loader,
            collection,
            changing: RwSignal::new(false),
        }
    }

    /// Whether the dialog is open, reactively.
    pub fn is_open(self) -> bool {
        self.client.is_token_refused() || self.changing.get()
    }

    /// Whether the token was refused, reactively.
    pub fn is_refused(self) -> bool {
        self.client.is_token_refused()
    }

    /// Whether a person asked for the dialog, reactively.
    pub fn is_changing(self) -> bool {
        self.changing.get()
    }

    /// What the server said when it refused the token, reactively.
    pub fn refusal_message(self) -> Option<String> {
        self.client.refusal_message()
    }

    /// Opens the dialog.
    pub fn open(self) {
        self.changing.set(true);
    }

    /// Closes the dialog without another token: the refused requests fail.
    pub fn cancel(self) {
        self.changing.set(false);
        self.client.fail_unauthorized();
    }

    /// Goes on with another token, repeating what failed for the old one.
    pub fn renew(self, token: Token) {
        let Some(connection) = self.session.renew(token) else {
            return;
        };
        self.changing.set(false);
        self.client.replace_connection(connection);
        let failed = |pages: &PageCache| matches!(pages.progress(), Progress::Failed(_));
        if untrack(|| self.loader.read(failed)) {
            self.loader.refresh();
        }
        // A block behind the page on screen can have failed for the old token too.
        self.collection.set_page_loading(self.loader.is_waiting());
        self.collection.retry();
    }
}
