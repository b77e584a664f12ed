//! The whole console: its contexts, and Connect or Dashboard by session.

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::transport::{self, Abort};
use crate::config::{ConfigProblem, RuntimeConfig};
use crate::live::{Part, live};
use crate::views::app_context::AppContext;
use crate::views::connect::connect;
use crate::views::dashboard::dashboard;
use crate::views::embedding::embedding;

/// The console.
pub fn app() -> Part {
    let app = AppContext::provide();
    spawn_local(async move {
        app.configure(read_config().await);
    });
    let shown = window_event_listener(ev::pageshow, move |event| {
        if event.persisted() {
            app.session.restored_from_cache();
        }
    });
    let focused = window_event_listener(ev::focus, move |_| app.session.check_store());
    on_cleanup(move || {
        shown.remove();
        focused.remove();
    });
    // By address: another token for the same one changes nothing on screen.
    let base = Memo::new(move |_| app.base());
    let content = live(move || {
        let connected = base.get().is_some();
        match app.session.connection_now().filter(|_| connected) {
            None => connect(app),
            Some(connection) => dashboard(app, connection),
        }
    });
    if app.embedded {
        embedding(content)
    } else {
        content
    }
}

/// Shows the page's own panel that something broke, in place of everything: after a
/// panic nothing here can be trusted to say it.
pub fn broken() {
    if let Some(root) = document().document_element() {
        // A plain attribute on <html> has no way to fail.
        let _ = root.set_attribute("data-broken", "");
    }
}

/// The settings beside `index.html`; without them, the defaults.
async fn read_config() -> (RuntimeConfig, Vec<ConfigProblem>) {
    let Some(abort) = Abort::new() else {
        return (RuntimeConfig::default(), vec![ConfigProblem::Missing]);
    };
    match transport::read_file("config.json", &abort).await {
        Ok(text) => RuntimeConfig::parse(&text),
        Err(_) => (RuntimeConfig::default(), vec![ConfigProblem::Missing]),
    }
}
