//! Calling Trunk.

use std::{
    ffi::{OsStr, OsString},
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::Result;

use crate::{paths::Paths, process};

/// A `trunk` call in the checkout that finds its tools on `path` and never downloads one.
pub fn command(paths: &Paths, path: &OsStr, subcommand: &str) -> Command {
    let mut command = process::command("trunk");
    command
        .args([subcommand, "--offline=true", "--skip-version-check"])
        .current_dir(&paths.root)
        .env("PATH", path)
        // Trunk 0.21 wants `true` or `false` here and stops on the usual `NO_COLOR=1`.
        .env_remove("NO_COLOR");
    command
}

/// The release build, with the same bytes on every machine and in every folder.
pub fn release(paths: &Paths, path: &OsStr) -> Result<Command> {
    let mut command = command(paths, path, "build");
    command
        .args(["--release", "--features", "split"])
        .env("CARGO_TARGET_DIR", &paths.target)
        .env("CARGO_HOME", &paths.cargo_home)
        // Before all other flags in cargo's eyes: those of this user's settings would make another build.
        .env("CARGO_ENCODED_RUSTFLAGS", flags(&remapped(paths)?));
    Ok(command)
}

/// Folders of this machine, each with the name that it has in panic messages instead. Of several that fit, the
/// compiler takes the last.
fn remapped(paths: &Paths) -> Result<Vec<(PathBuf, &'static str)>> {
    let mut names = vec![
        (paths.root.clone(), "app"),
        (paths.target.clone(), "target"),
        (paths.cargo_home.clone(), "cargo"),
        (sysroot(paths)?, "rust"),
    ];
    let registries = paths.cargo_home.join("registry/src");
    // A folder for each registry. There is none where all crates are vendored.
    if registries.is_dir() {
        for entry in fs_err::read_dir(&registries)? {
            names.push((entry?.path(), "crates"));
        }
    }
    Ok(names)
}

/// The folder of the toolchain that builds the checkout.
pub fn sysroot(paths: &Paths) -> Result<PathBuf> {
    let printed = process::printed(
        "rustc --print sysroot",
        process::command("rustc")
            .args(["--print", "sysroot"])
            .current_dir(&paths.root),
    )?;
    Ok(Path::new(printed.trim()).to_owned())
}

/// As cargo takes flags that may hold spaces: with a separator of its own. They replace those of
/// `.cargo/config.toml`, so `erase_components` is named here too. The relocations are for [`crate::dist`], which splits the
/// module by them.
fn flags(names: &[(PathBuf, &str)]) -> OsString {
    let mut flags = OsString::from("--cfg\x1ferase_components\x1f-Clink-arg=--emit-relocs");
    for (folder, name) in names {
        flags.push("\x1f--remap-path-prefix=");
        flags.push(folder);
        flags.push("=");
        flags.push(name);
    }
    flags
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_with_spaces_is_one_flag() {
        let names = [
            (PathBuf::from("/home/a b"), "app"),
            (PathBuf::from("/cargo"), "cargo"),
        ];
        assert_eq!(
            flags(&names),
            "--cfg\x1ferase_components\x1f-Clink-arg=--emit-relocs\x1f--remap-path-prefix=/home/a b=app\x1f--remap-path-prefix=/cargo=cargo"
        );
    }

    #[test]
    fn the_crates_lose_their_registry_and_it_is_the_last_to_match() {
        let names = remapped(&Paths::find()).expect("a toolchain");
        let place = |wanted| names.iter().rposition(|(_, name)| *name == wanted);
        assert!(place("cargo").is_some());
        assert!(place("cargo") < place("crates"));
    }
}
