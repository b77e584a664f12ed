//! Does what `collection` decides, keeps the index of its rows up to date, and has
//! the language orders computed while nobody waits.

mod column_orders;

use leptos::prelude::*;

use super::collation::Collation;
use super::collection::{Collection, LoadAction, LoadId, Status};
use super::index::Index;
use super::page_content::PageContent;
use super::page_loader::LONG;
use crate::api::client::{ApiClient, Subscription};
use crate::api::{ApiError, Endpoint, Failure};
use crate::domain::{Column, ProjectId, Slice};
use crate::i18n::intl;

/// What a person can ask of a collection.
type Act = fn(&mut Collection) -> LoadAction;

/// The whole project behind the page on screen. Copied about freely; ends its
/// request with its owner.
#[derive(Clone, Copy)]
pub struct CollectionLoader {
    collection: RwSignal<Collection>,
    index: RwSignal<Index, LocalStorage>,
    client: ApiClient,
    project: StoredValue<Option<ProjectId>>,
    request: StoredValue<Option<Subscription>, LocalStorage>,
    held_back: StoredValue<bool>,
    /// What was asked for while the page on screen was on its way.
    deferred: StoredValue<Option<Act>>,
    /// The columns that rows are sorted by now: their orders come first.
    sorted_by: StoredValue<Vec<Column>>,
    collation: StoredValue<Option<Collation>, LocalStorage>,
}

impl CollectionLoader {
    /// An explorer that holds nothing yet.
    pub fn new(client: ApiClient) -> Self {
        Self {
            collection: RwSignal::new(Collection::default()),
            index: RwSignal::new_local(Index::default()),
            client,
            project: StoredValue::new(None),
            request: StoredValue::new_local(None),
            held_back: StoredValue::new(false),
            deferred: StoredValue::new(None),
            sorted_by: StoredValue::new(Vec::new()),
            collation: StoredValue::new_local(None),
        }
    }

    /// Reads the collection, reactively.
    pub fn read<R>(self, read: impl FnOnce(&Collection) -> R) -> R {
        self.collection.with(read)
    }

    /// Reads the index of its rows, reactively.
    pub fn index<R>(self, read: impl FnOnce(&Index) -> R) -> R {
        self.index.with(read)
    }

    /// Another project, or none: what was loaded of the one before is forgotten.
    pub fn open(self, project: Option<ProjectId>) {
        if self.project.with_value(|held| *held != project) {
            self.project.set_value(project);
            self.deferred.set_value(None);
            self.step(Collection::clear);
            self.index.set(Index::default());
        }
    }

    /// Begins to load, unless that was begun before, or nothing is to be loaded unasked.
    pub fn begin(self, asked: bool) {
        let idle = self
            .collection
            .with_untracked(|collection| collection.may_begin(asked));
        if idle && self.project.with_value(Option::is_some) {
            self.refresh();
        }
    }

    /// Loads everything anew, where loading was begun.
    pub fn refresh_begun(self) {
        let begun = self
            .collection
            .with_untracked(|collection| *collection.status() != Status::Idle);
        if begun {
            self.refresh();
        }
    }

    /// Loads everything anew, over the rows that are here.
    pub fn refresh(self) {
        self.act(Collection::start);
    }

    /// Loads no further for now.
    pub fn stop(self) {
        self.deferred.set_value(None);
        self.step(Collection::stop);
    }

    /// Goes on where it was stopped.
    pub fn resume(self) {
        self.act(Collection::resume);
    }

    /// Asks again for the block that failed.
    pub fn retry(self) {
        self.act(Collection::retry);
    }

    /// Goes on past the rows that are loaded unasked.
    pub fn load_all(self) {
        self.act(Collection::load_all);
    }

    /// Loads so many rows unasked.
    pub fn limit(self, rows: u64) {
        self.collection.update(|collection| collection.limit(rows));
    }

    /// Whether the page on screen is on its way: it goes first, and no block is
    /// asked for beside it.
    pub fn hold_back(self, waiting: bool) {
        self.held_back.set_value(waiting);
        if !waiting {
            let deferred = self.deferred.try_update_value(Option::take).flatten();
            self.step(deferred.unwrap_or(Collection::proceed));
        }
    }

    /// Does it now, or once the page on screen is there.
    fn act(self, act: Act) {
        if self.held_back.get_value() {
            self.deferred.set_value(Some(act));
        } else {
            self.step(act);
        }
    }

    /// Rows are sorted by these columns now.
    pub fn sort_by(self, columns: Vec<Column>) {
        self.sorted_by.set_value(columns);
        self.collate();
    }

    /// Whether rows don't stand in the order that was asked for yet, reactively.
    pub fn is_sorting(self, columns: &[Column]) -> bool {
        self.index
            .with(|index| columns.iter().any(|column| index.lacks_order(*column)))
    }

    fn step(self, decide: impl FnOnce(&mut Collection) -> LoadAction) {
        match self.collection.try_update(decide) {
            None | Some(LoadAction::Nothing) => {}
            Some(LoadAction::Abort) => self.hold(None),
            Some(LoadAction::Fetch(ticket, slice)) => self.fetch(ticket, slice),
        }
    }

    /// Leaves the line where it stood before.
    fn hold(self, asked: Option<Subscription>) {
        let before = self
            .request
            .try_update_value(|request| std::mem::replace(request, asked));
        drop(before);
    }

    fn fetch(self, ticket: LoadId, slice: Slice) {
        let Some(project) = self.project.get_value() else {
            self.settle(ticket, Err(ApiError::Unreachable.into()));
            return;
        };
        set_timeout(
            move || {
                self.collection
                    .update(|collection| collection.linger(ticket));
            },
            LONG,
        );
        let endpoint = Endpoint::SegmentProfiles(project, slice);
        let asked = self.client.ask(endpoint, move |outcome| {
            // Reading 1,000 rows and counting all of them again are a task each, so
            // that neither keeps the page from answering for long.
            let result = PageContent::read(slice, outcome);
            set_timeout(
                move || self.settle(ticket, result),
                std::time::Duration::ZERO,
            );
        });
        self.hold(Some(asked));
    }

    fn settle(self, ticket: LoadId, result: Result<PageContent, Failure>) {
        let rows = self.collection.try_update(|collection| {
            let before = collection.version();
            collection.settle(ticket, result, intl::now_ms());
            (collection.version() != before).then(|| collection.rows().to_vec())
        });
        // Gone with its owner: then there is nobody to search them.
        if let Some(Some(rows)) = rows {
            self.index.update(|index| index.follow(&rows));
            self.collate();
        }
        if self.held_back.try_get_value() == Some(false) {
            self.step(Collection::proceed);
        }
    }
}
