//! `cargo xtask dist`: the release build and its weight.

mod imports;
mod integrity;
mod sheets;

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
    let dist = paths.dist();
    for module in modules(&dist)? {
        minify(&module, &path)?;
        shorten_imports(&module)?;
    }
    bundle_sheets(&dist)?;
    seal_start(&dist)?;
    let report = Report::of(&dist)?;
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

/// Names of one or two letters between a module and its wasm.
fn shorten_imports(module: &Path) -> Result<(), Failure> {
    let wasm = module.with_file_name(
        module
            .file_stem()
            .map(|stem| stem.to_string_lossy() + "_bg.wasm")
            .unwrap_or_default()
            .as_ref(),
    );
    let malformed = |path: &Path| {
        let what = path.display().to_string();
        move |why| Failure::Malformed { what, why }
    };
    let binary = fs::read(&wasm).map_err(Failure::file(&wasm))?;
    let (slim, names) = imports::shorten(&binary).map_err(malformed(&wasm))?;
    let script = imports::rename(&read(module)?, &names).map_err(malformed(module))?;
    fs::write(&wasm, slim).map_err(Failure::file(&wasm))?;
    fs::write(module, script).map_err(Failure::file(module))
}

/// One style sheet for all.
fn bundle_sheets(dist: &Path) -> Result<(), Failure> {
    let page = dist.join("index.html");
    let bundle = sheets::bundle(&read(&page)?, |file| read(&dist.join(file)))?;
    let sheet = dist.join(&bundle.name);
    fs::write(&sheet, bundle.text).map_err(Failure::file(&sheet))?;
    fs::write(&page, bundle.page).map_err(Failure::file(&page))?;
    for file in bundle.replaced {
        let file = dist.join(file);
        fs::remove_file(&file).map_err(Failure::file(&file))?;
    }
    Ok(())
}

/// The hash of what starts the program in the page. Node has the algorithm, and is there for terser.
fn seal_start(dist: &Path) -> Result<(), Failure> {
    const HASH: &str =
        "crypto.createHash('sha384').update(fs.readFileSync(process.argv[1])).digest('base64')";
    let (page, script) = (dist.join("index.html"), dist.join("boot.js"));
    let malformed = |why| Failure::Malformed {
        what: page.display().to_string(),
        why,
    };
    let hash = process::output(process::command("node").args(["-p", HASH]).arg(&script))
        .ok_or_else(|| malformed("node gives no hash of boot.js".to_owned()))?;
    let sealed = integrity::add(&read(&page)?, "boot.js", hash.trim()).map_err(malformed)?;
    fs::write(&page, sealed).map_err(Failure::file(&page))
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
