//! What a person does to the rows on screen, and how that stands.

use super::Board;
use crate::live::State;
use crate::query::collection::{Collection, Status};
use crate::query::explorer::Explorer;
use crate::query::loader::PageLoader;
use crate::query::pages::{Pages, Progress};
use crate::text::intl;

impl Board {
    /// Whether what is on screen is on its way anew, reactively.
    pub fn is_busy(self) -> bool {
        let waiting = matches!(self.progress.get(), Progress::Waiting { .. });
        let loading = move || {
            self.explorer
                .read(|collection| matches!(collection.status(), Status::Loading { .. }))
        };
        waiting || (self.from_memory.get() && loading())
    }

    /// Searches for something else than now; Back returns.
    pub fn search_for(self, change: impl FnOnce(&str) -> String) {
        let params = self.console.place.params_now();
        let search = change(&params.search);
        if search != params.search {
            self.console.place.go(params.with_search(search));
        }
    }

    /// Asks again for what failed, and for nothing else.
    pub fn retry(self) {
        if self.from_memory.get_untracked() {
            self.explorer.retry();
        } else {
            self.loader.refresh();
        }
    }

    /// Asks for everything on screen anew.
    pub fn refresh(self) {
        refresh(self.loader, self.explorer, self.now);
    }

    /// When a request for rows came to an end last, in milliseconds since 1970,
    /// reactively.
    pub fn settled_at(self) -> Option<i64> {
        let page = self.loader.read(Pages::settled_at);
        page.max(self.explorer.read(Collection::settled_at))
    }
}

/// Asks for everything on screen anew.
pub(super) fn refresh(loader: PageLoader, explorer: Explorer, now: State<i64>) {
    now.set(intl::now_ms());
    loader.refresh();
    explorer.hold_back(loader.is_waiting());
    explorer.refresh_begun();
}
