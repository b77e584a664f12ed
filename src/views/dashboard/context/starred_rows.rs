//! The starred rows of the project on screen.

use std::collections::HashSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::SegmentProfile;
use crate::state::url::url_state::UrlState;
use crate::subscription::unsubscribe_on_cleanup;
use crate::views::stars_store::StarsStore;

/// The stars of the project on screen, and what was done to one last.
#[derive(Clone, Copy)]
pub struct StarredRows {
    url: UrlState,
    store: StarsStore,
    /// The ids of the rows with a star.
    pub ids: Memo<Arc<HashSet<String>>>,
    /// The row that got a star last, or lost it (`false`).
    pub last_change: RwSignal<Option<(Arc<SegmentProfile>, bool)>>,
}

impl StarredRows {
    /// Follows the project in the URL and the store.
    pub fn new(url: UrlState, store: StarsStore) -> Self {
        let project = Memo::new(move |_| url.params().project);
        let ids = Memo::new(move |_| {
            let ids = project.with(|project| {
                let project = project.as_ref()?;
                Some(store.with(|stars| stars.of(project).iter().cloned().collect()))
            });
            Arc::new(ids.unwrap_or_default())
        });
        Self {
            url,
            store,
            ids,
            last_change: RwSignal::new(None),
        }
    }

    /// Whether a row has a star, reactively.
    pub fn has(self, id: &str) -> bool {
        unsubscribe_on_cleanup(&ArcMemo::from(self.ids));
        self.ids.with(|ids| ids.contains(id))
    }

    /// Gives a row a star, or takes it away.
    pub fn toggle(self, row: &Arc<SegmentProfile>) {
        if let Some(project) = self.url.params_untracked().project {
            let before = untrack(|| self.has(&row.id));
            let starred = self.store.toggle(&project, &row.id);
            self.last_change
                .set((starred != before).then(|| (Arc::clone(row), starred)));
        }
    }
}
