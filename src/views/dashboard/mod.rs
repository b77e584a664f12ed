//! The dashboard: a project's segment profiles, page by page.

mod activity;
mod attention;
mod badge_style;
mod board;
mod browser_find;
mod browser_status;
mod changes;
mod clock_notice;
mod column_labels;
mod columns_menu;
mod compare;
mod context;
mod copy_rows;
mod data_warnings;
mod drawer;
mod error_details;
mod export;
mod freshness;
mod group_control;
mod health_bar;
mod health_reason;
mod highlight;
mod idle_warning;
mod keyboard_shortcuts;
mod lazy_views;
mod live_region;
mod loading_status;
mod long_link;
mod missing_row;
mod pagination;
mod report_page;
mod row;
mod row_link;
mod saved_views;
mod search;
mod selection;
mod stars;
mod status_panel;
mod tab_icon;
mod table;
mod table_state;
mod timeline;
mod token_dialog;
mod toolbar;
mod unreadable_rows;
mod view_tiles;

use leptos::prelude::*;

use crate::components::{Icon, Shape};
use crate::domain::Project;
use crate::preferences::{Preferences, StoredKey};
use crate::session::Connection;
use crate::state::url::url_state::UrlState;
use crate::views::embedded_frame::Embedded;
use crate::views::input_problems::InputNotices;
use attention::update_title;
use columns_menu::ColumnsMenu;
use context::{ProjectsContext, TableContext, UnreadableRowsContext, provide_dashboard_contexts};
use data_warnings::{DataWarnings, OfflineNotice};
use group_control::GroupControl;
use idle_warning::IdleWarning;
use keyboard_shortcuts::KeyboardShortcuts;
use lazy_views::{LazyDialogs, LazyDialogsNotice, LazyNotices, LazySelectionBar, LazyViewsContext};
use live_region::LiveRegion;
use pagination::Pagination;
use saved_views::{MenuState, SavedViewsMenu};
use search::{CollectionStatus, FacetMenus, FilterChips, HealthSummary, SearchBox};
use status_panel::StatusPanel;
use table::ProfileTable;
use table_state::TableState;
use token_dialog::TokenDialog;
use toolbar::Toolbar;
use view_tiles::FOLDED;

/// The dashboard of a connection.
#[component]
pub fn Dashboard(
    /// The connection whose projects it shows.
    connection: Connection,
) -> impl IntoView {
    provide_dashboard_contexts(connection);
    remember_project();
    update_title();
    load_lazy_views();
    let url = expect_context::<UrlState>();
    let table = expect_context::<TableContext>();
    let Embedded(embedded) = expect_context();
    let chosen = Memo::new(move |_| url.params().project.is_some());
    let tabular = Memo::new(move |_| table.state.get().is_tabular());
    let is_report = Memo::new(move |_| url.params().report);
    let on_board = Memo::new(move |_| url.params().board);
    let lazy = expect_context::<LazyViewsContext>();
    let has_table = move || !is_report.get() && !on_board.get();
    let has_tools = move || chosen.get() && has_table();
    let table_end = move || {
        has_table().then(|| {
            view! {
                <LazySelectionBar />
                <Pagination />
            }
        })
    };
    // Without a project there would be nowhere to choose one, even where it is embedded.
    let has_toolbar = move || !embedded || !(chosen.get() || on_board.get());
    let toolbar = move || has_toolbar().then(|| view! { <Toolbar /> });
    // The table stays while its rows come and go, and with it the focus on a heading.
    let table_or_status = move || {
        if on_board.get() {
            lazy.panel(|views| (views.board)())
        } else if is_report.get() {
            lazy.panel(|views| (views.report_page)())
        } else if tabular.get() {
            view! { <ProfileTable /> }.into_any()
        } else {
            view! { <StatusPanel /> }.into_any()
        }
    };
    view! {
        <div class="dashboard">
            {toolbar} <main class="dashboard__main">
                <InputNotices />
                {move || has_tools().then(|| view! { <Tools /> })}
                <OfflineNotice />
                <DataWarnings />
                <LazyNotices />
                <LiveRegion />
                <LazyDialogsNotice />
                {table_or_status}
                {table_end}
            </main>
            <LazyDialogs />
            <TokenDialog />
            <IdleWarning />
        </div>
    }
}

/// What stands between the toolbar and the table: health, search, filters and menus.
#[component]
fn Tools() -> impl IntoView {
    let views = MenuState::new(expect_context::<UrlState>(), expect_context());
    let lazy = expect_context::<LazyViewsContext>();
    let preferences = expect_context::<Preferences>();
    let export_label = preferences.text(|texts| texts.table.export);
    let export = move || {
        let menu = lazy.once_loaded(|lazy| (lazy.export_menu)());
        // Nothing moves when it comes.
        menu.unwrap_or_else(|| {
            view! {
                <button type="button" class="button menu__button" disabled=true>
                    {export_label}
                    <Icon shape=Shape::Down />
                </button>
            }
            .into_any()
        })
    };
    let tiles_place = match preferences.stored(StoredKey::ViewTiles).as_deref() {
        Some(FOLDED) => "tiles-place tiles-place--folded",
        Some(_) | None => "tiles-place",
    };
    view! {
        <div class="overview">
            <HealthSummary />
            <CollectionStatus />
        </div>
        <div class=tiles_place>{move || lazy.once_loaded(|lazy| (lazy.view_tiles)(views))}</div>
        <div class="tools">
            <SearchBox />
            <FacetMenus />
            <div class="tools__arrange">
                {export}
                <GroupControl />
                <ColumnsMenu />
                <SavedViewsMenu state=views />
                <KeyboardShortcuts />
            </div>
        </div>
        <FilterChips />
    }
}

/// Loads the lazy views: when the first rows are there, or nothing is being loaded for them; and at
/// once for a dialog of theirs that is to be open.
fn load_lazy_views() {
    let lazy = expect_context::<LazyViewsContext>();
    let url = expect_context::<UrlState>();
    let table = expect_context::<TableContext>();
    let UnreadableRowsContext(unreadable_rows) = expect_context();
    let settled = Memo::new(move |_| !matches!(table.state.get(), TableState::Loading));
    Effect::new(move || {
        if settled.get() {
            lazy.load_when_idle();
        }
    });
    let open_row = Memo::new(move |_| {
        let id = url.params().row?;
        // Where it is missing, a notice of theirs says so.
        (settled.get() || table.profile(&id).is_some()).then_some(id)
    });
    Effect::new(move || {
        if open_row.with(Option::is_some) || unreadable_rows.with(Option::is_some) {
            lazy.load_for_dialog();
        }
    });
}

/// Suggests a project on later visits once its rows have arrived: a mistyped id has none.
fn remember_project() {
    let preferences = expect_context::<Preferences>();
    let projects = expect_context::<ProjectsContext>();
    let url = expect_context::<UrlState>();
    let table = expect_context::<TableContext>();
    let arrived = Memo::new(move |_| {
        let id = url.params().project?;
        table.page.with(Option::is_some).then_some(id)
    });
    Effect::new(move || {
        if let Some(id) = arrived.get() {
            let label = untrack(|| projects.label());
            let name = (label != id.as_str()).then_some(label);
            preferences.remember_project(Project { id, name });
        }
    });
}
