//! `cargo xtask dist`: the release build, what comes with it, and its weight.

mod compressed;
mod crates;
mod exports;
mod forbidden;
mod imports;
mod integrity;
mod licences;
pub mod manifest;
mod named;
mod page;
mod sbom;
mod sheets;
mod wasm;

use std::{
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
};

use crate::{budget::Report, failure::Failure, files, git, paths::Paths, process, setup, trunk};
use compressed::Compressed;
use forbidden::Forbidden;
use manifest::{File, Manifest};

/// Of the console: all members of the workspace have the same.
const VERSION: &str = env!("CARGO_PKG_VERSION");
const LICENCE: &str = "MIT OR Apache-2.0";

/// Builds `dist/`, prints its sizes, and fails when it is over the budget or holds what no build may.
pub fn run(paths: &Paths) -> Result<(), Failure> {
    let path = setup::for_release(paths)?;
    process::run("the release build", &mut trunk::release(paths, &path)?)?;
    let dist = paths.dist();
    for module in modules(&dist)? {
        minify(&module, &path)?;
        drop_marks(&wasm_of(&module))?;
        shorten_imports(&module)?;
        name_by_content(&dist, &module)?;
    }
    bundle_sheets(&dist)?;
    name_parts(paths)?;
    seal(&dist)?;
    let manifest = Manifest {
        version: VERSION,
        commit: git::commit(paths),
        files: pack(&dist, &Forbidden::here(paths)?)?,
    };
    let page = dist.join("index.html");
    page::check(&read(&page)?, &manifest.files).map_err(malformed(&page))?;
    let json = manifest.to_json().map_err(unwritable)?;
    let file = dist.join("manifest.json");
    write(&file, json.as_bytes())?;
    compress(&file, json.as_bytes())?;
    let report = Report::of(&manifest.files);
    println!("{report}");
    report.check()
}

/// The licences of all that is linked, for people and for programs.
fn name_parts(paths: &Paths) -> Result<(), Failure> {
    let crates = crates::linked(paths)?;
    let own = read(&paths.root.join("LICENSE"))?;
    let licences = licences::text(&own, &crates)?;
    let sbom = sbom::json(VERSION, LICENCE, &crates).map_err(unwritable)?;
    write(&paths.dist().join("licences.txt"), licences.as_bytes())?;
    write(&paths.dist().join("sbom.cdx.json"), sbom.as_bytes())
}

/// Looks through every file, puts the compressed ones beside it, and gives what the manifest says of it.
fn pack(dist: &Path, forbidden: &Forbidden) -> Result<Vec<File>, Failure> {
    let mut packed = Vec::new();
    for path in files::under(dist)? {
        let file = dist.join(&path);
        let content = fs::read(&file).map_err(Failure::file(&file))?;
        forbidden.check(&path, &content).map_err(malformed(&file))?;
        let compressed = if compressed::is_compressed(&path) {
            Some(compress(&file, &content)?)
        } else {
            None
        };
        packed.push(File::new(path, &content, compressed.as_ref()));
    }
    Ok(packed)
}

/// Puts `.br` and `.gz` beside a file.
fn compress(file: &Path, content: &[u8]) -> Result<Compressed, Failure> {
    let compressed = Compressed::of(content).map_err(Failure::file(file))?;
    let beside = |ending: &str| {
        let mut name = file.as_os_str().to_owned();
        name.push(ending);
        PathBuf::from(name)
    };
    write(&beside(".br"), &compressed.brotli)?;
    write(&beside(".gz"), &compressed.gzip)?;
    Ok(compressed)
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

/// What would make the module differ from machine to machine.
fn drop_marks(wasm: &Path) -> Result<(), Failure> {
    let binary = fs::read(wasm).map_err(Failure::file(wasm))?;
    let unmarked = exports::without_marks(&binary).map_err(malformed(wasm))?;
    write(wasm, &unmarked)
}

/// Names of one or two letters between a module and its wasm.
fn shorten_imports(module: &Path) -> Result<(), Failure> {
    let wasm = wasm_of(module);
    let binary = fs::read(&wasm).map_err(Failure::file(&wasm))?;
    let (slim, names) = imports::shorten(&binary).map_err(malformed(&wasm))?;
    let script = imports::rename(&read(module)?, &names).map_err(malformed(module))?;
    write(&wasm, &slim)?;
    write(module, script.as_bytes())
}

/// One name for a module and its wasm: neither works with another build's.
fn name_by_content(dist: &Path, module: &Path) -> Result<(), Failure> {
    let wasm = wasm_of(module);
    let binary = fs::read(&wasm).map_err(Failure::file(&wasm))?;
    let old = stem(module);
    let new =
        named::renamed(&old, &[read(module)?.as_bytes(), &binary]).map_err(malformed(module))?;
    for file in [module, &wasm] {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let to = dist.join(name.replace(&old, &new));
        fs::rename(file, &to).map_err(Failure::file(file))?;
    }
    let page = dist.join("index.html");
    write(&page, read(&page)?.replace(&old, &new).as_bytes())
}

fn wasm_of(module: &Path) -> PathBuf {
    module.with_file_name(stem(module) + "_bg.wasm")
}

fn stem(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or_default();
    stem.to_string_lossy().into_owned()
}

/// One style sheet for all.
fn bundle_sheets(dist: &Path) -> Result<(), Failure> {
    let page = dist.join("index.html");
    let bundle = sheets::bundle(&read(&page)?, |file| read(&dist.join(file)))?;
    let sheet = dist.join(&bundle.name);
    write(&sheet, bundle.text.as_bytes())?;
    write(&page, bundle.page.as_bytes())?;
    for file in bundle.replaced {
        let file = dist.join(file);
        fs::remove_file(&file).map_err(Failure::file(&file))?;
    }
    Ok(())
}

/// Writes into the page what its scripts and sheets are, byte for byte, once nothing changes them any more.
fn seal(dist: &Path) -> Result<(), Failure> {
    let page = dist.join("index.html");
    let digest = |name: &str| {
        let file = dist.join(name);
        let content = fs::read(&file).map_err(Failure::file(&file))?;
        Ok(manifest::digest(&content))
    };
    let sealed = integrity::seal(&read(&page)?, digest)?;
    write(&page, sealed.as_bytes())
}

fn malformed(path: &Path) -> impl FnOnce(String) -> Failure {
    let what = path.display().to_string();
    move |why| Failure::Malformed { what, why }
}

fn unwritable(error: serde_json::Error) -> Failure {
    Failure::Malformed {
        what: "JSON of the build".to_owned(),
        why: error.to_string(),
    }
}

fn write(path: &Path, content: &[u8]) -> Result<(), Failure> {
    fs::write(path, content).map_err(Failure::file(path))
}

fn read(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(Failure::file(path))
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
