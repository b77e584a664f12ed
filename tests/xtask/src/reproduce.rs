//! `cargo xtask reproduce`: the same commit, built twice in two places, byte for byte.

use std::{
    fs,
    os::unix::fs::symlink,
    path::{Path, PathBuf},
};

use sha2::{Digest, Sha256};

use crate::{dist, failure::Failure, files, git, paths::Paths, process};

/// Builds what is committed in two clones, and fails unless their `dist/` are the same.
pub fn run(paths: &Paths) -> Result<(), Failure> {
    let folder = paths.target.join("reproduce");
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(Failure::file(&folder))?;
    }
    fs::create_dir_all(&folder).map_err(Failure::file(&folder))?;
    if git::commit(paths).is_some_and(|commit| commit.ends_with("-dirty")) {
        println!("reproduce: what isn't committed isn't built");
    }
    // The second is elsewhere in all that the first could have taken from its place.
    let elsewhere = folder.join("cargo-home-of-another-machine");
    symlink(&paths.cargo_home, &elsewhere).map_err(Failure::file(&elsewhere))?;
    let root = folder.join("a");
    let first = build(&paths.root, root.clone(), paths.cargo_home.clone())?;
    // A clone of the clone: what was committed meanwhile is in neither.
    let second = build(&root, folder.join("a-much-longer-name"), elsewhere)?;
    compare(&first, &second)?;
    let bytes: usize = first.iter().map(|file| file.content.len()).sum();
    println!(
        "reproduce: {} files, {bytes} bytes, the same in both: sha256 {}",
        first.len(),
        digest(&first)
    );
    fs::remove_dir_all(&folder).map_err(Failure::file(&folder))
}

struct Built {
    path: String,
    content: Vec<u8>,
}

/// The release build of a clone of `origin` in `root`, as bytes.
fn build(origin: &Path, root: PathBuf, cargo_home: PathBuf) -> Result<Vec<Built>, Failure> {
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

fn contents(dist: &Path) -> Result<Vec<Built>, Failure> {
    let read = |path: String| {
        let file = dist.join(&path);
        let content = fs::read(&file).map_err(Failure::file(&file))?;
        Ok(Built { path, content })
    };
    files::under(dist)?.into_iter().map(read).collect()
}

fn compare(first: &[Built], second: &[Built]) -> Result<(), Failure> {
    let lacks_or_differs = |file: &&Built, others: &[Built]| {
        let other = others.iter().find(|other| other.path == file.path);
        other.is_none_or(|other| other.content != file.content)
    };
    let mut different: Vec<&str> = first
        .iter()
        .filter(|file| lacks_or_differs(file, second))
        .chain(second.iter().filter(|file| lacks_or_differs(file, first)))
        .map(|file| file.path.as_str())
        .collect();
    different.sort_unstable();
    different.dedup();
    if different.is_empty() {
        Ok(())
    } else {
        Err(Failure::NotReproducible {
            files: different.join(", "),
        })
    }
}

/// The digest that `find . -type f | LC_ALL=C sort | xargs sha256sum | sha256sum` prints in that folder.
fn digest(files: &[Built]) -> String {
    let line = |file: &Built| format!("{:x}  ./{}\n", Sha256::digest(&file.content), file.path);
    let lines: String = files.iter().map(line).collect();
    format!("{:x}", Sha256::digest(lines))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn built(files: &[(&str, &str)]) -> Vec<Built> {
        let file = |(path, content): &(&str, &str)| Built {
            path: (*path).to_owned(),
            content: content.as_bytes().to_vec(),
        };
        files.iter().map(file).collect()
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
