//! Trunk, the wasm-bindgen CLI, cargo-fuzz and cargo-deny, built from crates.io into a cache of this user.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use super::{on_path, say, version};
use crate::{cargo_lock, failure::Failure, paths::Paths, process};

/// 0.22 needs a newer Rust than this project does.
const TRUNK: &str = "0.21.14";

/// Its format of a fuzzing crate is that of tests/fuzz.
const CARGO_FUZZ: &str = "0.13.2";

/// The keys of tests/deny.toml are its.
const CARGO_DENY: &str = "0.20.2";

/// The folder that holds `trunk`.
pub fn trunk() -> Result<PathBuf, Failure> {
    tool(&Tool {
        program: "trunk",
        beside: None,
        package: "trunk",
        version: TRUNK,
        // Without its own lock file, Trunk breaks on newer dependencies.
        arguments: &["--locked", "--no-default-features", "--features", "rustls"],
        why: "it builds and serves the page; takes some 7 minutes, once",
    })
}

/// The folder that holds `wasm-bindgen` and its test runner.
pub fn wasm_bindgen(paths: &Paths) -> Result<PathBuf, Failure> {
    let file = paths.root.join("Cargo.lock");
    let lock = fs::read_to_string(&file).map_err(Failure::file(&file))?;
    let version = cargo_lock::version(&lock, "wasm-bindgen").ok_or_else(|| Failure::Malformed {
        what: file.display().to_string(),
        why: "it has no wasm-bindgen".to_owned(),
    })?;
    tool(&Tool {
        program: "wasm-bindgen",
        beside: Some("wasm-bindgen-test-runner"),
        package: "wasm-bindgen-cli",
        version,
        // Not --locked: its lock file can be ahead of the registry.
        arguments: &[],
        why: "it has to be exactly the version in Cargo.lock; takes some 3 minutes, once",
    })
}

/// The folder that holds `cargo-fuzz`.
pub fn cargo_fuzz() -> Result<PathBuf, Failure> {
    tool(&Tool {
        program: "cargo-fuzz",
        beside: None,
        package: "cargo-fuzz",
        version: CARGO_FUZZ,
        arguments: &["--locked"],
        why: "it builds with libFuzzer and runs it; takes some 2 minutes, once",
    })
}

/// The folder that holds `cargo-deny`.
pub fn cargo_deny() -> Result<PathBuf, Failure> {
    tool(&Tool {
        program: "cargo-deny",
        beside: None,
        package: "cargo-deny",
        version: CARGO_DENY,
        arguments: &["--locked"],
        why: "it reads the licences and looks for known faults; takes some 4 minutes, once",
    })
}

struct Tool<'a> {
    program: &'a str,
    /// A second program of the same package that is needed too.
    beside: Option<&'a str>,
    package: &'a str,
    version: &'a str,
    arguments: &'a [&'a str],
    why: &'a str,
}

fn tool(tool: &Tool) -> Result<PathBuf, Failure> {
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
        printed.as_deref().and_then(version::in_output) == Some(self.version)
            && self
                .beside
                .is_none_or(|beside| folder.join(beside).is_file())
    }

    fn install(&self, root: &Path) -> Result<(), Failure> {
        let what = format!("{} {}", self.package, self.version);
        let how = [
            &["cargo", "install", self.package, "--version", self.version],
            self.arguments,
            &["--root", &root.to_string_lossy()],
        ]
        .concat()
        .join(" ");
        say(&what, self.why, &how);
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
                // Another folder than the checkout's, so that its .cargo/config.toml has no say.
                .current_dir(env::temp_dir())
                // Their own release profiles take three times as long to build.
                .env("CARGO_PROFILE_RELEASE_LTO", "off")
                .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
                .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
        );
        built.map_err(|_| Failure::Missing { what, by_hand: how })
    }
}

/// `${XDG_CACHE_HOME:-~/.cache}/segment-console/tools`.
fn cache() -> Result<PathBuf, Failure> {
    let base = env::var_os("XDG_CACHE_HOME")
        .filter(|folder| !folder.is_empty())
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cache")));
    base.map(|base| base.join("segment-console/tools"))
        .ok_or_else(|| Failure::Missing {
            what: "a folder for tools".to_owned(),
            by_hand: "set HOME or XDG_CACHE_HOME".to_owned(),
        })
}
