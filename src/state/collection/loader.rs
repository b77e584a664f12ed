//! Loads a whole project in the background: performs the actions of [`super::collection`], keeps
//! the search index up to date, and computes the collated orders of text columns in idle time.

mod column_orders;

use leptos::prelude::*;

use super::{Collection, LoadAction, LoadId, Status};
use crate::api::client::{ApiClient, Subscription};
use crate::api::{ApiError, Endpoint, Failure};
use crate::domain::{Column, ProjectId, Slice};
use crate::i18n::intl;
use crate::state::page::cache::CachedPage;
use crate::state::page::content::PageContent;
use crate::state::page::loader::SLOW_AFTER;
use crate::state::search::collation::Collation;
use crate::state::search::index::Index;
use crate::subscription::unsubscribe_on_cleanup;

/// A state change of the collection.
type Operation = fn(&mut Collection) -> LoadAction;

/// The loader of a dashboard's collection. A handle of signals, so `Copy`; the pending request is
/// aborted when the reactive owner is disposed.
#[derive(Clone, Copy)]
pub struct CollectionLoader {
    collection: RwSignal<Collection>,
    index: RwSignal<Index, LocalStorage>,
    client: ApiClient,
    project: StoredValue<Option<ProjectId>>,
    request: StoredValue<Option<Subscription>, LocalStorage>,
    page_loading: StoredValue<bool>,
    /// The page on screen, for when no block can be loaded.
    page_at_hand: StoredValue<Option<CachedPage>>,
    /// The operation to run once the page on screen is loaded.
    deferred: StoredValue<Option<Operation>>,
    /// The columns of the current sorting: their collated orders are computed first.
    sorted_by: StoredValue<Vec<Column>>,
    collation: StoredValue<Option<Collation>, LocalStorage>,
}

impl CollectionLoader {
    /// An empty loader without a project.
    pub fn new(client: ApiClient) -> Self {
        Self {
            collection: RwSignal::new(Collection::default()),
            index: RwSignal::new_local(Index::default()),
            client,
            project: StoredValue::new(None),
            request: StoredValue::new_local(None),
            page_loading: StoredValue::new(false),
            page_at_hand: StoredValue::new(None),
            deferred: StoredValue::new(None),
            sorted_by: StoredValue::new(Vec::new()),
            collation: StoredValue::new_local(None),
        }
    }

    /// Reads the collection, reactively.
    pub fn read<R>(self, read: impl FnOnce(&Collection) -> R) -> R {
        unsubscribe_on_cleanup(&self.collection);
        self.collection.with(read)
    }

    /// Reads the search index of the rows, reactively.
    pub fn index<R>(self, read: impl FnOnce(&Index) -> R) -> R {
        self.index.with(read)
    }

    /// Sets the project, or none; the rows of another project are removed.
    pub fn set_project(self, project: Option<ProjectId>) {
        if self.project.with_value(|current| *current != project) {
            self.project.set_value(project);
            self.deferred.set_value(None);
            self.page_at_hand.set_value(None);
            self.run(Collection::clear);
            self.index.set(Index::default());
        }
    }

    /// Starts loading if it was not started before, and the user `requested` it or some rows are
    /// loaded automatically.
    pub fn start(self, requested: bool) {
        let can_start = self
            .collection
            .with_untracked(|collection| collection.can_start(requested));
        if can_start && self.project.with_value(Option::is_some) {
            self.refresh();
        }
    }

    /// Reloads the collection if loading was started before.
    pub fn refresh_if_started(self) {
        let started = self
            .collection
            .with_untracked(|collection| *collection.status() != Status::Idle);
        if started {
            self.refresh();
        }
    }

    /// Reloads the collection; its rows stay until the new ones are complete.
    pub fn refresh(self) {
        self.run_or_defer(Collection::start);
    }

    /// Stops loading.
    pub fn stop(self) {
        self.deferred.set_value(None);
        self.run(Collection::stop);
    }

    /// Continues after [`Self::stop`].
    pub fn resume(self) {
        self.run_or_defer(Collection::resume);
    }

    /// Requests the block that failed again.
    pub fn retry(self) {
        self.run_or_defer(Collection::retry);
    }

    /// Continues past the number of rows that are loaded automatically.
    pub fn load_all(self) {
        self.run_or_defer(Collection::load_all);
    }

    /// Loads whatever is missing, however many rows it is.
    pub fn load_rest(self) {
        self.run_or_defer(Collection::load_rest);
    }

    /// Sets the page on screen, whose rows are taken where no block can be loaded.
    pub fn set_page_at_hand(self, page: CachedPage) {
        self.page_at_hand.set_value(Some(page));
    }

    /// Sets how many rows are loaded automatically.
    pub fn set_auto_load_rows(self, rows: u64) {
        self.collection
            .update(|collection| collection.set_auto_load_rows(rows));
    }

    /// Sets whether the page on screen is being loaded: it has priority, so no block is requested
    /// in the meantime.
    pub fn set_page_loading(self, loading: bool) {
        self.page_loading.set_value(loading);
        if !loading {
            let deferred = self.deferred.try_update_value(Option::take).flatten();
            self.run(deferred.unwrap_or(Collection::fetch_next));
        }
    }

    /// Runs an operation now, or once the page on screen is loaded.
    fn run_or_defer(self, operation: Operation) {
        if self.page_loading.get_value() {
            self.deferred.set_value(Some(operation));
        } else {
            self.run(operation);
        }
    }

    /// Sets the columns of the current sorting.
    pub fn sort_by(self, columns: Vec<Column>) {
        self.sorted_by.set_value(columns);
        self.collate();
    }

    /// Whether a collated order that these columns need is not computed yet, reactively.
    pub fn is_sorting(self, columns: &[Column]) -> bool {
        self.index
            .with(|index| columns.iter().any(|column| index.needs_order(*column)))
    }

    fn run(self, decide: impl FnOnce(&mut Collection) -> LoadAction) {
        match self.collection.try_update(decide) {
            None | Some(LoadAction::Nothing) => {}
            Some(LoadAction::Abort) => self.replace_request(None),
            Some(LoadAction::Fetch(load_id, slice)) => self.fetch(load_id, slice),
        }
    }

    /// Replaces the pending subscription; dropping the previous one aborts its request.
    fn replace_request(self, subscription: Option<Subscription>) {
        let before = self
            .request
            .try_update_value(|request| std::mem::replace(request, subscription));
        drop(before);
    }

    fn fetch(self, load_id: LoadId, slice: Slice) {
        let Some(project) = self.project.get_value() else {
            self.on_response(load_id, Err(ApiError::Unreachable.into()));
            return;
        };
        set_timeout(
            move || {
                self.collection
                    .update(|collection| collection.mark_slow(load_id));
            },
            SLOW_AFTER,
        );
        let endpoint = Endpoint::SegmentProfiles(project, slice);
        let subscription = self.client.request(endpoint, move |outcome| {
            // Parsing 1,000 rows and re-indexing the collection run as two tasks, so that
            // neither blocks the page for long.
            let result = PageContent::read(slice, outcome);
            set_timeout(
                move || self.on_response(load_id, result),
                std::time::Duration::ZERO,
            );
        });
        if self.collection.with_untracked(Collection::may_shrink) {
            subscription.give_up_when_slow();
        }
        self.replace_request(Some(subscription));
    }

    fn on_response(self, load_id: LoadId, result: Result<PageContent, Failure>) {
        let rows = self.collection.try_update(|collection| {
            let before = collection.version();
            collection.receive(load_id, result, intl::now_ms());
            self.page_at_hand
                .with_value(|page| collection.adopt_page(page.as_ref()));
            (collection.version() != before).then(|| collection.rows().to_vec())
        });
        // `None` also if the owner was disposed in the meantime.
        if let Some(Some(rows)) = rows {
            self.index.update(|index| index.set_rows(&rows));
            self.collate();
        }
        if self.page_loading.try_get_value() == Some(false) {
            self.run(Collection::fetch_next);
        }
    }
}
