//! `cargo xtask bench`: the measurements, in a real browser, against the release build behind nginx.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use crate::{
    e2e::{Deployment, Servers},
    paths::Paths,
    process, setup,
};

/// Options of `bench`.
#[derive(Args, Debug, Default, PartialEq)]
pub struct BenchOptions {
    /// The dist/ of another build, measured in turn with this one
    #[arg(long, value_name = "DIR")]
    pub against: Option<PathBuf>,
    /// Measure fewer rounds
    #[arg(long)]
    pub quick: bool,
}

/// Measures the `dist/` that is there, or builds one.
pub fn run(paths: &Paths, _options: &BenchOptions) -> Result<()> {
    let tools = setup::for_e2e(paths)?;
    let servers = Servers::start(paths, &tools)?;
    process::run(
        "the measurements",
        servers
            .set_env(&mut process::command("node"), Deployment::Nginx)
            .arg(paths.root.join("tests/bench/measure.mjs"))
            .current_dir(&paths.root)
            .env("CHROMIUM", &tools.chromium),
    )
}
