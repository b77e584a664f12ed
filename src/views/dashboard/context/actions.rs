//! What a person does to the rows on screen, and how that stands.

use super::DashboardContext;
use crate::i18n::intl;
use crate::state::collection::{Collection, Status};
use crate::state::collection_loader::CollectionLoader;
use crate::state::page_cache::{PageCache, Progress};
use crate::state::page_loader::PageLoader;
use leptos::prelude::*;

impl DashboardContext {
    /// Whether what is on screen is on its way anew, reactively.
    pub fn is_busy(self) -> bool {
        let waiting = matches!(self.progress.get(), Progress::Waiting { .. });
        let loading = move || {
            self.collection_loader
                .read(|collection| matches!(collection.status(), Status::Loading { .. }))
        };
        waiting || (self.from_memory.get() && loading())
    }

    /// Searches for something else than now; Back returns.
    pub fn search_for(self, change: impl FnOnce(&str) -> String) {
        let params = self.app.url.params_now();
        let search = change(&params.search);
        if search != params.search {
            self.app.url.go(params.with_search(search));
        }
    }

    /// Asks again for what failed, and for nothing else.
    pub fn retry(self) {
        if self.from_memory.get_untracked() {
            self.collection_loader.retry();
        } else {
            self.loader.refresh();
        }
    }

    /// Asks for everything on screen anew.
    pub fn refresh(self) {
        refresh(self.loader, self.collection_loader, self.now);
    }

    /// When a request for rows came to an end last, in milliseconds since 1970,
    /// reactively.
    pub fn settled_at(self) -> Option<i64> {
        let page = self.loader.read(PageCache::settled_at);
        page.max(self.collection_loader.read(Collection::settled_at))
    }
}

/// Asks for everything on screen anew.
pub(super) fn refresh(loader: PageLoader, collection_loader: CollectionLoader, now: RwSignal<i64>) {
    now.set(intl::now_ms());
    loader.refresh();
    collection_loader.hold_back(loader.is_waiting());
    collection_loader.refresh_begun();
}
