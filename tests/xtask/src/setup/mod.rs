//! What a command needs before it can start: looked for first, installed only when missing.
//!
//! A tool on PATH in the right version is used as it is. Otherwise it comes from a cache of
//! this user, shared by all clones: nothing of `~/.cargo/bin` is changed.

mod cargo_tools;
mod engines;
mod npm;
mod rust;
mod system;

use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
};

use anyhow::Result;

use crate::paths::Paths;
pub use engines::Engines;
use system::Program;

/// For `cargo test` of the component tests.
pub struct Components {
    /// `wasm-bindgen-test-runner`.
    pub test_runner: PathBuf,
    pub chromedriver: PathBuf,
}

/// For the end-to-end tests.
pub struct E2e {
    pub nginx: PathBuf,
    pub caddy: PathBuf,
    pub chromium: PathBuf,
    /// Chromium's headless shell, or Chromium.
    pub headless: PathBuf,
    pub playwright: PathBuf,
}

/// rustfmt and clippy.
pub fn for_checks(paths: &Paths) -> Result<()> {
    rust::components(paths)
}

/// The standard library for wasm.
pub fn for_wasm(paths: &Paths) -> Result<()> {
    rust::wasm_target(paths)
}

/// What `trunk serve` needs; gives the PATH to run it with.
pub fn for_page(paths: &Paths) -> Result<OsString> {
    rust::wasm_target(paths)?;
    let trunk = cargo_tools::trunk()?;
    let wasm_bindgen = cargo_tools::wasm_bindgen(paths)?;
    with_path(&[&trunk, &wasm_bindgen])
}

/// What `trunk build --release` needs; gives the PATH to run it with.
pub fn for_release(paths: &Paths) -> Result<OsString> {
    let packages = npm::packages(paths)?;
    rust::wasm_target(paths)?;
    let trunk = cargo_tools::trunk()?;
    let wasm_bindgen = cargo_tools::wasm_bindgen(paths)?;
    // First, because a distribution's wasm-opt may be too old for what rustc emits.
    with_path(&[&packages, &trunk, &wasm_bindgen])
}

/// What the component tests need.
pub fn for_components(paths: &Paths) -> Result<Components> {
    rust::wasm_target(paths)?;
    system::install_missing()?;
    let wasm_bindgen = cargo_tools::wasm_bindgen(paths)?;
    // Their browser is found by chromedriver itself.
    system::find(Program::Chromium)?;
    Ok(Components {
        test_runner: wasm_bindgen.join("wasm-bindgen-test-runner"),
        chromedriver: system::find(Program::Chromedriver)?,
    })
}

/// What the end-to-end tests need beside a release build.
pub fn for_e2e(paths: &Paths) -> Result<E2e> {
    let packages = npm::packages(paths)?;
    system::install_missing()?;
    Ok(E2e {
        nginx: system::find(Program::Nginx)?,
        caddy: system::find(Program::Caddy)?,
        chromium: system::find(Program::Chromium)?,
        headless: system::headless_browser()?,
        playwright: packages.join("playwright"),
    })
}

/// What the tests in Firefox and WebKit need beside what the end-to-end tests do.
pub fn for_engines() -> Result<Engines> {
    engines::find()
}

/// What fuzzing needs beside a compiler; gives the PATH to run it with.
pub fn for_fuzz() -> Result<OsString> {
    with_path(&[&cargo_tools::cargo_fuzz()?])
}

/// What the audit needs; gives the PATH to run it with.
pub fn for_audit() -> Result<OsString> {
    with_path(&[&cargo_tools::cargo_deny()?])
}

/// Printed before something is installed.
fn announce(what: &str, why: &str, how: &str) {
    println!("setup: installing {what} ({why}): {how}");
}

/// PATH with `folders` before everything else.
fn with_path(folders: &[&Path]) -> Result<OsString> {
    let rest = env::var_os("PATH").unwrap_or_default();
    let all = folders
        .iter()
        .map(|folder| folder.to_path_buf())
        .chain(env::split_paths(&rest));
    Ok(env::join_paths(all)?)
}

/// What an error says when something could not be installed.
fn missing(what: &str, by_hand: &str) -> String {
    format!("missing, and could not be installed: {what}. By hand: {by_hand}")
}

/// The folder of PATH that holds a program, if any does.
fn on_path(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).find(|folder| folder.join(program).is_file())
}
