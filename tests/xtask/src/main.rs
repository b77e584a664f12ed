//! `cargo xtask`: every command of the README is one of these.

mod audit;
mod bench;
mod budget;
mod caddy;
mod cli;
mod dist;
mod e2e;
mod engines;
mod files;
mod fuzz;
mod git;
mod nginx;
mod paths;
mod ports;
mod process;
mod process_tree;
mod reproduce;
mod serve;
mod setup;
mod site;
mod stand_in;
mod test;
mod trunk;
mod view_lint;

use std::process::ExitCode;

use clap::Parser;

use cli::{Cli, Command};
use paths::Paths;

fn main() -> ExitCode {
    let command = Cli::parse().command;
    let done = process::watch_signals().and_then(|()| run(command));
    process::end_everything();
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> anyhow::Result<()> {
    let paths = Paths::find();
    match command {
        Command::Serve(options) => serve::run(&paths, &options),
        Command::Test { only } => test::run(&paths, &only),
        Command::Dist => dist::run(&paths),
        Command::E2e(options) => e2e::run(&paths, &options),
        Command::Engines(options) => engines::run(&paths, &options),
        Command::Bench(options) => bench::run(&paths, &options),
        Command::Fuzz(options) => fuzz::run(&paths, &options),
        Command::Lint => view_lint::run(&paths),
        Command::Reproduce => reproduce::run(&paths),
        Command::Audit => audit::run(&paths),
        Command::Env => {
            let path = setup::for_release(&paths)?;
            println!(
                "unset NO_COLOR; export PATH='{}'",
                path.to_string_lossy().replace('\'', r"'\''")
            );
            Ok(())
        }
    }
}
