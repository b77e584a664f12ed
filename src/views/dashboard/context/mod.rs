//! The dashboard's contexts: each small, under its own type, provided where the dashboard begins.

mod board_context;
mod changes_context;
mod groups_context;
mod health_context;
mod projects_context;
mod refresh_context;
mod row_page;
mod search_context;
mod selected_rows;
mod selection_context;
mod starred_rows;
mod table_context;
mod token_context;

use leptos::prelude::*;

use super::attention::AttentionContext;
use super::browser_status::BrowserStatus;
use super::changes::RecordKeeper;
use super::lazy_views::LazyViewsContext;
use crate::api::client::ApiClient;
use crate::api::wire::UnreadableRows;
use crate::preferences::Preferences;
use crate::session::Connection;
use crate::state::collection::loader::CollectionLoader;
use crate::state::page::loader::PageLoader;
use crate::state::url::url_state::UrlState;
use crate::views::config_context::ConfigContext;
use crate::views::session_context::SessionContext;
use crate::views::stars_store::StarsStore;

pub use board_context::{BoardContext, OpenedBoard};
pub use changes_context::{ChangesContext, SharedChanges};
pub use groups_context::GroupsContext;
pub use health_context::HealthContext;
pub use projects_context::ProjectsContext;
pub use refresh_context::{RefreshContext, RefreshPace};
pub use search_context::{RowMarks, SearchContext};
pub use selected_rows::SelectedRows;
pub use selection_context::SelectionContext;
pub use starred_rows::StarredRows;
pub use table_context::TableContext;
pub use token_context::TokenContext;

/// The rows that could not be read, while the dialog shows them.
#[derive(Clone, Copy)]
pub struct UnreadableRowsContext(pub RwSignal<Option<UnreadableRows>>);

/// Begins to load with a connection, and provides each context of the dashboard under its own
/// type.
pub fn provide_dashboard_contexts(connection: Connection) {
    let url = expect_context::<UrlState>();
    let preferences = expect_context::<Preferences>();
    let config = expect_context::<ConfigContext>();
    let session = expect_context::<SessionContext>();
    let client = ApiClient::new(connection);
    let loader = PageLoader::new(client);
    let collection = CollectionLoader::new(client);
    let health = HealthContext::new(config, client);
    let selected = SelectedRows::new(url);
    let starred = StarredRows::new(url, expect_context::<StarsStore>());
    let changes = ChangesContext::new(url, config, health);
    let marks = RowMarks {
        starred,
        selected,
        changes,
    };
    let search = SearchContext::new(url, collection, health, marks);
    let groups = GroupsContext::new(url, collection, search, health);
    let table = TableContext::new(url, config, loader, collection, search, groups);
    let refresh = RefreshContext::new(preferences, config, loader, collection, health);
    let browser = BrowserStatus::follow(move || {
        client.set_offline(false);
        refresh.refresh();
    });
    Effect::new(move || client.set_offline(!browser.online.get()));
    provide_context(refresh.poll(table, client, browser));
    row_page::follow_row(url, table, search, groups, collection);
    provide_context(client);
    provide_context(loader);
    provide_context(collection);
    provide_context(health);
    provide_context(search);
    provide_context(AttentionContext::follow(search, collection));
    provide_context(starred);
    provide_context(changes);
    provide_context(SelectionContext::new(
        selected, table, search, groups, collection,
    ));
    provide_context(groups);
    provide_context(table);
    provide_context(refresh);
    provide_context(browser);
    provide_context(ProjectsContext::load(client, url, preferences, config));
    provide_context(TokenContext::new(session, client, loader, collection));
    provide_context(UnreadableRowsContext(RwSignal::new(None)));
    provide_context(RecordKeeper::new());
    provide_context(LazyViewsContext::new(expect_context()));
    provide_context(BoardContext::new());
}
