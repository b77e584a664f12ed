//! `cargo xtask dist`: the release build, the files beside it, and its size.

mod compressed;
mod crates;
mod forbidden;
mod licences;
pub mod manifest;
mod named;
mod page;
mod sbom;
mod split;
mod wasm;

use std::{
    ffi::OsStr,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use crate::{budget::Report, files, git, paths::Paths, process, setup, trunk, view_lint};
use compressed::Compressed;
use forbidden::Forbidden;
use manifest::{File, Manifest};

/// Of the console: all members of the workspace have the same.
const VERSION: &str = env!("CARGO_PKG_VERSION");
const LICENCE: &str = "MIT OR Apache-2.0";

const PAGE: &str = "index.html";

/// The classic script that starts the program.
const START_SCRIPT: &str = "boot.js";

/// How the name of the module ends that a first visit does not load.
pub const LAZY_ENDING: &str = "_lazy.wasm";

/// Builds `dist/`, prints its sizes, and fails when it is over the budget or holds what no build may.
pub fn run(paths: &Paths) -> Result<()> {
    view_lint::run(paths)?;
    let path = setup::for_release(paths)?;
    process::run("the release build", &mut trunk::release(paths, &path)?)?;
    let dist = paths.dist();
    for script in scripts(&dist)? {
        split::run(paths, &script, &path)?;
        minify(&script, &["--module"], &path)?;
        shrink(&script).with_context(|| script.display().to_string())?;
        name_by_content(&dist, &script)?;
    }
    minify(&dist.join(START_SCRIPT), &[], &path)?;
    bundle_style_sheets(&dist)?;
    describe_crates(paths)?;
    add_integrity(&dist)?;
    let manifest = Manifest {
        version: VERSION,
        commit: git::commit(paths),
        files: pack(&dist, &Forbidden::here(paths)?)?,
    };
    let page = fs_err::read_to_string(dist.join(PAGE))?;
    page::check(&page, &manifest.files).context(PAGE)?;
    let json = manifest.to_json()?;
    let file = dist.join("manifest.json");
    fs_err::write(&file, &json)?;
    compress(&file, json.as_bytes())?;
    let report = Report::of(&manifest.files);
    println!("{report}");
    report.check()
}

/// The licences of all that is linked, for people and for programs.
fn describe_crates(paths: &Paths) -> Result<()> {
    let crates = crates::linked(paths)?;
    let own = fs_err::read_to_string(paths.root.join("LICENSE"))?;
    let licences = licences::text(&own, &crates)?;
    let sbom = sbom::json(VERSION, LICENCE, &crates)?;
    fs_err::write(paths.dist().join("licences.txt"), licences)?;
    Ok(fs_err::write(paths.dist().join("sbom.cdx.json"), sbom)?)
}

/// Checks every file, writes the compressed ones beside it, and gives what the manifest says of it.
fn pack(dist: &Path, forbidden: &Forbidden) -> Result<Vec<File>> {
    let mut packed = Vec::new();
    for path in files::under(dist)? {
        let file = dist.join(&path);
        let content = fs_err::read(&file)?;
        forbidden
            .check(&path, &content)
            .with_context(|| path.clone())?;
        let compressed = if compressed::is_compressed(&path) {
            Some(compress(&file, &content)?)
        } else {
            None
        };
        packed.push(File::new(path, &content, compressed.as_ref()));
    }
    Ok(packed)
}

/// Writes `.br` and `.gz` beside a file.
fn compress(file: &Path, content: &[u8]) -> Result<Compressed> {
    let compressed = Compressed::of(content)?;
    let beside = |ending: &str| {
        let mut name = file.as_os_str().to_owned();
        name.push(ending);
        PathBuf::from(name)
    };
    fs_err::write(beside(".br"), &compressed.brotli)?;
    fs_err::write(beside(".gz"), &compressed.gzip)?;
    Ok(compressed)
}

/// Minifies a script; `kind` are the options for what it is. Wasm-bindgen's becomes smaller by a quarter on the wire, and
/// Trunk's own minifier breaks it.
fn minify(script: &Path, kind: &[&str], path: &OsStr) -> Result<()> {
    let mut command = process::command("terser");
    command
        .args(kind)
        .args(["--compress", "--mangle", "--output"])
        .args([script, Path::new("--"), script])
        .env("PATH", path);
    process::run("terser", &mut command)
}

/// Makes the module and its script smaller; see [`wasm`].
fn shrink(script: &Path) -> Result<()> {
    let module = module_of(script);
    let (small, names) = wasm::shrink(&fs_err::read(&module)?)?;
    let renamed = wasm::rename(&fs_err::read_to_string(script)?, &names)?;
    fs_err::write(module, small)?;
    let lazy = lazy_module_of(script);
    // It imports what the main module exports, by names that stay.
    fs_err::write(&lazy, wasm::without_names(&fs_err::read(&lazy)?)?)?;
    Ok(fs_err::write(script, renamed)?)
}

/// One name for a script and its modules: none works with another build's.
fn name_by_content(dist: &Path, script: &Path) -> Result<()> {
    let (module, lazy) = (module_of(script), lazy_module_of(script));
    let contents = [
        fs_err::read(script)?,
        fs_err::read(&module)?,
        fs_err::read(&lazy)?,
    ];
    let old = stem(script);
    let new = named::renamed(&old, &contents.each_ref().map(Vec::as_slice))?;
    for file in [script, &module, &lazy] {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        fs_err::rename(file, dist.join(name.replace(&old, &new)))?;
    }
    let page = dist.join(PAGE);
    let renamed = fs_err::read_to_string(&page)?.replace(&old, &new);
    Ok(fs_err::write(page, renamed)?)
}

/// The WebAssembly module of a script.
fn module_of(script: &Path) -> PathBuf {
    script.with_file_name(stem(script) + "_bg.wasm")
}

/// The module that is split off for later.
fn lazy_module_of(script: &Path) -> PathBuf {
    script.with_file_name(stem(script) + LAZY_ENDING)
}

fn stem(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or_default();
    stem.to_string_lossy().into_owned()
}

/// One style sheet in the place of one a component: together they compress to two thirds.
fn bundle_style_sheets(dist: &Path) -> Result<()> {
    let file = dist.join(PAGE);
    let page = fs_err::read_to_string(&file)?;
    let mut bundle = String::new();
    for sheet in page::style_sheets(&page)? {
        let sheet = dist.join(sheet);
        bundle += &fs_err::read_to_string(&sheet)?;
        fs_err::remove_file(sheet)?;
    }
    let name = format!("style-{}.css", named::hash(&[bundle.as_bytes()]));
    fs_err::write(dist.join(&name), bundle)?;
    Ok(fs_err::write(file, page::with_style_sheet(&page, &name)?)?)
}

/// Writes the digests of scripts and style sheets into the page, once nothing changes them any more.
fn add_integrity(dist: &Path) -> Result<()> {
    let file = dist.join(PAGE);
    let page = fs_err::read_to_string(&file)?;
    let digest = |name: &str| Ok(manifest::digest(&fs_err::read(dist.join(name))?));
    Ok(fs_err::write(file, page::with_integrity(&page, digest)?)?)
}

/// The scripts that have a hash in their name; boot.js stays readable.
fn scripts(dist: &Path) -> Result<Vec<PathBuf>> {
    let names = files::under(dist)?.into_iter();
    let scripts =
        names.filter(|name| name.starts_with("segment-console-") && name.ends_with(".js"));
    Ok(scripts.map(|name| dist.join(name)).collect())
}
