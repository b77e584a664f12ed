//! `cargo xtask e2e`: whole flows in a real browser, against the release build behind nginx.

use std::process::Command;

use crate::{
    dist,
    failure::Failure,
    nginx::{self, Nginx},
    paths::Paths,
    ports,
    process::{self, Running},
    setup,
    stand_in::{self, Cors},
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

/// Where nobody listens: only root could, and the port is none that browsers refuse by themselves.
const REFUSING: &str = "http://127.0.0.1:2";

/// A host that no name server knows: `.invalid` is nobody's.
const UNKNOWN_HOST: &str = "http://segments.invalid";

/// The stand-in, with and without CORS, and the release build behind nginx. Dropping them ends them.
pub struct Servers {
    api: String,
    open: String,
    nginx: Nginx,
    _stand_ins: [Running; 2],
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
        let (api_port, open_port) = (ports::any()?, ports::any()?);
        let stand_ins = [
            stand_in::start(paths, api_port, Cors::Nobody)?,
            stand_in::start(paths, open_port, Cors::Everybody)?,
        ];
        let (api, open) = (on(api_port), on(open_port));
        // What a page may ask that has no API on its own origin.
        let elsewhere = [open.as_str(), api.as_str(), REFUSING, UNKNOWN_HOST];
        let nginx = nginx::start(paths, &tools.nginx, &api, &elsewhere)?;
        Ok(Self {
            api,
            open,
            nginx,
            _stand_ins: stand_ins,
        })
    }

    /// Tells a command where they are.
    pub fn tell<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        let subpath = format!("{}/tools/segments/", on(self.nginx.subpath_port));
        command
            .env("CONSOLE_URL", on(self.nginx.port))
            .env("CONSOLE_SUBPATH_URL", subpath)
            .env("CONSOLE_OTHER_ORIGIN_URL", on(self.nginx.other_origin_port))
            .env("STAND_IN_URL", &self.api)
            .env("OPEN_STAND_IN_URL", &self.open)
            .env("REFUSING_URL", REFUSING)
            .env("UNKNOWN_HOST_URL", UNKNOWN_HOST)
    }
}

fn on(port: u16) -> String {
    format!("http://127.0.0.1:{port}")
}
