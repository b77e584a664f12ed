//! `cargo xtask e2e`: whole flows in a real browser, against the release build behind nginx.

use crate::{
    dist,
    failure::Failure,
    nginx,
    paths::Paths,
    ports, process, setup,
    stand_in::{self, Cors},
};

/// Tests the `dist/` that is there, or builds one. `arguments` go to Playwright as they are.
pub fn run(paths: &Paths, arguments: &[String]) -> Result<(), Failure> {
    let tools = setup::for_e2e(paths)?;
    if paths.dist().join("index.html").exists() {
        println!("e2e: testing the dist/ that is there");
    } else {
        dist::run(paths)?;
    }
    stand_in::build(paths)?;
    let api_port = ports::any()?;
    let _stand_in = stand_in::start(paths, api_port, Cors::Nobody)?;
    let open_port = ports::any()?;
    let _open = stand_in::start(paths, open_port, Cors::Everybody)?;
    let (api, open) = (on(api_port), on(open_port));
    // What a page may ask that has no API on its own origin.
    let elsewhere = [open.as_str(), api.as_str(), REFUSING];
    let nginx = nginx::start(paths, &tools.nginx, &api, &elsewhere)?;
    process::run(
        "Playwright",
        process::command(&tools.playwright)
            .arg("test")
            .args(arguments)
            .current_dir(paths.e2e())
            .env("CONSOLE_URL", on(nginx.port))
            .env(
                "CONSOLE_SUBPATH_URL",
                format!("{}/tools/segments/", on(nginx.subpath_port)),
            )
            .env("CONSOLE_OTHER_ORIGIN_URL", on(nginx.other_origin_port))
            .env("STAND_IN_URL", api)
            .env("OPEN_STAND_IN_URL", open)
            .env("REFUSING_URL", REFUSING)
            .env("CHROMIUM", &tools.chromium),
    )
}

/// Where nobody listens: only root could, and the port is none that browsers refuse by themselves.
const REFUSING: &str = "http://127.0.0.1:2";

fn on(port: u16) -> String {
    format!("http://127.0.0.1:{port}")
}
