//! `cargo xtask audit`: licences, sources, duplicates and known faults of all crates, by the rules of `tests/deny.toml`.

use std::{ffi::OsStr, process::Command};

use crate::{failure::Failure, paths::Paths, process, setup};

/// Fails on what breaks a rule. The advisories come from GitHub: where that can't be reached, it says so, and the rest
/// decides.
pub fn run(paths: &Paths) -> Result<(), Failure> {
    let path = setup::for_audit()?;
    process::run(
        "the audit of licences, bans and sources",
        deny(paths, &path).args(["check", "licenses", "bans", "sources"]),
    )?;
    let fetched = process::run(
        "fetching the advisories",
        deny(paths, &path).args(["fetch", "db"]),
    );
    if let Err(failure) = fetched {
        println!("audit: NOT CHECKED: advisories. {failure}; the rest passed");
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
    use crate::cargo_lock;

    /// What lies in quotes behind `crate = ` in the rules, with the words before and behind the `@`.
    fn excused() -> Vec<(&'static str, Option<&'static str>)> {
        let rules = include_str!("../../deny.toml");
        let (_, skipped) = rules.split_once("skip = [").expect("a list");
        let (skipped, _) = skipped.split_once("\n]").expect("its end");
        let names = skipped.split("crate = \"").skip(1);
        names
            .filter_map(|rest| rest.split_once('"'))
            .map(|(name, _)| match name.split_once('@') {
                Some((name, version)) => (name, Some(version)),
                None => (name, None),
            })
            .collect()
    }

    #[test]
    fn a_duplicate_is_excused_in_one_version_only_and_while_it_is_there() {
        let lock = include_str!("../../../Cargo.lock");
        assert!(!excused().is_empty());
        for (name, version) in excused() {
            let version = version.unwrap_or_else(|| panic!("{name} is excused for ever"));
            let is_there = cargo_lock::checksum(lock, name, version).is_some();
            assert!(is_there, "{name} {version} is no more");
        }
    }
}
