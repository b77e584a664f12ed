//! The npm packages of the end-to-end tests, and the wasm-opt and terser of the release build.

use std::path::PathBuf;

use anyhow::{Context, Result};

use super::{announce, missing};
use crate::{paths::Paths, process};

/// The folder with the packages' programs, installed exactly as the lock file has them.
pub fn packages(paths: &Paths) -> Result<PathBuf> {
    let folder = paths.e2e();
    let lock = fs_err::read(folder.join("package-lock.json"))?;
    // A copy of the lock file that was installed, written last: a stopped install leaves none.
    let stamp = folder.join("node_modules/.installed-lock.json");
    if fs_err::read(&stamp).ok().as_ref() != Some(&lock) {
        announce(
            "npm packages in tests/e2e",
            "wasm-opt, terser, Playwright and axe in their locked versions",
            "npm ci",
        );
        process::run(
            "npm ci",
            process::command("npm")
                .args(["ci", "--no-audit", "--no-fund", "--loglevel=error"])
                .current_dir(&folder)
                // The browser is Chromium from the system.
                .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"),
        )
        .with_context(|| {
            missing(
                "the npm packages of tests/e2e",
                "install Node 20 or newer with npm, then `npm ci` in tests/e2e",
            )
        })?;
        fs_err::write(&stamp, lock)?;
    }
    Ok(folder.join("node_modules/.bin"))
}
