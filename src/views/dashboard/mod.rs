//! The dashboard: a project's segment profiles, page by page.

mod arrange;
mod badge_style;
mod browser_status;
mod column_labels;
mod context;
mod data_warnings;
mod drawer;
mod error_details;
mod freshness;
mod health_reason;
mod highlight;
mod idle_warning;
mod live_region;
mod loading_status;
mod pagination;
mod row;
mod search;
mod status_panel;
mod table;
mod table_state;
mod token_dialog;
mod toolbar;
mod unreadable_rows;

use super::app_context::AppContext;
use super::problem_words::input_notices;
use crate::domain::Project;
use crate::live::{Part, el, live, view_part};
use crate::session::Connection;
use arrange::{columns_menu, shortcuts, views_menu};
use context::DashboardContext;
use data_warnings::{offline, page_notices};
use drawer::ProfileDrawer;
use freshness::poll;
use idle_warning::IdleWarning;
use leptos::prelude::*;
use live_region::heard;
use pagination::pager;
use search as explore; // bridge
use search::{chips, facets, loading, search, strip};
use status_panel::state_panel;
use table::table;
use token_dialog::TokenDialog;
use toolbar::bar;
use unreadable_rows::UnreadableRowsDialog;

/// The dashboard of a connection.
pub fn dashboard(app: AppContext, connection: Connection) -> Part {
    let dashboard = DashboardContext::provide(app, connection);
    remember_project(dashboard);
    poll(dashboard);
    Effect::new(move || {
        let texts = app.texts();
        let project = dashboard.project_label();
        let place = if project.is_empty() { "" } else { " · " };
        document().set_title(&format!(
            "{project}{place}{} – {}",
            texts.segment_profiles, texts.product
        ));
    });
    let chosen = Memo::new(move |_| app.url.params().project.is_some());
    let tools = live(move || chosen.get().then(|| tools(dashboard)));
    let tabular = Memo::new(move |_| dashboard.table_state.get().is_tabular());
    // The table stays while its rows come and go, and with it the focus on a heading.
    let middle = live(move || {
        if tabular.get() {
            table(dashboard).into()
        } else {
            state_panel(dashboard)
        }
    });
    let main = el("main")
        .class("dashboard__main")
        .child(input_notices(app))
        .child(tools)
        .child(offline(dashboard))
        .child(page_notices(dashboard))
        .child(heard(dashboard))
        .child(middle)
        .child(pager(dashboard));
    el("div")
        .class("dashboard")
        .child(live(move || {
            // Without a project there would be nowhere to choose one.
            (!app.embedded || !chosen.get()).then(|| bar(dashboard))
        }))
        .child(main)
        .child(view_part(view! { <ProfileDrawer /> }))
        .child(view_part(view! { <TokenDialog /> }))
        .child(view_part(view! { <UnreadableRowsDialog /> }))
        .child(view_part(view! { <IdleWarning /> }))
        .into()
}

/// What stands between the bar and the table.
fn tools(dashboard: DashboardContext) -> Part {
    let line = el("div")
        .class("tools")
        .child(search(dashboard))
        .child(facets(dashboard))
        .child(
            el("div")
                .class("tools__arrange")
                .child(columns_menu(dashboard))
                .child(views_menu(dashboard))
                .child(shortcuts(dashboard)),
        );
    Part::Many(vec![
        el("div")
            .class("overview")
            .child(strip(dashboard))
            .child(loading(dashboard))
            .into(),
        line.into(),
        chips(dashboard),
    ])
}

/// A project whose rows came is one to suggest next time; a mistyped id is not.
fn remember_project(dashboard: DashboardContext) {
    let arrived = Memo::new(move |_| {
        let id = dashboard.app.url.params().project?;
        dashboard.shown.with(Option::is_some).then_some(id)
    });
    Effect::new(move || {
        if let Some(id) = arrived.get() {
            let label = untrack(|| dashboard.project_label());
            let name = (label != id.as_str()).then_some(label);
            dashboard
                .app
                .preferences
                .remember_project(Project { id, name });
        }
    });
}
