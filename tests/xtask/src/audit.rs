//! `cargo xtask audit`: licences, sources, duplicates and known faults of all crates, by the rules of `tests/deny.toml`.

use std::{ffi::OsStr, process::Command};

use anyhow::Result;

use crate::{paths::Paths, process, setup};

/// Fails on what breaks a rule. The advisories come from GitHub: where that can't be reached, it says so, and only the
/// rest is checked.
pub fn run(paths: &Paths) -> Result<()> {
    let path = setup::for_audit()?;
    process::run(
        "the audit of licences, bans and sources",
        deny(paths, &path).args(["check", "licenses", "bans", "sources"]),
    )?;
    let fetched = process::run(
        "fetching the advisories",
        deny(paths, &path).args(["fetch", "db"]),
    );
    if let Err(error) = fetched {
        println!("audit: NOT CHECKED: advisories. {error:#}; the rest passed");
        return Ok(());
    }
    process::run(
        "the audit of advisories",
        deny(paths, &path).args(["check", "--disable-fetch", "advisories"]),
    )
}

fn deny(paths: &Paths, path: &OsStr) -> Command {
    let mut command = process::command("cargo-deny");
    command
        .args(["--workspace", "--locked", "--config"])
        .arg(paths.root.join("tests/deny.toml"))
        .arg("--manifest-path")
        .arg(paths.root.join("Cargo.toml"))
        .current_dir(&paths.root)
        .env("PATH", path);
    command
}

#[cfg(test)]
mod tests {
    use cargo_lock::Lockfile;

    #[test]
    fn a_duplicate_is_allowed_in_one_version_only_and_while_it_is_there() {
        let rules: toml::Table = include_str!("../../deny.toml").parse().expect("TOML");
        let lock: Lockfile = include_str!("../../../Cargo.lock")
            .parse()
            .expect("a lock file");
        let skipped = rules["bans"]["skip"].as_array().expect("a list");
        assert!(!skipped.is_empty());
        for one in skipped {
            let skipped = one["crate"].as_str().expect("a text");
            let (name, version) = skipped.split_once('@').expect("a name and a version");
            let is_there = lock.packages.iter().any(|package| {
                package.name.as_str() == name && package.version.to_string() == version
            });
            assert!(is_there, "{skipped} is not in Cargo.lock any more");
        }
    }
}
