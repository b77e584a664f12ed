//! Groups of rows: what the URL asks for, and everything that was found in groups.

use std::sync::Arc;

use leptos::prelude::*;

use super::health_context::HealthContext;
use super::search_context::SearchContext;
use crate::domain::Facet;
use crate::state::collection::loader::CollectionLoader;
use crate::state::page::cache::CachedPage;
use crate::state::page::page_groups::{self, shown_position};
use crate::state::search::index::{Grouping, Groups};
use crate::state::url::collapsed_groups::CollapsedGroups;
use crate::state::url::url_state::UrlState;

/// Groups, compared by identity.
#[derive(Clone)]
pub struct SharedGroups(Arc<Groups>);

impl PartialEq for SharedGroups {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// The groups of rows.
#[derive(Clone, Copy)]
pub struct GroupsContext {
    url: UrlState,
    search: SearchContext,
    health: HealthContext,
    /// By whose values rows are grouped.
    pub facet: Memo<Option<Facet>>,
    collapsed: Memo<CollapsedGroups>,
    /// Everything that was found among the loaded rows.
    found: Memo<Option<SharedGroups>>,
}

impl GroupsContext {
    /// Follows the URL, and what was found.
    pub fn new(
        url: UrlState,
        collection: CollectionLoader,
        search: SearchContext,
        health: HealthContext,
    ) -> Self {
        let facet = Memo::new(move |_| url.params().group);
        let found = Memo::new(move |_| {
            let facet = facet.get()?;
            let groups = search.result.with(|result| {
                with_grouping(facet, search, health, |grouping| {
                    collection.index(|index| index.groups(&result.answer().rows, grouping))
                })
            });
            Some(SharedGroups(Arc::new(groups)))
        });
        Self {
            url,
            search,
            health,
            facet,
            collapsed: Memo::new(move |_| url.params().collapsed),
            found,
        }
    }

    /// Calls `read` with everything that was found, in groups, and which of them are collapsed; with
    /// nothing where rows are in no groups. Reactive.
    pub fn with_found<T>(self, read: impl FnOnce(Option<(&Groups, &CollapsedGroups)>) -> T) -> T {
        self.found.with(|found| {
            self.collapsed.with(|collapsed| {
                let found = found.as_ref();
                read(found.map(|groups| (&*groups.0, collapsed)))
            })
        })
    }

    /// All rows that were found, in the order on screen. Reactive.
    pub fn all_rows(self, search: SearchContext) -> Vec<u32> {
        self.with_found(|found| match found {
            Some((groups, _)) => groups.rows.clone(),
            None => search.result.with(|result| result.answer().rows.clone()),
        })
    }

    /// The same without those in collapsed groups. Reactive.
    pub fn shown_rows(self, search: SearchContext) -> Vec<u32> {
        let in_groups = self.with_found(|found| {
            found.map(|(groups, collapsed)| page_groups::shown_rows(groups, collapsed))
        });
        in_groups.unwrap_or_else(|| self.all_rows(search))
    }

    /// A requested page with its own rows in groups, if they are in some. Reactive.
    pub fn within_page(self, page: CachedPage) -> CachedPage {
        let Some(facet) = self.facet.get() else {
            return page;
        };
        with_grouping(facet, self.search, self.health, |grouping| {
            self.collapsed
                .with(|collapsed| page_groups::within_page(&page, grouping, collapsed))
        })
    }

    /// Where a row that was found, by its position in that, stands among those that are shown; `None`
    /// in a collapsed group. Reactive.
    pub fn shown_position(self, row: u32, found: usize) -> Option<u64> {
        self.with_found(|groups| match groups {
            None => Some(found as u64),
            Some((groups, collapsed)) => shown_position(groups, collapsed, row),
        })
    }

    /// Collapses or expands the group with this value; whether that leads to another page, that of
    /// its heading. `over_all` is whether everything that was found is grouped, and not only a page.
    pub fn set_collapsed(self, value: &str, collapsed: bool, over_all: bool) -> bool {
        let params = self.url.params_untracked();
        let collapsed = params.collapsed.with(value, collapsed);
        let page = untrack(|| {
            self.found.with(|found| {
                let groups = found.as_ref().filter(|_| over_all)?;
                let before = page_groups::rows_before(&groups.0, &collapsed, value)?;
                Some(params.size.page_at(before))
            })
        });
        let page = page.unwrap_or(params.page);
        self.url.navigate(params.with_collapsed(collapsed, page));
        page != params.page
    }
}

fn with_grouping<T>(
    facet: Facet,
    search: SearchContext,
    health: HealthContext,
    read: impl FnOnce(&Grouping<'_>) -> T,
) -> T {
    search.sorting.with(|sorting| {
        read(&Grouping {
            facet,
            sorting,
            rules: health.rules.get(),
            now: health.now(),
        })
    })
}
