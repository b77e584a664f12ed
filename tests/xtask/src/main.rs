//! `cargo xtask`: every command of the README is one of these.

mod audit;
mod behind;
mod bench;
mod budget;
mod caddy;
mod cargo_lock;
mod cli;
mod dist;
mod e2e;
mod failure;
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

use std::process::ExitCode;

use cli::Command;
use failure::Failure;
use paths::Paths;

fn main() -> ExitCode {
    let command = match cli::parse(std::env::args().skip(1)) {
        Ok(command) => command,
        Err(problem) => {
            eprintln!("xtask: {problem}\n\n{}", cli::HELP);
            return ExitCode::from(2);
        }
    };
    let done = process::watch_signals().and_then(|()| run(command));
    process::end_everything();
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("xtask: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<(), Failure> {
    let paths = Paths::find();
    match command {
        Command::Help => {
            println!("{}", cli::HELP);
            Ok(())
        }
        Command::Serve(options) => serve::run(&paths, &options),
        Command::Test(only) => test::run(&paths, &only),
        Command::Dist => dist::run(&paths),
        Command::E2e(options) => e2e::run(&paths, &options),
        Command::Bench(options) => bench::run(&paths, &options),
        Command::Fuzz(options) => fuzz::run(&paths, &options),
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
