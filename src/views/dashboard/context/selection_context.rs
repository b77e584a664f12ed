//! What the selected rows are among the rows that were found: how many, where, and in which order.

use std::sync::Arc;

use leptos::prelude::*;

use super::groups_context::GroupsContext;
use super::search_context::SearchContext;
use super::selected_rows::SelectedRows;
use super::table_context::TableContext;
use crate::domain::SegmentProfile;
use crate::state::collection::Collection;
use crate::state::collection::loader::CollectionLoader;
use crate::state::page::cache::CachedPage;
use crate::state::selection::{RowPosition, Selection, SelectionCounts};

/// A position of no row.
const NONE: u32 = u32::MAX;

/// The selection beside the rows on screen and the loaded ones.
#[derive(Clone, Copy)]
pub struct SelectionContext {
    /// The selected rows.
    pub selected: SelectedRows,
    table: TableContext,
    search: SearchContext,
    groups: GroupsContext,
    collection: CollectionLoader,
    /// How many are selected, and where they are.
    pub counts: Memo<SelectionCounts>,
}

impl SelectionContext {
    /// Counts whenever the selection, the rows on screen or those found change.
    pub fn new(
        selected: SelectedRows,
        table: TableContext,
        search: SearchContext,
        groups: GroupsContext,
        collection: CollectionLoader,
    ) -> Self {
        let complete = Memo::new(move |_| collection.read(Collection::is_complete));
        let counts = Memo::new(move |_| {
            // The collection changes with each request, its rows with the search result.
            complete.track();
            let found = found_count(table, search).unwrap_or_default();
            let page = page_rows(table);
            selected.with(|selection| {
                if selection.is_empty() {
                    return selection.counts(&page, 0, &|_, _| RowPosition::NotLoaded);
                }
                with_positions(table, search, groups, collection, |position| {
                    selection.counts(&page, found, position)
                })
            })
        });
        Self {
            selected,
            table,
            search,
            groups,
            collection,
            counts,
        }
    }

    /// How many rows were found, where they are all at hand; reactively.
    pub fn found_count(self) -> Option<usize> {
        found_count(self.table, self.search)
    }

    /// Every row that was found or, where they are not all at hand, those on screen; in their order,
    /// without the rows of collapsed groups, which a range from row to row passes over.
    pub fn shown_rows(self) -> Vec<Arc<SegmentProfile>> {
        untrack(|| {
            if self.table.from_memory.get() {
                let found = self.groups.shown_rows(self.search);
                let found = found.iter();
                return self
                    .collection
                    .index(|index| found.filter_map(|row| index.row(*row)).cloned().collect());
            }
            self.page_rows()
        })
    }

    /// Selects every row that was found or, where they are not all at hand, those on screen.
    pub fn select_all_found(self) {
        untrack(|| {
            if !self.table.from_memory.get() {
                return self.selected.set(&self.page_rows(), true);
            }
            let found = self.groups.all_rows(self.search);
            let found: Vec<_> = self.collection.read(|collection| {
                let found = found.iter().filter_map(|row| collection.hashed_row(*row));
                found.map(|(row, hash)| (Arc::clone(row), hash)).collect()
            });
            self.selected.add_all_found(&found);
        });
    }

    /// The rows on screen, reactively.
    pub fn page_rows(self) -> Vec<Arc<SegmentProfile>> {
        page_rows(self.table)
    }

    /// The selected rows that still exist, as they were loaded last; those on screen come first.
    pub fn selected_rows(self) -> Vec<Arc<SegmentProfile>> {
        untrack(|| {
            let position = |selection: &Selection| {
                let (table, search) = (self.table, self.search);
                with_positions(table, search, self.groups, self.collection, |position| {
                    selection.in_order(position)
                })
            };
            let rows = self.selected.with(position);
            let newest = |row: Arc<SegmentProfile>| {
                let loaded = self
                    .collection
                    .read(|collection| collection.row(&row.id).map(|(_, row)| Arc::clone(row)));
                loaded.unwrap_or(row)
            };
            rows.into_iter().map(newest).collect()
        })
    }
}

fn page_rows(table: TableContext) -> Vec<Arc<SegmentProfile>> {
    table
        .rows
        .with(|page| page.as_ref().map(CachedPage::shown_rows))
        .unwrap_or_default()
}

fn found_count(table: TableContext, search: SearchContext) -> Option<usize> {
    let found = || search.result.with(|result| result.answer().rows.len());
    table.from_memory.get().then(found)
}

/// Runs `read` with a function that tells where the row with an id and its hash is.
fn with_positions<R>(
    table: TableContext,
    search: SearchContext,
    groups: GroupsContext,
    collection: CollectionLoader,
    read: impl FnOnce(&dyn Fn(&str, u32) -> RowPosition) -> R,
) -> R {
    if !table.from_memory.get() {
        return table.rows.with(|page| {
            read(&|id, _| {
                let position = page.as_ref().and_then(|page| page.content.position(id));
                position.map_or(RowPosition::NotLoaded, |at| RowPosition::Found(at as u32))
            })
        });
    }
    let loaded = search.result.with(|result| result.answer().loaded);
    let mut positions = vec![NONE; loaded];
    for (at, row) in (0..).zip(groups.all_rows(search)) {
        if let Some(position) = positions.get_mut(row as usize) {
            *position = at;
        }
    }
    // The result has changed where the rows have.
    untrack(|| {
        collection.read(|collection| {
            let absent = if collection.is_complete() {
                RowPosition::Missing
            } else {
                RowPosition::NotLoaded
            };
            read(&|id, hash| match collection.row_with_hash(id, hash) {
                None => absent,
                Some((row, _)) => match positions.get(row).copied().unwrap_or(NONE) {
                    NONE => RowPosition::FilteredOut,
                    at => RowPosition::Found(at),
                },
            })
        })
    })
}
