//! The dashboard: a project's segment profiles, page by page.

mod badge_style;
mod browser_status;
mod column_labels;
mod columns_menu;
mod context;
mod data_warnings;
mod drawer;
mod error_details;
mod explore;
mod freshness;
mod health_reason;
mod highlight;
mod idle_warning;
mod keyboard_shortcuts;
mod live_region;
mod loading_status;
mod pagination;
mod row;
mod saved_views;
mod status_panel;
mod table;
mod table_state;
mod token_dialog;
mod toolbar;
mod unreadable_rows;

use super::app_context::AppContext;
use super::problem_words::input_notices;
use crate::domain::Project;
use crate::live::{Part, el, live};
use crate::session::Connection;
use columns_menu::columns_menu;
use context::DashboardContext;
use data_warnings::{offline, page_notices};
use drawer::details;
use explore::{chips, facets, loading, search, strip};
use freshness::poll;
use idle_warning::idle;
use keyboard_shortcuts::shortcuts;
use leptos::prelude::*;
use live_region::heard;
use pagination::pager;
use saved_views::views_menu;
use status_panel::state_panel;
use table::table;
use token_dialog::token_dialog;
use toolbar::bar;
use unreadable_rows::unreadable_rows;

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
        .child(details(dashboard))
        .child(token_dialog(dashboard))
        .child(unreadable_rows(dashboard))
        .child(idle(dashboard))
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
