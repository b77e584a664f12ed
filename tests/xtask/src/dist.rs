//! `cargo xtask dist`: the release build and its weight.

use std::{
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
};

use crate::{budget::Report, failure::Failure, paths::Paths, process, setup, trunk};

/// Builds `dist/`, prints its sizes, and fails when it is over the budget.
pub fn run(paths: &Paths) -> Result<(), Failure> {
    let path = setup::for_release(paths)?;
    process::run(
        "the release build",
        trunk::command(paths, &path, "build").arg("--release"),
    )?;
    for module in modules(&paths.dist())? {
        minify(&module, &path)?;
    }
    let report = Report::of(&paths.dist())?;
    println!("{report}");
    report.check()
}

/// wasm-bindgen's JavaScript, which it writes for people; Trunk's own minifier breaks
/// it. A quarter of its weight on the wire is white space and long names.
fn minify(module: &Path, path: &OsStr) -> Result<(), Failure> {
    let mut command = process::command("terser");
    command
        .args(["--module", "--compress", "--mangle", "--output"])
        .args([module, Path::new("--"), module])
        .env("PATH", path);
    process::run("terser", &mut command)
}

/// The modules that have a hash in their name; boot.js stays readable.
fn modules(dist: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries = fs::read_dir(dist).map_err(Failure::file(dist))?;
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    Ok(paths
        .filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with("segment-console-") && name.ends_with(".js")
        })
        .collect())
}
