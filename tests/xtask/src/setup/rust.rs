//! The parts of the Rust toolchain that rustup doesn't install by itself.

use std::path::Path;

use anyhow::{Context, Result};

use super::{announce, missing};
use crate::{paths::Paths, process, test::WASM};

/// The standard library for wasm.
pub fn wasm_target(paths: &Paths) -> Result<()> {
    let libraries = process::output(
        process::command("rustc")
            .args(["--print", "target-libdir", "--target", WASM])
            .current_dir(&paths.root),
    );
    // With or without rustup: what counts is that the compiler finds the library.
    if libraries.is_some_and(|folder| Path::new(folder.trim()).is_dir()) {
        return Ok(());
    }
    rustup(
        paths,
        &["target", "add", WASM],
        "the wasm target",
        "the app is compiled to WebAssembly",
    )
}

/// rustfmt and clippy, which rustup's `minimal` profile leaves out.
pub fn components(paths: &Paths) -> Result<()> {
    for (program, component) in [("cargo-fmt", "rustfmt"), ("cargo-clippy", "clippy")] {
        let mut version = process::command(program);
        version.arg("--version").current_dir(&paths.root);
        if process::output(&mut version).is_none() {
            rustup(
                paths,
                &["component", "add", component],
                component,
                "`cargo xtask test` checks with it",
            )?;
        }
    }
    Ok(())
}

fn rustup(paths: &Paths, arguments: &[&str], what: &str, why: &str) -> Result<()> {
    let how = format!("rustup {}", arguments.join(" "));
    announce(what, why, &how);
    process::run(
        &how,
        process::command("rustup")
            .args(arguments)
            .current_dir(&paths.root),
    )
    .with_context(|| missing(what, &how))
}
