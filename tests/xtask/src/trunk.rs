//! Calling Trunk.

use std::{ffi::OsStr, process::Command};

use crate::{paths::Paths, process};

/// A `trunk` call in the checkout that finds its tools on `path` and never downloads one.
pub fn command(paths: &Paths, path: &OsStr, subcommand: &str) -> Command {
    let mut command = process::command("trunk");
    command
        .args([subcommand, "--offline=true", "--skip-version-check"])
        .current_dir(&paths.root)
        .env("PATH", path)
        // Trunk 0.21 wants `true` or `false` here and stops on the usual `NO_COLOR=1`.
        .env_remove("NO_COLOR");
    command
}
