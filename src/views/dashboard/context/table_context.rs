//! The rows on screen: from the page that was requested or from the loaded collection.

use std::sync::Arc;

use leptos::prelude::*;

use super::groups_context::GroupsContext;
use super::search_context::SearchContext;
use crate::domain::{ProjectId, SegmentProfile};
use crate::state::collection::loader::CollectionLoader;
use crate::state::collection::{Collection, Status};
use crate::state::page::cache::{CachedPage, PageCache, PageKey, Progress};
use crate::state::page::loader::PageLoader;
use crate::state::page::local_page;
use crate::state::search::sorting::Sorting;
use crate::state::url::url_state::UrlState;
use crate::views::config_context::ConfigContext;
use crate::views::dashboard::table_state::TableState;

/// What the table shows, and how its request stands.
#[derive(Clone, Copy)]
pub struct TableContext {
    key: Memo<Option<PageKey>>,
    loader: PageLoader,
    collection: CollectionLoader,
    /// Whether rows come from the loaded collection, not from a request for their page.
    pub from_memory: Memo<bool>,
    /// The page that the URL names, if it is in memory.
    pub page: Memo<Option<CachedPage>>,
    /// The page whose rows are on screen: the one that the URL names or, while that one is on its
    /// way, the one of the same project that was on screen before. Its rows have their own
    /// numbers.
    pub rows: Memo<Option<CachedPage>>,
    /// How the request for it stands.
    pub progress: Memo<Progress>,
    /// What the table area shows.
    pub state: Memo<TableState>,
}

impl TableContext {
    /// Follows the URL and begins to load.
    pub fn new(
        url: UrlState,
        config: ConfigContext,
        loader: PageLoader,
        collection: CollectionLoader,
        search: SearchContext,
        groups: GroupsContext,
    ) -> Self {
        let SearchContext {
            sorting, result, ..
        } = search;
        let key = Memo::new(move |_| {
            let params = url.params();
            params.project.map(|project| PageKey {
                project,
                page: params.page,
                size: params.size,
            })
        });
        let complete = Memo::new(move |_| collection.read(Collection::has_last_list));
        let from_memory = Memo::new(move |_| {
            complete.get()
                || search.is_filtered()
                || !sorting.with(|sorting| sorting.keys().is_empty())
        });
        // A page is shown only under its own key, whatever else is in memory.
        let page = Memo::new(move |_| {
            let key = key.get()?;
            if from_memory.get() {
                let result = result.get();
                return groups.with_found(|groups| {
                    collection.read(|rows| {
                        collection.index(|index| {
                            local_page::page(&key, result.answer(), index, rows, groups)
                        })
                    })
                });
            }
            let page = loader.read(|pages| {
                let wanted = pages.wanted() == Some(&key);
                pages.shown().filter(|_| wanted).cloned()
            });
            page.map(|page| groups.within_page(page))
        });
        let progress = Memo::new(move |_| {
            if from_memory.get() {
                collection.read(local_page::progress)
            } else {
                loader.read(|pages| pages.progress().clone())
            }
        });
        let state = Memo::new(move |_| {
            let chosen = key.with(Option::is_some);
            let filtered = search.is_filtered();
            page.with(|page| {
                progress.with(|progress| TableState::of(chosen, filtered, page.as_ref(), progress))
            })
        });
        let context = Self {
            key,
            loader,
            collection,
            from_memory,
            page,
            rows: rows_on_screen(key, page, state),
            progress,
            state,
        };
        context.load(config, sorting, groups);
        context
    }

    /// Requests the page on screen first, and the rest of the project behind it.
    fn load(self, config: ConfigContext, sorting: Memo<Sorting>, groups: GroupsContext) {
        let Self {
            key,
            loader,
            collection,
            from_memory,
            ..
        } = self;
        // The first request leaves now; an effect would run a task later.
        let follow = move || {
            let key = key.get();
            collection.set_project(key.as_ref().map(|key| key.project.clone()));
            match key {
                None => loader.clear(),
                Some(_) if from_memory.get() => {
                    loader.rest();
                    // Searching and sorting need the rows.
                    collection.start(true);
                }
                Some(key) => loader.show(key),
            }
        };
        untrack(follow);
        Effect::new(follow);
        // The rest comes once the page on screen is there, never beside it.
        Effect::new(move || {
            let (waiting, there) = loader.read(|pages| {
                let waiting = matches!(pages.progress(), Progress::Waiting { .. });
                (waiting, pages.shown().cloned())
            });
            let is_there = there.is_some();
            if let Some(page) = there {
                collection.set_page_at_hand(page);
            }
            let limit = config.auto_load_rows();
            if let Some(rows) = limit {
                collection.set_auto_load_rows(rows);
            }
            collection.set_page_loading(waiting);
            // A group has rows on other pages, too.
            let is_grouped = groups.facet.with(Option::is_some);
            if limit.is_some() && is_there {
                collection.start(is_grouped);
            }
        });
        Effect::new(move || collection.sort_by(sorting.with(|sorting| sorting.columns())));
    }

    /// Whether the rows on screen are being requested, reactively.
    pub fn is_busy(self) -> bool {
        let waiting = matches!(self.progress.get(), Progress::Waiting { .. });
        let loading = move || {
            self.collection
                .read(|collection| matches!(collection.status(), Status::Loading { .. }))
        };
        waiting || (self.from_memory.get() && loading())
    }

    /// Repeats the request that failed, and no other.
    pub fn retry(self) {
        if self.from_memory.get_untracked() {
            self.collection.retry();
        } else {
            self.loader.refresh();
        }
    }

    /// When a request for rows came to an end last, in milliseconds since 1970, reactively.
    pub fn last_finished_at(self) -> Option<i64> {
        let page = self.loader.read(PageCache::last_finished_at);
        page.max(self.collection.read(Collection::last_finished_at))
    }

    /// The profile with this id, reactively: on screen, loaded behind it, or on a page that was on
    /// screen before (its row can still be opened while another page is on its way).
    pub fn profile(self, id: &str) -> Option<Arc<SegmentProfile>> {
        let on_screen = self.rows.with(|page| {
            let content = &page.as_ref()?.content;
            Some(Arc::clone(&content.rows[content.position(id)?]))
        });
        let loaded = || {
            self.collection
                .index(|index| index.row(index.position(id)?).cloned())
        };
        let held = || {
            let project = self.key.get()?.project;
            self.loader.read(|pages| pages.profile(&project, id))
        };
        on_screen.or_else(loaded).or_else(held)
    }

    /// How many rows are loaded, where the rows on screen are taken from them and they may not
    /// be all; reactively.
    pub fn partial_count(self) -> Option<u64> {
        let loaded = self.collection.read(|collection| {
            (!collection.is_complete()).then(|| collection.rows().len() as u64)
        })?;
        self.from_memory.get().then_some(loaded)
    }
}

/// The page whose rows are on screen. Rows of another project are never kept, nor is a page
/// without rows: then there is a skeleton.
fn rows_on_screen(
    key: Memo<Option<PageKey>>,
    page: Memo<Option<CachedPage>>,
    state: Memo<TableState>,
) -> Memo<Option<CachedPage>> {
    type Shown = (Option<ProjectId>, Option<CachedPage>);
    let shown = Memo::new(move |before: Option<&Shown>| {
        let project = key.with(|key| Some(key.as_ref()?.project.clone()));
        let (page, state) = (page.get(), state.get());
        let kept = || {
            let (of, page) = before.filter(|_| state == TableState::Loading)?;
            let page = page.clone().filter(|page| !page.is_empty());
            page.filter(|_| *of == project)
        };
        let page = page.or_else(kept);
        (project, page)
    });
    // A memo is computed when it is read, and this one depends on what it was before.
    Effect::new(move || shown.track());
    Memo::new(move |_| shown.with(|(_, page)| page.clone()))
}
