//! `cargo xtask test`: everything, step by step, stopping at the first failure.

use std::{
    process::Command,
    time::{Duration, Instant},
};

use anyhow::{Result, bail};
use clap::ValueEnum;

use crate::{cli, dist, e2e, engines, paths::Paths, process, setup, view_lint};

/// The target that the app is built for.
pub const WASM: &str = "wasm32-unknown-unknown";

/// One step; they run in this order.
#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
pub enum Step {
    Fmt,
    ViewLint,
    Clippy,
    ClippyWasm,
    Native,
    Components,
    Dist,
    E2e,
    Engines,
}

impl Step {
    /// Installs what it needs, so that a missing tool is reported before the first minute of building.
    fn set_up(self, paths: &Paths) -> Result<()> {
        match self {
            Self::ViewLint => Ok(()),
            Self::Fmt | Self::Clippy | Self::Native => setup::for_checks(paths),
            Self::ClippyWasm => setup::for_checks(paths).and_then(|()| setup::for_wasm(paths)),
            Self::Components => setup::for_components(paths).map(drop),
            Self::Dist => setup::for_release(paths).map(drop),
            Self::E2e => setup::for_e2e(paths)
                .and_then(|_| setup::for_release(paths))
                .map(drop),
            Self::Engines => setup::for_e2e(paths)
                .and_then(|_| setup::for_engines())
                .and_then(|_| setup::for_release(paths))
                .map(drop),
        }
    }

    fn run(self, paths: &Paths) -> Result<()> {
        let cargo = |arguments: &[&str]| {
            let mut command = process::command("cargo");
            command.args(arguments).current_dir(&paths.root);
            command
        };
        let check = |mut command: Command| process::run(&cli::name(&self), &mut command);
        match self {
            Self::Fmt => check(cargo(&["fmt", "--all", "--check"])),
            Self::ViewLint => view_lint::run(paths),
            Self::Clippy => check(cargo(&[
                "clippy",
                "--workspace",
                "--all-targets",
                "--",
                "-D",
                "warnings",
            ])),
            // The app's unit tests are native, and so is what they need.
            Self::ClippyWasm => check(cargo(&[
                "clippy",
                "-p",
                "segment-console",
                "-p",
                "web",
                "--target",
                WASM,
                "--lib",
                "--bins",
                "--test",
                "web",
                "--",
                "-D",
                "warnings",
            ])),
            Self::Native => check(cargo(&["test", "--workspace", "--exclude", "web"])),
            Self::Components => {
                let tools = setup::for_components(paths)?;
                let mut command = cargo(&["test", "-p", "web", "--target", WASM]);
                command
                    .env(
                        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
                        &tools.test_runner,
                    )
                    .env("CHROMEDRIVER", &tools.chromedriver)
                    // Where most of its users are; a fixed zone makes shown times testable.
                    .env("TZ", "Asia/Shanghai");
                check(command)
            }
            Self::Dist => dist::run(paths),
            Self::E2e => e2e::run_all(paths),
            Self::Engines => engines::run(paths, &engines::EngineOptions::default()),
        }
    }
}

/// Runs the steps of `only`, or all of them; fails with the first that fails.
pub fn run(paths: &Paths, only: &[Step]) -> Result<()> {
    let steps: Vec<Step> = Step::value_variants()
        .iter()
        .copied()
        .filter(|step| only.is_empty() || only.contains(step))
        .collect();
    let started = Instant::now();
    for step in &steps {
        step.set_up(paths)?;
    }
    let mut passed = Vec::new();
    for (index, step) in steps.iter().enumerate() {
        let name = cli::name(step);
        println!("\n== {name}");
        let step_started = Instant::now();
        let outcome = step.run(paths);
        // Browsers that a step left running would disturb the next.
        process::end_everything();
        let took = seconds(step_started.elapsed());
        if let Err(error) = outcome {
            let skipped: Vec<String> = steps.iter().skip(index + 1).map(cli::name).collect();
            println!("== {name} FAILED after {took}: {error:#}");
            if !skipped.is_empty() {
                println!("== not run: {}", skipped.join(", "));
            }
            bail!("step {name} failed");
        }
        println!("== {name} passed in {took}");
        passed.push(format!("{name} {took}"));
    }
    println!(
        "\n{} steps passed in {}: {}",
        passed.len(),
        seconds(started.elapsed()),
        passed.join(", ")
    );
    Ok(())
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_release_build_is_made_before_it_is_tested() {
        let index = |wanted| {
            let mut steps = Step::value_variants().iter();
            steps.position(|step| *step == wanted)
        };
        assert!(index(Step::Dist) < index(Step::E2e));
        assert!(index(Step::Dist) < index(Step::Engines));
    }
}
