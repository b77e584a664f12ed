//! `cargo xtask e2e`: whole flows in a real browser, against the release build behind nginx.

use std::process::Command;

use crate::{
    dist,
    failure::Failure,
    nginx::{self, Nginx},
    paths::Paths,
    ports,
    process::{self, Running},
    setup, stand_in,
};

/// Tests the `dist/` that is there, or builds one. `arguments` go to Playwright as they are.
pub fn run(paths: &Paths, arguments: &[String]) -> Result<(), Failure> {
    let tools = setup::for_e2e(paths)?;
    let servers = Servers::start(paths, &tools)?;
    process::run(
        "Playwright",
        servers
            .tell(&mut process::command(&tools.playwright))
            .arg("test")
            .args(arguments)
            .current_dir(paths.e2e())
            .env("CHROMIUM", &tools.chromium),
    )
}

/// The stand-in, and the release build behind nginx. Dropping them ends them.
pub struct Servers {
    api_port: u16,
    nginx: Nginx,
    _stand_in: Running,
}

impl Servers {
    /// Starts them for the `dist/` that is there, or builds one.
    pub fn start(paths: &Paths, tools: &setup::E2e) -> Result<Self, Failure> {
        if paths.dist().join("index.html").exists() {
            println!("testing the dist/ that is there");
        } else {
            dist::run(paths)?;
        }
        stand_in::build(paths)?;
        let api_port = ports::any()?;
        Ok(Self {
            api_port,
            _stand_in: stand_in::start(paths, api_port)?,
            nginx: nginx::start(paths, &tools.nginx, api_port)?,
        })
    }

    /// Tells a command where they are.
    pub fn tell<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command
            .env(
                "CONSOLE_URL",
                format!("http://127.0.0.1:{}", self.nginx.port),
            )
            .env(
                "CONSOLE_SUBPATH_URL",
                format!(
                    "http://127.0.0.1:{}/tools/segments/",
                    self.nginx.subpath_port
                ),
            )
            .env(
                "STAND_IN_URL",
                format!("http://127.0.0.1:{}", self.api_port),
            )
    }
}
