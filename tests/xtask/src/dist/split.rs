//! Code splitting: the linked module becomes two. What only the functions marked with `wasm_split` need goes into a
//! module that the page fetches later. It is done between the linker, which kept the relocations, and wasm-bindgen.

use std::{ffi::OsStr, path::Path};

use anyhow::{Context, Result, anyhow, ensure};
use wasm_split_cli_support::{Options, transform};

use super::{lazy_module_of, module_of, stem};
use crate::{files, paths::Paths, process};

/// The name of the split in `src/views/dashboard/lazy_views.rs`.
const SPLIT: &str = "lazy";

/// The module from which the main one imports the function that loads the other.
const LOADER_MODULE: &str = "./__wasm_split.js";

/// That function, in the place of the import. `callback` is the index of a function in the table, to be called with
/// `data` and whether it was loaded. A failure is not kept: the next call fetches again. The module is instantiated with
/// what wasm-bindgen made for the main one (`__wbg_load`, `wasm`) and imports its memory, table and globals.
const LOADER: &str = r#"let lazyModule;
const IMPORT = {
  __wasm_split_load_lazy(callback, data) {
    lazyModule ??= fetch(import.meta.url.replace(/\.js$/, "_lazy.wasm")).then((reply) =>
      __wbg_load(reply, { __wasm_split: wasm }),
    );
    const failed = (cause) => {
      lazyModule = undefined;
      console.error(cause);
      return false;
    };
    lazyModule
      .then(() => true, failed)
      .then((loaded) => wasm.__indirect_function_table.get(callback)(data, loaded));
  },
};
"#;

/// Of wasm-opt. Functions in the order of their names compress better (1.5 KB): instances of one generic function come
/// to stand together. The names themselves go at last; see [`super::wasm`].
const OPTIMISATION: [&str; 11] = [
    "-Oz",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
    "--low-memory-unused",
    "-g",
    "--reorder-functions-by-name",
    "--strip-producers",
];

/// Puts the two modules in the place of Trunk's one, with the script that loads them.
///
/// # Errors
/// When a tool fails, or something is split into other modules than these.
pub fn run(paths: &Paths, script: &Path, path: &OsStr) -> Result<()> {
    let linked = fs_err::read(
        paths
            .target
            .join("wasm32-unknown-unknown/release/segment-console.wasm"),
    )?;
    let folder = paths.target.join("split");
    files::empty_folder(&folder)?;
    let main = folder.join("main.wasm");
    let mut options = Options::new(&linked);
    options.output_dir = &folder;
    options.main_out_path = &main;
    options.link_name = LOADER_MODULE;
    let split = transform(options).map_err(|report| anyhow!("splitting the module: {report:?}"))?;
    let lazy = folder.join(format!("split_{SPLIT}.wasm"));
    ensure!(
        split.split_modules.as_slice() == std::slice::from_ref(&lazy),
        "split into {:?}, not into one module called {SPLIT}",
        split.split_modules
    );
    bind(&main, script, path)?;
    optimise(&module_of(script), &module_of(script), path)?;
    optimise(&lazy, &lazy_module_of(script), path)?;
    let text = fs_err::read_to_string(script)?;
    let text = with_loader(&text).with_context(|| script.display().to_string())?;
    Ok(fs_err::write(script, text)?)
}

/// Writes the script and its main module.
fn bind(main: &Path, script: &Path, path: &OsStr) -> Result<()> {
    let mut command = process::command("wasm-bindgen");
    command
        // The other module imports what the linker exports.
        .args(["--target", "web", "--no-typescript", "--keep-lld-exports"])
        .args(["--out-name", &stem(script), "--out-dir"])
        .args([script.parent().unwrap_or(Path::new(".")), main])
        .env("PATH", path);
    process::run("wasm-bindgen", &mut command)
}

fn optimise(from: &Path, to: &Path, path: &OsStr) -> Result<()> {
    let mut command = process::command("wasm-opt");
    command.args(OPTIMISATION).arg("--output");
    command.args([to, from]).env("PATH", path);
    process::run("wasm-opt", &mut command)
}

/// The script with the loader itself in the place of its import: one request less.
fn with_loader(script: &str) -> Result<String> {
    let end = format!(" from \"{LOADER_MODULE}\"");
    let mut lines = Vec::new();
    let mut found = 0;
    for line in script.lines() {
        let import = line.trim_end_matches(';').strip_suffix(end.as_str());
        if let Some(name) = import.and_then(|line| line.strip_prefix("import * as ")) {
            found += 1;
            lines.push(LOADER.replace("IMPORT", name));
        } else {
            lines.push(line.to_owned());
        }
    }
    ensure!(
        found == 1,
        "{LOADER_MODULE} is imported {found} times, not once"
    );
    Ok(lines.join("\n") + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_loader_takes_the_place_of_its_import() {
        let script = "import * as import1 from \"./__wasm_split.js\"\nlet wasm;\n";
        let with = with_loader(script).expect("one import");
        assert!(with.contains("const import1 = {"), "{with}");
        assert!(with.ends_with("let wasm;\n"), "{with}");
        assert!(!with.contains("./__wasm_split.js"), "{with}");
    }

    #[test]
    fn a_script_without_that_import_is_an_error() {
        assert!(with_loader("let wasm;\n").is_err());
    }

    #[test]
    fn the_loader_names_the_split_and_the_file_that_is_written() {
        assert!(LOADER.contains(&format!("__wasm_split_load_{SPLIT}(")));
        assert!(LOADER.contains(&format!("\"{}\"", super::super::LAZY_ENDING)));
    }
}
