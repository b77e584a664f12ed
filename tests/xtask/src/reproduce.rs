//! `cargo xtask reproduce`: the same commit, built twice in two places, byte for byte.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use anyhow::{Result, bail};
use sha2::{Digest, Sha256};

use crate::{dist, files, git, paths::Paths, process};

/// Builds what is committed in two clones, and fails unless their `dist/` are the same.
pub fn run(paths: &Paths) -> Result<()> {
    let folder = paths.target.join("reproduce");
    files::empty_folder(&folder)?;
    if git::commit(paths).is_some_and(|commit| commit.ends_with("-dirty")) {
        println!("reproduce: what isn't committed isn't built");
    }
    // The second has another folder and another CARGO_HOME, so that a path of either in the output is found.
    let other_cargo_home = folder.join("cargo-home-of-another-machine");
    fs_err::os::unix::fs::symlink(&paths.cargo_home, &other_cargo_home)?;
    let root = folder.join("a");
    let first = build(&paths.root, root.clone(), paths.cargo_home.clone())?;
    // A clone of the clone: what was committed meanwhile is in neither.
    let second = build(&root, folder.join("a-much-longer-name"), other_cargo_home)?;
    compare(&first, &second)?;
    let bytes: usize = first.values().map(Vec::len).sum();
    println!(
        "reproduce: {} files, {bytes} bytes, the same in both: sha256 {}",
        first.len(),
        digest(&first)
    );
    Ok(fs_err::remove_dir_all(&folder)?)
}

/// The files of a build, by path.
type Build = BTreeMap<String, Vec<u8>>;

/// The release build of a clone of `origin` in `root`, as bytes.
fn build(origin: &Path, root: PathBuf, cargo_home: PathBuf) -> Result<Build> {
    process::run(
        "git clone",
        process::command("git")
            .args(["clone", "--quiet", "--no-hardlinks"])
            .args([origin, &root]),
    )?;
    println!("reproduce: building in {}", root.display());
    let clone = Paths {
        target: root.join("target"),
        root,
        cargo_home,
    };
    dist::run(&clone)?;
    contents(&clone.dist())
}

fn contents(dist: &Path) -> Result<Build> {
    let read = |path: String| Ok((path.clone(), fs_err::read(dist.join(path))?));
    files::under(dist)?.into_iter().map(read).collect()
}

fn compare(first: &Build, second: &Build) -> Result<()> {
    let all: BTreeMap<_, _> = first.iter().chain(second).collect();
    let different: Vec<&str> = all
        .into_keys()
        .filter(|path| first.get(*path) != second.get(*path))
        .map(String::as_str)
        .collect();
    if !different.is_empty() {
        bail!("two builds of one commit differ: {}", different.join(", "));
    }
    Ok(())
}

/// The digest that `find . -type f | LC_ALL=C sort | xargs sha256sum | sha256sum` prints in that folder.
fn digest(build: &Build) -> String {
    let line =
        |(path, content): (&String, &Vec<u8>)| format!("{:x}  ./{path}\n", Sha256::digest(content));
    let lines: String = build.iter().map(line).collect();
    format!("{:x}", Sha256::digest(lines))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn built(files: &[(&str, &str)]) -> Build {
        files
            .iter()
            .map(|(path, content)| ((*path).to_owned(), content.as_bytes().to_vec()))
            .collect()
    }

    #[test]
    fn a_file_that_differs_or_is_in_one_only_is_named() {
        let first = built(&[("a", "1"), ("b", "2"), ("c", "3")]);
        assert!(compare(&first, &first).is_ok());
        let second = built(&[("b", "2"), ("c", "4"), ("d", "5")]);
        let failure = compare(&first, &second).expect_err("they differ");
        assert!(failure.to_string().ends_with(": a, c, d"), "{failure}");
    }

    #[test]
    fn the_digest_is_that_of_common_tools() {
        // printf 1 > a; printf 2 > b; find . -type f | LC_ALL=C sort | xargs sha256sum | sha256sum
        let expected = "d831d36c9c05c14ee37b83949d249f84b1634b706a4badafd40a9b0f37a9f6b5";
        assert_eq!(digest(&built(&[("a", "1"), ("b", "2")])), expected);
    }
}
