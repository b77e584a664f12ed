//! `cargo xtask engines`: flows in real Firefox and real WebKit, against the release build behind nginx.

use anyhow::Result;
use clap::Args;

use crate::{
    e2e::{Deployment, Servers},
    paths::Paths,
    process, setup,
};

/// Options of `engines`.
#[derive(Args, Debug, Default, PartialEq)]
pub struct EngineOptions {
    /// Arguments for Playwright's runner, such as `--project webkit`
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    pub playwright: Vec<String>,
}

/// Tests the `dist/` that is there, or builds one. The tests start the browsers, a display and a bus; they end them
/// too, and whatever a failure left of them ends with this command.
pub fn run(paths: &Paths, options: &EngineOptions) -> Result<()> {
    let tools = setup::for_e2e(paths)?;
    let engines = setup::for_engines()?;
    let servers = Servers::start(paths, &tools)?;
    let mut command = process::command(&tools.playwright);
    servers
        .set_env(&mut command, Deployment::Nginx)
        .args(["test", "--config", "engines/playwright.config.ts"])
        .args(&options.playwright)
        .current_dir(paths.e2e())
        .env("FIREFOX", &engines.firefox)
        .env("WEBKIT_DRIVER", &engines.webkit_driver)
        .env("WEBKIT_BROWSER", &engines.webkit_browser)
        .env("XVFB", &engines.xvfb)
        .env("DBUS_RUN_SESSION", &engines.dbus_run_session);
    process::run("the tests in Firefox and WebKit", &mut command)
}
