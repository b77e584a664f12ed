//! `cargo xtask dist`: the release build and its weight.

use crate::{budget::Report, failure::Failure, paths::Paths, process, setup, trunk};

/// Builds `dist/`, prints its sizes, and fails when it is over the budget.
pub fn run(paths: &Paths) -> Result<(), Failure> {
    let path = setup::for_release(paths)?;
    process::run(
        "the release build",
        trunk::command(paths, &path, "build").arg("--release"),
    )?;
    let report = Report::of(&paths.dist())?;
    println!("{report}");
    report.check()
}
