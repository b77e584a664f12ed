//! `cargo xtask e2e`: whole flows in a real browser, against the release build behind nginx.

use crate::{dist, failure::Failure, nginx, paths::Paths, ports, process, setup, stand_in};

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
    let _stand_in = stand_in::start(paths, api_port)?;
    let nginx = nginx::start(paths, &tools.nginx, api_port)?;
    process::run(
        "Playwright",
        process::command(&tools.playwright)
            .arg("test")
            .args(arguments)
            .current_dir(paths.e2e())
            .env("CONSOLE_URL", format!("http://127.0.0.1:{}", nginx.port))
            .env(
                "CONSOLE_SUBPATH_URL",
                format!("http://127.0.0.1:{}/tools/segments/", nginx.subpath_port),
            )
            .env("STAND_IN_URL", format!("http://127.0.0.1:{api_port}"))
            .env("CHROMIUM", &tools.chromium),
    )
}
