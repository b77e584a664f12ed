//! Loads pages: does what `page_cache` decides (sends, aborts) and gives it the replies.

use std::time::Duration;

use leptos::prelude::*;

use crate::api::Endpoint;
use crate::api::client::{ApiClient, Subscription};
use crate::domain::Slice;
use crate::i18n::intl;
use crate::state::page::cache::{LoadAction, LoadId, PageCache, PageKey, Progress};
use crate::state::page::content::PageContent;

/// After this long, people are told that a request takes long.
pub(in crate::state) const SLOW_AFTER: Duration = Duration::from_secs(3);

/// Loads the pages of one connection; its request ends with its owner.
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

    /// Whether the page that is wanted is on its way.
    pub fn is_waiting(self) -> bool {
        self.pages
            .with_untracked(|pages| matches!(pages.progress(), Progress::Waiting { .. }))
    }

    /// Wants a page on screen. A request for it leaves before this returns.
    pub fn show(self, key: PageKey) {
        self.apply(|pages| pages.show(key));
    }

    /// Requests the page on screen again.
    pub fn refresh(self) {
        self.apply(PageCache::refresh);
    }

    /// No page is wanted for now: rows come from elsewhere.
    pub fn rest(self) {
        self.apply(PageCache::rest);
    }

    /// No page is wanted; forgets those in memory.
    pub fn clear(self) {
        self.apply(PageCache::clear);
    }

    fn apply(self, decide: impl FnOnce(&mut PageCache) -> LoadAction) {
        let action = self.pages.try_update(decide);
        match action {
            None | Some(LoadAction::Nothing) => {}
            Some(LoadAction::Abort) => self.replace_request(None),
            Some(LoadAction::Fetch(id, key, slice)) => self.fetch(id, key, slice),
        }
    }

    /// Ends the request before, if it is still on its way.
    fn replace_request(self, new: Option<Subscription>) {
        let before = self
            .request
            .try_update_value(|request| std::mem::replace(request, new));
        // Outside of the store: what an abort calls may look at it.
        drop(before);
    }

    fn fetch(self, id: LoadId, key: PageKey, slice: Slice) {
        set_timeout(
            move || {
                self.pages.update(|pages| pages.mark_long(id));
            },
            SLOW_AFTER,
        );
        let endpoint = Endpoint::SegmentProfiles(key.project, slice);
        let request = self.client.request(endpoint, move |outcome| {
            let result = PageContent::read(slice, outcome);
            // Gone with its owner: then there is no screen to show it on.
            self.apply(|pages| pages.settle(id, result, intl::now_ms()));
        });
        if self.pages.with_untracked(|pages| pages.may_shrink(slice)) {
            request.give_up_when_slow();
        }
        self.replace_request(Some(request));
    }
}
