//! The app: restores its state, provides the app-wide contexts, and shows the connect page or
//! the dashboard, by session.

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::Url;

use crate::api::ApiError;
use crate::api::transport::{self, Abort};
use crate::config::{ConfigProblem, RuntimeConfig};
use crate::domain::HOUR_MS;
use crate::i18n::intl;
use crate::preferences::Preferences;
use crate::state::saved_views::read_team_views;
use crate::state::url::url_state::{UrlState, is_embedded};
use crate::views::config_context::ConfigContext;
use crate::views::connect::ConnectPage;
use crate::views::dashboard::Dashboard;
use crate::views::embedded_frame::{Embedded, EmbeddedFrame};
use crate::views::initial_view::InitialView;
use crate::views::layout_context::LayoutContext;
use crate::views::published_release::PublishedRelease;
use crate::views::saved_views_store::SavedViewsStore;
use crate::views::session_context::SessionContext;
use crate::views::stars_store::StarsStore;

/// The app.
#[component]
pub fn App() -> impl IntoView {
    let session = provide_app_contexts();
    let pageshow = window_event_listener(ev::pageshow, move |event| {
        if event.persisted() {
            session.restored_from_cache();
        }
    });
    let focus = window_event_listener(ev::focus, move |_| session.check_store());
    on_cleanup(move || {
        pageshow.remove();
        focus.remove();
    });
    // By address: another token for the same address changes nothing on screen.
    let base = Memo::new(move |_| session.base());
    let page = move || {
        let connected = base.with(Option::is_some);
        match session.connection_now().filter(|_| connected) {
            None => view! { <ConnectPage /> }.into_any(),
            Some(connection) => view! { <Dashboard connection=connection /> }.into_any(),
        }
    };
    let Embedded(embedded) = expect_context();
    if embedded {
        view! { <EmbeddedFrame>{page}</EmbeddedFrame> }.into_any()
    } else {
        page.into_any()
    }
}

/// Restores what the URL and storage hold, provides each context under its own type, and reads
/// `config.json`.
fn provide_app_contexts() -> SessionContext {
    let preferences = Preferences::restore();
    let url = UrlState::from_location();
    let saved_views = SavedViewsStore::restore(preferences);
    let config = ConfigContext::new();
    let initial_view = InitialView::new(url, preferences, saved_views, config);
    let session = SessionContext::restore(url, preferences, initial_view);
    provide_context(preferences);
    provide_context(url);
    provide_context(saved_views);
    provide_context(StarsStore::restore(preferences));
    provide_context(config);
    provide_context(initial_view);
    provide_context(session);
    provide_context(LayoutContext { url, preferences });
    provide_context(PublishedRelease::follow());
    provide_context(Embedded(is_embedded()));
    spawn_local(async move {
        let (read, mut problems) = read_config().await;
        let (views, faults) = read_team_views(&read.views);
        problems.extend(faults.into_iter().map(|fault| {
            ConfigProblem::WrongView {
                position: fault.position,
                name: fault
                    .name
                    .map_or_else(String::new, |name| name.as_str().to_owned()),
                field: fault.field,
            }
        }));
        saved_views.set_team(views);
        if let Some(language) = read.language {
            preferences.set_default_locale(language);
        }
        config.set(read, problems);
        if session.connection_now().is_some() {
            initial_view.apply();
        }
    });
    session
}

/// Shows the static panel of `index.html` that the app has stopped, in place of everything:
/// after a panic no code of the app can be relied on.
pub fn show_broken_page() {
    if let Some(root) = document().document_element() {
        // Setting an attribute of <html> can't fail.
        let _ = root.set_attribute("data-broken", "");
    }
}

/// `config.json` beside `index.html`; the defaults where it can't be read.
async fn read_config() -> (RuntimeConfig, Vec<ConfigProblem>) {
    let Some(abort) = Abort::new() else {
        return (RuntimeConfig::default(), vec![ConfigProblem::Missing]);
    };
    let problem = match transport::read_file("config.json", &abort).await {
        Ok(text) => return RuntimeConfig::parse(&text, offsets_around_now, is_url),
        Err(ApiError::Redirected) => ConfigProblem::Redirected,
        Err(ApiError::NotTheApi(_)) => ConfigProblem::WebPage,
        Err(_) => ConfigProblem::Missing,
    };
    (RuntimeConfig::default(), vec![problem])
}

/// Whether the browser can parse a text as a URL.
fn is_url(text: &str) -> bool {
    Url::new(text).is_ok()
}

/// The offsets of a zone for any time that results of today are told against: 400 days back, and for
/// as long as a page may stay open. What is older is overdue by months, an hour more or less.
fn offsets_around_now(zone: &str) -> Option<Vec<(i64, i64)>> {
    const SPAN_MS: i64 = 400 * 24 * HOUR_MS;
    let now = intl::now_ms();
    intl::zone_offsets(zone, now - SPAN_MS, now + SPAN_MS)
}
