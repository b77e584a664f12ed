//! The whole console: its contexts, and Connect or Dashboard by session.

use crate::api::transport::{self, Abort};
use crate::config::{ConfigProblem, RuntimeConfig};
use crate::live::{Part, live, spawn};
use crate::session::Session;
use crate::views::connect::connect;
use crate::views::console::Console;
use crate::views::dashboard::dashboard;

/// The console.
pub fn app() -> Part {
    let console = Console::restore();
    spawn(async move {
        console.configure(read_config().await);
    });
    live(move || match console.session() {
        Session::Disconnected => connect(console),
        Session::Connected(connection) => dashboard(console, connection),
    })
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
