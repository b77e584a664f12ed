//! Trunk, the wasm-bindgen CLI, cargo-fuzz and cargo-deny, built from crates.io into a cache of this user.

use std::{
    env,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use cargo_lock::Lockfile;

use super::{announce, missing, on_path};
use crate::{paths::Paths, process};

/// 0.22 needs a newer Rust than this project does.
const TRUNK: &str = "0.21.14";

/// Its format of a fuzzing crate is that of tests/fuzz.
const CARGO_FUZZ: &str = "0.13.2";

/// The keys of tests/deny.toml are its.
const CARGO_DENY: &str = "0.20.2";

/// The folder that holds `trunk`.
pub fn trunk() -> Result<PathBuf> {
    tool(&Tool {
        program: "trunk",
        companion: None,
        package: "trunk",
        version: TRUNK,
        // Without its own lock file, Trunk breaks on newer dependencies.
        arguments: &["--locked", "--no-default-features", "--features", "rustls"],
        why: "it builds and serves the page; takes some 7 minutes, once",
    })
}

/// The folder that holds `wasm-bindgen` and its test runner.
pub fn wasm_bindgen(paths: &Paths) -> Result<PathBuf> {
    let lock = Lockfile::load(paths.root.join("Cargo.lock"))?;
    let mut packages = lock.packages.iter();
    let package = packages
        .find(|package| package.name.as_str() == "wasm-bindgen")
        .context("Cargo.lock has no wasm-bindgen")?;
    tool(&Tool {
        program: "wasm-bindgen",
        companion: Some("wasm-bindgen-test-runner"),
        package: "wasm-bindgen-cli",
        version: &package.version.to_string(),
        // Not --locked: its lock file can be ahead of the registry.
        arguments: &[],
        why: "it has to be exactly the version in Cargo.lock; takes some 3 minutes, once",
    })
}

/// The folder that holds `cargo-fuzz`.
pub fn cargo_fuzz() -> Result<PathBuf> {
    tool(&Tool {
        program: "cargo-fuzz",
        companion: None,
        package: "cargo-fuzz",
        version: CARGO_FUZZ,
        arguments: &["--locked"],
        why: "it builds with libFuzzer and runs it; takes some 2 minutes, once",
    })
}

/// The folder that holds `cargo-deny`.
pub fn cargo_deny() -> Result<PathBuf> {
    tool(&Tool {
        program: "cargo-deny",
        companion: None,
        package: "cargo-deny",
        version: CARGO_DENY,
        arguments: &["--locked"],
        why: "it reads the licences and looks for known faults; takes some 4 minutes, once",
    })
}

struct Tool<'a> {
    program: &'a str,
    /// A second program of the package that is needed.
    companion: Option<&'a str>,
    package: &'a str,
    version: &'a str,
    arguments: &'a [&'a str],
    why: &'a str,
}

fn tool(tool: &Tool) -> Result<PathBuf> {
    if let Some(folder) = on_path(tool.program)
        && tool.is_in(&folder)
    {
        return Ok(folder);
    }
    let root = cache()?.join(format!("{}-{}", tool.program, tool.version));
    let folder = root.join("bin");
    if !tool.is_in(&folder) {
        tool.install(&root)?;
    }
    Ok(folder)
}

impl Tool<'_> {
    fn is_in(&self, folder: &Path) -> bool {
        let printed = process::output(
            process::command(folder.join(self.program))
                .arg("--version")
                .env_remove("NO_COLOR"),
        );
        printed.is_some_and(|text| text.split_whitespace().any(|word| word == self.version))
            && self
                .companion
                .is_none_or(|companion| folder.join(companion).is_file())
    }

    fn install(&self, root: &Path) -> Result<()> {
        let what = format!("{} {}", self.package, self.version);
        let how = [
            &["cargo", "install", self.package, "--version", self.version],
            self.arguments,
            &["--root", &root.to_string_lossy()],
        ]
        .concat()
        .join(" ");
        announce(&what, self.why, &how);
        let built = process::run(
            &how,
            process::command("cargo")
                .args([
                    "install",
                    "--quiet",
                    self.package,
                    "--version",
                    &format!("={}", self.version),
                ])
                .args(self.arguments)
                .arg("--root")
                .arg(root)
                // Another folder than the checkout's, so that its .cargo/config.toml doesn't apply.
                .current_dir(env::temp_dir())
                // Their own release profiles take three times as long to build.
                .env("CARGO_PROFILE_RELEASE_LTO", "off")
                .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
                .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
        );
        built.with_context(|| missing(&what, &how))
    }
}

/// `${XDG_CACHE_HOME:-~/.cache}/segment-console/tools`.
fn cache() -> Result<PathBuf> {
    let base = env::var_os("XDG_CACHE_HOME")
        .filter(|folder| !folder.is_empty())
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cache")));
    base.map(|base| base.join("segment-console/tools"))
        .with_context(|| missing("a folder for tools", "set HOME or XDG_CACHE_HOME"))
}
