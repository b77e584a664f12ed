//! The crates that are linked into the app, with what their authors and the lock file say of them.

use std::path::PathBuf;

use anyhow::{Context, Result};
use cargo_lock::Lockfile;
use cargo_metadata::{Metadata, MetadataCommand};

use crate::{paths::Paths, process, test::WASM};

/// The app's own package.
pub const APP: &str = "segment-console";

/// One crate.
#[derive(Debug, PartialEq)]
pub struct Crate {
    pub name: String,
    pub version: String,
    /// An SPDX expression, unless it only names a file.
    pub licence: Option<String>,
    pub authors: Vec<String>,
    /// The SHA-256 of its archive in the registry; `None` for the standard library.
    pub sha256: Option<String>,
    /// The folder of its licence texts. Empty for the standard library: not every toolchain has its texts.
    pub folder: PathBuf,
}

/// What is linked into the shipped module, by name and version: neither what runs while it is built, such as macros,
/// nor what only tests need. The standard library is among them.
pub fn linked(paths: &Paths) -> Result<Vec<Crate>> {
    let (metadata, lock) = (metadata(paths)?, lock_file(paths)?);
    let describe = |(name, version): &(String, String)| described(name, version, &metadata, &lock);
    let described: Result<Vec<Crate>> = names(paths)?.iter().map(describe).collect();
    let mut crates = described?;
    crates.push(standard_library(paths)?);
    crates.sort_by(|a, b| (&a.name, &a.version).cmp(&(&b.name, &b.version)));
    Ok(crates)
}

/// Name and version of each, by `cargo tree`: it resolves the features of this package and target alone.
/// `cargo metadata` unites those of all members and of the macros, and so has crates that are not linked.
fn names(paths: &Paths) -> Result<Vec<(String, String)>> {
    let mut tree = process::command("cargo");
    tree.args(["tree", "--locked", "--package", APP, "--target", WASM])
        .args(["--edges", "normal,no-proc-macro"])
        .args(["--prefix", "none", "--format", "{p}"])
        .current_dir(&paths.root)
        .env("CARGO_HOME", &paths.cargo_home);
    let printed = process::printed("cargo tree", &mut tree)?;
    Ok(names_in(&printed))
}

/// Name and version of each line of `cargo tree`, without the app.
fn names_in(tree: &str) -> Vec<(String, String)> {
    let words = tree.lines().map(str::split_whitespace);
    let mut names: Vec<_> = words
        .filter_map(|mut words| Some((words.next()?, words.next()?.strip_prefix('v')?)))
        .filter(|(name, _)| *name != APP)
        .map(|(name, version)| (name.to_owned(), version.to_owned()))
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

fn metadata(paths: &Paths) -> Result<Metadata> {
    Ok(MetadataCommand::new()
        .current_dir(&paths.root)
        .env("CARGO_HOME", &paths.cargo_home)
        .other_options(["--locked", "--filter-platform", WASM].map(str::to_owned))
        .exec()?)
}

fn lock_file(paths: &Paths) -> Result<Lockfile> {
    Ok(Lockfile::load(paths.root.join("Cargo.lock"))?)
}

fn described(name: &str, version: &str, metadata: &Metadata, lock: &Lockfile) -> Result<Crate> {
    let mut packages = metadata.packages.iter();
    let package = packages
        .find(|package| *package.name == name && package.version.to_string() == version)
        .with_context(|| format!("cargo metadata has no {name} {version}"))?;
    let mut locked = lock.packages.iter();
    let checksum = locked
        .find(|locked| locked.name.as_str() == name && locked.version.to_string() == version)
        .and_then(|locked| locked.checksum.as_ref())
        .with_context(|| format!("Cargo.lock has no checksum of {name} {version}"))?;
    let folder = package.manifest_path.parent();
    Ok(Crate {
        name: name.to_owned(),
        version: version.to_owned(),
        licence: package.license.as_deref().map(spdx_expression),
        authors: package.authors.clone(),
        sha256: Some(checksum.to_string()),
        folder: folder.map(PathBuf::from).unwrap_or_default(),
    })
}

/// `/` is how `OR` was written before SPDX.
fn spdx_expression(licence: &str) -> String {
    let names: Vec<&str> = licence.split('/').map(str::trim).collect();
    names.join(" OR ")
}

/// The one crate that no lock file names. Its version is the compiler's.
fn standard_library(paths: &Paths) -> Result<Crate> {
    let mut rustc = process::command("rustc");
    rustc.arg("--version").current_dir(&paths.root);
    let printed = process::printed("rustc --version", &mut rustc)?;
    let version = printed.split_whitespace().nth(1).unwrap_or_default();
    Ok(Crate {
        name: "std".to_owned(),
        version: version.to_owned(),
        licence: Some("MIT OR Apache-2.0".to_owned()),
        authors: vec!["The Rust Project Developers".to_owned()],
        sha256: None,
        folder: PathBuf::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_crate_of_the_tree_is_named_once_and_the_app_is_not() {
        let tree = "segment-console v0.1.0 (/a)\nserde v1.0.2\nmemchr v2.7.0\nserde v1.0.2 (*)\n";
        let expected = [("memchr", "2.7.0"), ("serde", "1.0.2")];
        let expected = expected.map(|(name, version)| (name.to_owned(), version.to_owned()));
        assert_eq!(names_in(tree), expected);
    }

    #[test]
    fn a_crate_is_described_by_its_manifest_and_the_lock_file() {
        let paths = Paths::find();
        let (metadata, lock) = (metadata(&paths), lock_file(&paths));
        let (metadata, lock) = (metadata.expect("cargo"), lock.expect("a lock file"));
        // It is there in other versions too, for macros and for programs of this machine.
        let thiserror = described("thiserror", "1.0.69", &metadata, &lock).expect("it is linked");
        assert_eq!(thiserror.licence.as_deref(), Some("MIT OR Apache-2.0"));
        assert_eq!(thiserror.authors, ["David Tolnay <dtolnay@gmail.com>"]);
        let sha256 = "b6aaf5339b578ea85b50e080feb250a3e8ae8cfcdff9a461c9ec2904bc923f52";
        assert_eq!(thiserror.sha256.as_deref(), Some(sha256));
        assert!(thiserror.folder.join("LICENSE-MIT").is_file());
        assert!(described("thiserror", "1.0.1", &metadata, &lock).is_err());
        assert!(described(APP, "0.1.0", &metadata, &lock).is_err());
    }

    #[test]
    fn an_old_licence_becomes_an_spdx_expression() {
        assert_eq!(spdx_expression("Unlicense/MIT"), "Unlicense OR MIT");
        assert_eq!(spdx_expression("MIT OR Apache-2.0"), "MIT OR Apache-2.0");
    }

    #[test]
    fn what_only_builds_or_tests_the_app_is_not_linked() {
        let crates = linked(&Paths::find()).expect("cargo");
        let has = |name: &str| crates.iter().any(|one| one.name == name);
        for name in ["leptos", "serde_json", "chrono", "wasm-bindgen", "std"] {
            assert!(has(name), "{name}");
        }
        for name in ["leptos_macro", "proptest", "brotli", APP] {
            assert!(!has(name), "{name}");
        }
    }
}
