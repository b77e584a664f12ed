//! Does what `pages` decides: sends, aborts, and brings replies back to it.

use std::time::Duration;

use leptos::prelude::*;

use super::content::PageContent;
use super::pages::{PageKey, Pages, Progress, Step, Ticket};
use crate::api::error::ApiError;
use crate::api::transport::{self, Abort};
use crate::api::{Endpoint, wire};
use crate::live::{State, spawn};
use crate::session::Connection;
use crate::text::intl;

/// After this long, "still waiting" is said.
const LONG: Duration = Duration::from_secs(3);

/// Loads pages of one connection. Copied about freely; ends its request with its
/// owner.
#[derive(Clone, Copy)]
pub struct PageLoader {
    pages: State<Pages>,
    connection: StoredValue<Connection>,
    request: StoredValue<Option<Abort>, LocalStorage>,
}

impl PageLoader {
    /// A loader that asks with this connection, and holds nothing yet.
    pub fn new(connection: Connection) -> Self {
        Self {
            pages: State::new(Pages::default()),
            connection: StoredValue::new(connection),
            request: StoredValue::new_local(None),
        }
    }

    /// Reads the pages, reactively.
    pub fn read<R>(self, read: impl FnOnce(&Pages) -> R) -> R {
        self.pages.with(read)
    }

    /// Whether the page on screen is on its way.
    pub fn is_waiting(self) -> bool {
        self.pages
            .with_untracked(|pages| matches!(pages.progress(), Progress::Waiting { .. }))
    }

    /// Wants a page on screen.
    pub fn show(self, key: PageKey) {
        self.step(|pages| pages.show(key));
    }

    /// Asks for the page on screen anew.
    pub fn refresh(self) {
        self.step(Pages::refresh);
    }

    /// No page is wanted for now: rows come from elsewhere.
    pub fn rest(self) {
        self.step(Pages::rest);
    }

    /// No page is wanted; forgets those held.
    pub fn clear(self) {
        self.step(Pages::clear);
    }

    fn step(self, decide: impl FnOnce(&mut Pages) -> Step) {
        let step = self.pages.update(decide);
        match step {
            None | Some(Step::Nothing) => {}
            Some(Step::Abort) => self.request.set_value(None),
            Some(Step::Fetch(ticket, key)) => self.fetch(ticket, key),
        }
    }

    fn fetch(self, ticket: Ticket, key: PageKey) {
        let Some(abort) = Abort::new() else {
            self.settle(ticket, Err(ApiError::Unreachable));
            return;
        };
        let call = transport::ask(
            &self.connection.get_value(),
            &Endpoint::SegmentProfiles(key.project.clone(), key.slice()),
            &abort,
        );
        // Dropping the request before ends it.
        self.request.set_value(Some(abort));
        set_timeout(
            move || {
                self.pages.update(|pages| pages.linger(ticket));
            },
            LONG,
        );
        spawn(async move {
            let result = call.await.and_then(|body| {
                wire::page(&body)
                    .map(|reply| PageContent::of(key.slice(), reply))
                    .map_err(ApiError::Unreadable)
            });
            self.settle(ticket, result);
        });
    }

    fn settle(self, ticket: Ticket, result: Result<PageContent, ApiError>) {
        // Gone with its owner: then there is no screen to show it on.
        self.pages
            .update(|pages| pages.settle(ticket, result, intl::now_ms()));
    }
}
