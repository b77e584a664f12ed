//! The parts of the Rust toolchain that rustup doesn't install by itself.

use std::path::Path;

use super::say;
use crate::{failure::Failure, paths::Paths, process, test::WASM};

/// The standard library for wasm.
pub fn wasm_target(paths: &Paths) -> Result<(), Failure> {
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
pub fn components(paths: &Paths) -> Result<(), Failure> {
    for (program, component) in [("cargo-fmt", "rustfmt"), ("cargo-clippy", "clippy")] {
        let version = process::command(program)
            .arg("--version")
            .current_dir(&paths.root)
            .output();
        if !version.is_ok_and(|output| output.status.success()) {
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

fn rustup(paths: &Paths, arguments: &[&str], what: &str, why: &str) -> Result<(), Failure> {
    let how = format!("rustup {}", arguments.join(" "));
    say(what, why, &how);
    process::run(
        &how,
        process::command("rustup")
            .args(arguments)
            .current_dir(&paths.root),
    )
    .map_err(|_| Failure::Missing {
        what: what.to_owned(),
        by_hand: how,
    })
}
