//! The crates that are linked into the app, with what their authors and the lock file say of them.

use std::{fs, path::PathBuf, process::Command};

use serde::Deserialize;

use crate::{cargo_lock, failure::Failure, paths::Paths, process, test::WASM};

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
    /// Where its licence texts lie. Empty for the standard library: not every toolchain brings its texts.
    pub folder: PathBuf,
}

/// What is linked into the shipped module, by name and version: neither what runs while it is built, such as macros,
/// nor what only tests need. The standard library is among them.
pub fn linked(paths: &Paths) -> Result<Vec<Crate>, Failure> {
    let cargo = |arguments: &[&str]| {
        let mut command = process::command("cargo");
        command
            .args(arguments)
            .arg("--locked")
            .current_dir(&paths.root)
            .env("CARGO_HOME", &paths.cargo_home);
        command
    };
    // The tree knows the features of this build. The metadata have them of all members at once, but the licences.
    let edges = "normal,no-proc-macro";
    let mut tree = cargo(&["tree", "-p", APP, "--target", WASM, "-e", edges]);
    tree.args(["--prefix", "none", "--format", "{p}"]);
    let mut metadata = cargo(&["metadata", "--format-version", "1"]);
    metadata.args(["--filter-platform", WASM]);
    let tree = process::printed("cargo tree", &mut tree)?;
    let metadata = process::printed("cargo metadata", &mut metadata)?;
    let file = paths.root.join("Cargo.lock");
    let lock = fs::read_to_string(&file).map_err(Failure::file(&file))?;
    let mut crates =
        described(&names(&tree), &metadata, &lock).map_err(|why| Failure::Malformed {
            what: "the list of crates".to_owned(),
            why,
        })?;
    crates.push(standard_library(paths)?);
    crates.sort_by(|a, b| (&a.name, &a.version).cmp(&(&b.name, &b.version)));
    Ok(crates)
}

/// Name and version of each line of `cargo tree`, without the app.
fn names(tree: &str) -> Vec<(&str, &str)> {
    let words = tree.lines().map(str::split_whitespace);
    let mut names: Vec<_> = words
        .filter_map(|mut words| Some((words.next()?, words.next()?.strip_prefix('v')?)))
        .filter(|(name, _)| *name != APP)
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    version: String,
    license: Option<String>,
    authors: Vec<String>,
    manifest_path: PathBuf,
}

fn described(names: &[(&str, &str)], metadata: &str, lock: &str) -> Result<Vec<Crate>, String> {
    let metadata: Metadata = serde_json::from_str(metadata).map_err(|error| error.to_string())?;
    let describe = |(name, version): &(&str, &str)| {
        let mut packages = metadata.packages.iter();
        let package = packages
            .find(|package| package.name == *name && package.version == *version)
            .ok_or_else(|| format!("cargo metadata has no {name} {version}"))?;
        let sha256 = cargo_lock::checksum(lock, name, version)
            .ok_or_else(|| format!("Cargo.lock has no checksum of {name} {version}"))?;
        Ok(Crate {
            name: package.name.clone(),
            version: package.version.clone(),
            // `/` is how `OR` was written before SPDX.
            licence: package.license.as_ref().map(|text| {
                text.split('/')
                    .map(str::trim)
                    .collect::<Vec<_>>()
                    .join(" OR ")
            }),
            authors: package.authors.clone(),
            sha256: Some(sha256.to_owned()),
            folder: package
                .manifest_path
                .parent()
                .map(PathBuf::from)
                .unwrap_or_default(),
        })
    };
    names.iter().map(describe).collect()
}

/// The one crate that no lock file names. Its version is the compiler's.
fn standard_library(paths: &Paths) -> Result<Crate, Failure> {
    let mut rustc = Command::new("rustc");
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

    const METADATA: &str = r#"{"packages": [
        {"name": "memchr", "version": "2.7.0", "license": "Unlicense/MIT", "authors": ["A B <a@b>"],
         "manifest_path": "/crates/memchr-2.7.0/Cargo.toml"},
        {"name": "memchr", "version": "2.8.0", "license": null, "authors": [],
         "manifest_path": "/crates/memchr-2.8.0/Cargo.toml"}
    ]}"#;

    const LOCK: &str = "\
[[package]]
name = \"memchr\"
version = \"2.7.0\"
checksum = \"0123\"
";

    #[test]
    fn each_crate_of_the_tree_is_named_once_and_the_app_is_not() {
        let tree = "segment-console v0.1.0 (/a)\nserde v1.0.2\nmemchr v2.7.0\nserde v1.0.2 (*)\n";
        assert_eq!(names(tree), [("memchr", "2.7.0"), ("serde", "1.0.2")]);
    }

    #[test]
    fn a_crate_is_described_in_the_version_that_is_linked() {
        let crates = described(&[("memchr", "2.7.0")], METADATA, LOCK);
        let expected = Crate {
            name: "memchr".to_owned(),
            version: "2.7.0".to_owned(),
            licence: Some("Unlicense OR MIT".to_owned()),
            authors: vec!["A B <a@b>".to_owned()],
            sha256: Some("0123".to_owned()),
            folder: PathBuf::from("/crates/memchr-2.7.0"),
        };
        assert_eq!(crates, Ok(vec![expected]));
    }

    #[test]
    fn a_crate_of_which_nothing_is_known_is_an_error() {
        assert!(described(&[("memchr", "3.0.0")], METADATA, LOCK).is_err());
        assert!(described(&[("memchr", "2.8.0")], METADATA, LOCK).is_err());
        assert!(described(&[], "", LOCK).is_err());
    }

    #[test]
    fn what_only_builds_or_tests_the_app_is_not_linked() {
        let crates = linked(&Paths::find()).expect("cargo");
        let has = |name: &str| crates.iter().any(|one| one.name == name);
        for name in ["leptos", "serde_json", "wasm-bindgen", "std"] {
            assert!(has(name), "{name}");
        }
        for name in ["leptos_macro", "proptest", "chrono", "brotli", APP] {
            assert!(!has(name), "{name}");
        }
    }
}
