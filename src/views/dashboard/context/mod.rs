//! The dashboard's contexts: each small, under its own type, provided where the dashboard begins.

mod health_context;
mod projects_context;
mod refresh_context;
mod search_context;
mod table_context;
mod token_context;

use std::sync::Arc;

use leptos::prelude::*;

use super::super::app_context::AppContext;
use super::browser_status::BrowserStatus;
use super::table_state::TableState;
use crate::api::client::ApiClient;
use crate::api::wire::UnreadableRows;
use crate::domain::{Health, HealthReport, HealthRules, SegmentProfile};
use crate::live::Live;
use crate::session::{Connection, Token};
use crate::state::collection_loader::CollectionLoader;
use crate::state::filter::{Filter, Parsed};
use crate::state::page_cache::{CachedPage, Progress};
use crate::state::page_loader::PageLoader;
use crate::state::projects::ProjectList;
use crate::state::refresh_interval::RefreshInterval;
use crate::state::sorting::Sorting;

pub use health_context::HealthContext;
pub use projects_context::ProjectsContext;
pub use refresh_context::RefreshContext;
pub use search_context::{SearchContext, SharedResult};
pub use table_context::TableContext;
pub use token_context::TokenContext;

/// The rows that could not be read, while the dialog shows them.
#[derive(Clone, Copy)]
pub struct UnreadableRowsContext(pub RwSignal<Option<UnreadableRows>>);

/// Every context of the dashboard in one struct, for the views that are not components yet.
#[derive(Clone, Copy)]
pub struct DashboardContext {
    pub app: AppContext,
    pub client: ApiClient,
    pub loader: PageLoader,
    pub collection_loader: CollectionLoader,
    pub list: RwSignal<ProjectList>,
    pub parsed: Memo<Parsed>,
    pub filter: Memo<Filter>,
    pub sought: Memo<Vec<String>>,
    pub sorting: Memo<Sorting>,
    pub found: Memo<SharedResult>,
    pub from_memory: Memo<bool>,
    pub shown: Memo<Option<CachedPage>>,
    pub progress: Memo<Progress>,
    pub table_state: Memo<TableState>,
    pub rules: Memo<HealthRules>,
    pub now: RwSignal<i64>,
    pub interval: Memo<RefreshInterval>,
    pub browser: BrowserStatus,
    pub looked_at: RwSignal<Option<UnreadableRows>>,
    health: HealthContext,
    projects: ProjectsContext,
    search: SearchContext,
    table: TableContext,
    pub refreshing: RefreshContext,
    token: TokenContext,
}

impl DashboardContext {
    /// Begins to load with a connection, and provides each context under its own type.
    pub fn provide(app: AppContext, connection: Connection) -> Self {
        let (url, config) = (app.url, app.config);
        let client = ApiClient::new(connection);
        let loader = PageLoader::new(client);
        let collection = CollectionLoader::new(client);
        let health = HealthContext::new(config);
        let search = SearchContext::new(url, collection, health);
        let table = TableContext::new(url, config, loader, collection, search);
        let refreshing = RefreshContext::new(app.preferences, config, loader, collection, health);
        let browser = BrowserStatus::follow(move || {
            client.set_offline(false);
            refreshing.refresh();
        });
        Effect::new(move || client.set_offline(!browser.online.get()));
        let projects = ProjectsContext::load(client, url, app.preferences, config);
        let token = TokenContext::new(app.session, client, loader, collection);
        let unreadable_rows = UnreadableRowsContext(RwSignal::new(None));
        provide_context(client);
        provide_context(loader);
        provide_context(collection);
        provide_context(health);
        provide_context(search);
        provide_context(table);
        provide_context(refreshing);
        provide_context(browser);
        provide_context(projects);
        provide_context(token);
        provide_context(unreadable_rows);
        Self {
            app,
            client,
            loader,
            collection_loader: collection,
            list: projects.list,
            parsed: search.parsed,
            filter: search.filter,
            sought: search.words,
            sorting: search.sorting,
            found: search.result,
            from_memory: table.from_memory,
            shown: table.page,
            progress: table.progress,
            table_state: table.state,
            rules: health.rules,
            now: health.now,
            interval: refreshing.interval,
            browser,
            looked_at: unreadable_rows.0,
            health,
            projects,
            search,
            table,
            refreshing,
            token,
        }
    }

    pub fn profile(self, id: &str) -> Option<Arc<SegmentProfile>> {
        self.table.profile(id)
    }

    pub fn judge(self, profile: &SegmentProfile) -> HealthReport {
        self.health.report(profile)
    }

    pub fn health_of(self, profile: &Arc<SegmentProfile>) -> Live<Health> {
        self.health.health_of(profile).into()
    }

    pub fn partial(self) -> Option<u64> {
        self.table.partial_count()
    }

    pub fn project_label(self) -> String {
        self.projects.label()
    }

    pub fn is_busy(self) -> bool {
        self.table.is_busy()
    }

    pub fn search_for(self, change: impl FnOnce(&str) -> String) {
        self.search.change(change);
    }

    pub fn retry(self) {
        self.table.retry();
    }

    pub fn refresh(self) {
        self.refreshing.refresh();
    }

    pub fn settled_at(self) -> Option<i64> {
        self.table.settled_at()
    }

    pub fn wants_token(self) -> bool {
        self.token.is_open()
    }

    pub fn change_token(self) {
        self.token.open();
    }

    pub fn keep_token(self) {
        self.token.cancel();
    }

    pub fn renew_token(self, token: Token) {
        self.token.renew(token);
    }
}
