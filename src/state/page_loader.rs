//! Does what `pages` decides: sends, aborts, and brings replies back to it.

use std::time::Duration;

use leptos::prelude::*;

use super::page_cache::{LoadAction, LoadId, PageCache, PageKey, Progress};
use super::page_content::PageContent;
use crate::api::Endpoint;
use crate::api::client::{ApiClient, Subscription};
use crate::i18n::intl;

/// After this long, "still waiting" is said.
pub(super) const LONG: Duration = Duration::from_secs(3);

/// Loads pages of one connection. Copied about freely; leaves the line with its owner.
#[derive(Clone, Copy)]
pub struct PageLoader {
    pages: RwSignal<PageCache>,
    client: ApiClient,
    request: StoredValue<Option<Subscription>, LocalStorage>,
}

impl PageLoader {
    /// A loader that holds nothing yet.
    pub fn new(client: ApiClient) -> Self {
        Self {
            pages: RwSignal::new(PageCache::default()),
            client,
            request: StoredValue::new_local(None),
        }
    }

    /// Reads the pages, reactively.
    pub fn read<R>(self, read: impl FnOnce(&PageCache) -> R) -> R {
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
        self.step(PageCache::refresh);
    }

    /// No page is wanted for now: rows come from elsewhere.
    pub fn rest(self) {
        self.step(PageCache::rest);
    }

    /// No page is wanted; forgets those held.
    pub fn clear(self) {
        self.step(PageCache::clear);
    }

    fn step(self, decide: impl FnOnce(&mut PageCache) -> LoadAction) {
        let step = self.pages.try_update(decide);
        match step {
            None | Some(LoadAction::Nothing) => {}
            Some(LoadAction::Abort) => self.hold(None),
            Some(LoadAction::Fetch(ticket, key)) => self.fetch(ticket, key),
        }
    }

    /// Leaves the line where it stood before.
    fn hold(self, asked: Option<Subscription>) {
        let before = self
            .request
            .try_update_value(|request| std::mem::replace(request, asked));
        drop(before);
    }

    fn fetch(self, ticket: LoadId, key: PageKey) {
        set_timeout(
            move || {
                self.pages.update(|pages| pages.linger(ticket));
            },
            LONG,
        );
        let slice = key.slice();
        let endpoint = Endpoint::SegmentProfiles(key.project, slice);
        let asked = self.client.ask(endpoint, move |outcome| {
            let result = PageContent::read(slice, outcome);
            // Gone with its owner: then there is no screen to show it on.
            self.pages
                .update(|pages| pages.settle(ticket, result, intl::now_ms()));
        });
        self.hold(Some(asked));
    }
}
