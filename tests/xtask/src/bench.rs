//! `cargo xtask bench`: the measurements, in a real browser, against the release build behind nginx.

use crate::{behind::Behind, e2e::Servers, failure::Failure, paths::Paths, process, setup};

/// Measures the `dist/` that is there, or builds one.
pub fn run(paths: &Paths) -> Result<(), Failure> {
    let tools = setup::for_e2e(paths)?;
    let servers = Servers::start(paths, &tools)?;
    process::run(
        "the measurements",
        servers
            .tell(&mut process::command("node"), Behind::Nginx)
            .arg(paths.root.join("tests/bench/measure.mjs"))
            .current_dir(&paths.root)
            .env("CHROMIUM", &tools.chromium),
    )
}
