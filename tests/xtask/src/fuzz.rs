//! `cargo xtask fuzz`: what arrives from outside, thrown by libFuzzer at what reads it.

use std::{
    ffi::OsStr,
    fs::{self, File},
    process::Command,
};

use crate::{failure::Failure, paths::Paths, process, setup};

/// Options of `fuzz`.
#[derive(Debug, PartialEq)]
pub struct FuzzOptions {
    /// How long each target runs.
    pub seconds: u32,
    /// The one to run; without one, all.
    pub target: Option<Target>,
}

/// What is thrown at: the programs of `tests/fuzz/targets`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Target {
    WirePage,
    Filter,
    ViewsFile,
    Url,
}

impl Target {
    const ALL: [Self; 4] = [Self::WirePage, Self::Filter, Self::ViewsFile, Self::Url];

    const fn name(self) -> &'static str {
        match self {
            Self::WirePage => "wire_page",
            Self::Filter => "filter",
            Self::ViewsFile => "views_file",
            Self::Url => "url",
        }
    }

    /// The target of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|target| target.name() == name)
    }
}

/// Runs one target or each; fails with the first that finds something.
pub fn run(paths: &Paths, options: &FuzzOptions) -> Result<(), Failure> {
    let path = setup::for_fuzz()?;
    let has_nightly = has_nightly();
    let targets = Target::ALL.into_iter();
    for target in targets.filter(|target| options.target.is_none_or(|only| only == *target)) {
        one(paths, cargo(&path, has_nightly), target, options.seconds)?;
    }
    Ok(())
}

fn has_nightly() -> bool {
    let nightly = ["run", "nightly", "rustc", "--version"];
    process::output(process::command("rustup").args(nightly)).is_some()
}

/// A cargo whose compiler takes the flags of libFuzzer, which only a nightly one does unasked.
fn cargo(path: &OsStr, has_nightly: bool) -> Command {
    let mut command = if has_nightly {
        let mut command = process::command("rustup");
        command.args(["run", "nightly", "cargo"]);
        command
    } else {
        let mut command = process::command("cargo");
        command.env("RUSTC_BOOTSTRAP", "1");
        command
    };
    command.env("PATH", path);
    command
}

fn one(paths: &Paths, mut cargo: Command, target: Target, seconds: u32) -> Result<(), Failure> {
    let name = target.name();
    // What libFuzzer finds worth keeping goes to the first folder, the others are only read.
    let folder = paths.target.join("fuzz");
    let corpus = folder.join("corpus").join(name);
    fs::create_dir_all(&corpus).map_err(Failure::file(&corpus))?;
    let tests = paths.root.join("tests");
    let log_file = folder.join(format!("{name}.log"));
    let log = File::create(&log_file).map_err(Failure::file(&log_file))?;
    println!(
        "fuzz: {name} for {seconds} s; the log is {}",
        log_file.display()
    );
    cargo
        .args(["fuzz", "run", "--fuzz-dir"])
        .arg(tests.join("fuzz"))
        .arg("--target-dir")
        .arg(&folder)
        .arg(name)
        .arg(&corpus)
        .arg(tests.join("fuzz/seeds").join(name));
    if target == Target::WirePage {
        cargo.arg(tests.join("fixtures"));
    }
    cargo
        .arg("--")
        .arg(format!("-max_total_time={seconds}"))
        .arg("-print_final_stats=1")
        .current_dir(&paths.root)
        .stderr(log);
    process::run(&format!("fuzzing {name}"), &mut cargo)?;
    let log = fs::read_to_string(&log_file).map_err(Failure::file(&log_file))?;
    let inputs = inputs(&log).ok_or_else(|| Failure::Malformed {
        what: log_file.display().to_string(),
        why: "it doesn't say how many inputs were run".to_owned(),
    })?;
    println!("fuzz: {name} held for {inputs} inputs");
    Ok(())
}

/// How many inputs libFuzzer says that it ran.
fn inputs(log: &str) -> Option<u64> {
    let mut lines = log.lines();
    let number = lines.find_map(|line| line.strip_prefix("stat::number_of_executed_units:"))?;
    number.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_target_is_a_program_of_its_name() {
        let manifest = include_str!("../../fuzz/Cargo.toml");
        for target in Target::ALL {
            assert_eq!(Target::named(target.name()), Some(target));
            let program = format!("[[bin]]\nname = \"{}\"\n", target.name());
            assert!(manifest.contains(&program), "{program}");
        }
        assert_eq!(manifest.matches("[[bin]]").count(), Target::ALL.len());
    }

    #[test]
    fn the_number_of_inputs_is_read_from_the_log() {
        let log = "Done 9 runs in 1 second(s)\nstat::number_of_executed_units: 1234\nstat::x: 5\n";
        assert_eq!(inputs(log), Some(1234));
        assert_eq!(inputs("error: no such target\n"), None);
    }
}
