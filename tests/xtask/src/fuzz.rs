//! `cargo xtask fuzz`: runs the parsers of untrusted input under libFuzzer.

use std::{ffi::OsStr, process::Command};

use anyhow::{Context, Result};
use clap::{Args, ValueEnum, value_parser};

use crate::{cli, paths::Paths, process, setup};

/// Options of `fuzz`.
#[derive(Args, Debug, PartialEq)]
pub struct FuzzOptions {
    /// How long each target runs; to libFuzzer, 0 would be for ever
    #[arg(long, default_value_t = 60, value_parser = value_parser!(u32).range(1..))]
    pub seconds: u32,
    /// The target to run; without one, all
    pub target: Option<Target>,
}

/// The programs of `tests/fuzz/targets`.
#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
#[value(rename_all = "snake_case")]
pub enum Target {
    WirePage,
    Filter,
    ViewsFile,
    Url,
}

/// Runs one target or each; fails with the first that finds something.
pub fn run(paths: &Paths, options: &FuzzOptions) -> Result<()> {
    let path = setup::for_fuzz()?;
    let has_nightly = has_nightly();
    let chosen = options.target.as_slice();
    let targets = if chosen.is_empty() {
        Target::value_variants()
    } else {
        chosen
    };
    for &target in targets {
        fuzz(paths, cargo(&path, has_nightly), target, options.seconds)?;
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

fn fuzz(paths: &Paths, mut cargo: Command, target: Target, seconds: u32) -> Result<()> {
    let name = cli::name(&target);
    // libFuzzer writes new inputs to the first folder, and only reads the others.
    let folder = paths.target.join("fuzz");
    let corpus = folder.join("corpus").join(&name);
    fs_err::create_dir_all(&corpus)?;
    let tests = paths.root.join("tests");
    let log_file = folder.join(format!("{name}.log"));
    let log = fs_err::File::create(&log_file)?.into_file();
    println!(
        "fuzz: {name} for {seconds} s; the log is {}",
        log_file.display()
    );
    cargo
        .args(["fuzz", "run", "--fuzz-dir"])
        .arg(tests.join("fuzz"))
        .arg("--target-dir")
        .arg(&folder)
        .arg(&name)
        .arg(&corpus)
        .arg(tests.join("fuzz/seeds").join(&name));
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
    let log = fs_err::read_to_string(&log_file)?;
    let inputs =
        inputs(&log).context("the log of libFuzzer doesn't say how many inputs were run")?;
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
        for target in Target::value_variants() {
            let program = format!("[[bin]]\nname = \"{}\"\n", cli::name(target));
            assert!(manifest.contains(&program), "{program}");
        }
        assert_eq!(
            manifest.matches("[[bin]]").count(),
            Target::value_variants().len()
        );
    }

    #[test]
    fn the_number_of_inputs_is_read_from_the_log() {
        let log = "Done 9 runs in 1 second(s)\nstat::number_of_executed_units: 1234\nstat::x: 5\n";
        assert_eq!(inputs(log), Some(1234));
        assert_eq!(inputs("error: no such target\n"), None);
    }
}
