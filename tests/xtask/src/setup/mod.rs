//! What a command needs before it can start: looked for first, installed only when missing.
//!
//! A tool on PATH in the right version is left alone and used. Otherwise it comes from a cache of
//! this user, shared by all clones: nothing of `~/.cargo/bin` is changed.

mod cargo_tools;
mod npm;
mod rust;
mod system;
mod version;

use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
};

use crate::{failure::Failure, paths::Paths};
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
    pub playwright: PathBuf,
}

/// rustfmt and clippy.
pub fn for_checks(paths: &Paths) -> Result<(), Failure> {
    rust::components(paths)
}

/// The standard library for wasm.
pub fn for_wasm(paths: &Paths) -> Result<(), Failure> {
    rust::wasm_target(paths)
}

/// What `trunk serve` needs; gives the PATH to run it with.
pub fn for_page(paths: &Paths) -> Result<OsString, Failure> {
    rust::wasm_target(paths)?;
    let trunk = cargo_tools::trunk()?;
    let wasm_bindgen = cargo_tools::wasm_bindgen(paths)?;
    with_path(&[&trunk, &wasm_bindgen])
}

/// What `trunk build --release` needs; gives the PATH to run it with.
pub fn for_release(paths: &Paths) -> Result<OsString, Failure> {
    let packages = npm::packages(paths)?;
    rust::wasm_target(paths)?;
    let trunk = cargo_tools::trunk()?;
    let wasm_bindgen = cargo_tools::wasm_bindgen(paths)?;
    // First, because a distribution's wasm-opt may be too old for what rustc emits.
    with_path(&[&packages, &trunk, &wasm_bindgen])
}

/// What the component tests need.
pub fn for_components(paths: &Paths) -> Result<Components, Failure> {
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
pub fn for_e2e(paths: &Paths) -> Result<E2e, Failure> {
    let packages = npm::packages(paths)?;
    system::install_missing()?;
    Ok(E2e {
        nginx: system::find(Program::Nginx)?,
        caddy: system::find(Program::Caddy)?,
        chromium: system::find(Program::Chromium)?,
        playwright: packages.join("playwright"),
    })
}

/// What fuzzing needs beside a compiler; gives the PATH to run it with.
pub fn for_fuzz() -> Result<OsString, Failure> {
    with_path(&[&cargo_tools::cargo_fuzz()?])
}

/// What the audit needs; gives the PATH to run it with.
pub fn for_audit() -> Result<OsString, Failure> {
    with_path(&[&cargo_tools::cargo_deny()?])
}

/// The one line said before something is installed.
fn say(what: &str, why: &str, how: &str) {
    println!("setup: installing {what} ({why}): {how}");
}

/// PATH with `folders` before everything else.
fn with_path(folders: &[&Path]) -> Result<OsString, Failure> {
    let rest = env::var_os("PATH").unwrap_or_default();
    let all = folders
        .iter()
        .map(|folder| folder.to_path_buf())
        .chain(env::split_paths(&rest));
    env::join_paths(all).map_err(|cause| Failure::Malformed {
        what: "PATH".to_owned(),
        why: cause.to_string(),
    })
}

/// The folder of PATH that holds a program, if any does.
fn on_path(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).find(|folder| folder.join(program).is_file())
}
