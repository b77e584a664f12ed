//! The npm packages of the end-to-end tests, and the wasm-opt and terser of the release build.

use std::{fs, path::PathBuf};

use super::say;
use crate::{failure::Failure, paths::Paths, process};

/// The folder with the packages' programs, installed exactly as the lock file has them.
pub fn packages(paths: &Paths) -> Result<PathBuf, Failure> {
    let folder = paths.e2e();
    let lock_file = folder.join("package-lock.json");
    let lock = fs::read(&lock_file).map_err(Failure::file(&lock_file))?;
    // A copy of the lock file that was installed, written last: a stopped install leaves none.
    let stamp = folder.join("node_modules/.installed-lock.json");
    if fs::read(&stamp).ok().as_ref() != Some(&lock) {
        say(
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
        .map_err(|_| Failure::Missing {
            what: "the npm packages of tests/e2e".to_owned(),
            by_hand: "install Node 20 or newer with npm, then `npm ci` in tests/e2e".to_owned(),
        })?;
        fs::write(&stamp, lock).map_err(Failure::file(&stamp))?;
    }
    Ok(folder.join("node_modules/.bin"))
}
