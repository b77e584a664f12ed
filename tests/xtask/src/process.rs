//! Starting programs so that nothing outlives this one: not after an error, not after Ctrl-C, not
//! after SIGTERM.

use std::{
    ffi::OsStr,
    fs::File,
    path::Path,
    process::{Child, Command, ExitStatus, Stdio, exit},
    sync::{Mutex, MutexGuard, PoisonError},
    thread,
    time::{Duration, Instant},
};

use nix::{
    sys::signal::{Signal, kill},
    unistd::{Pid, getpid},
};
use signal_hook::{
    consts::{SIGHUP, SIGINT, SIGTERM},
    iterator::Signals,
};

use crate::{failure::Failure, process_tree};

/// How long a program may take to end by itself before it is killed.
const GRACE: Duration = Duration::from_secs(3);
/// How often a wait looks again.
const PAUSE: Duration = Duration::from_millis(50);

/// How long a server may take until it answers.
const PATIENCE: Duration = Duration::from_secs(20);

/// Whether a signal is ending us. Held while a program is started, so that none slips in between.
static ENDING: Mutex<bool> = Mutex::new(false);

/// A program started beside us. Dropping it ends it with all it started.
pub struct Running {
    /// What people call it.
    pub name: &'static str,
    child: Child,
}

/// From here on SIGINT, SIGTERM and SIGHUP end everything that was started, then us.
pub fn watch_signals() -> Result<(), Failure> {
    // Orphans come to us instead of to init, so that they can still be found and ended.
    #[cfg(target_os = "linux")]
    nix::sys::prctl::set_child_subreaper(true).map_err(|cause| Failure::Signals(cause.into()))?;
    let mut signals = Signals::new([SIGINT, SIGTERM, SIGHUP]).map_err(Failure::Signals)?;
    thread::spawn(move || {
        if let Some(signal) = signals.forever().next() {
            *ending() = true;
            end_everything();
            // What a shell reports for a program that a signal ended.
            exit(128 + signal);
        }
    });
    Ok(())
}

/// Runs a program to its end, its output streaming through. `what` names it in errors.
pub fn run(what: &str, command: &mut Command) -> Result<(), Failure> {
    let mut child = start(command)?;
    let status = child.wait().map_err(|cause| not_started(command, cause))?;
    stop_here_if_ending();
    if status.success() {
        Ok(())
    } else {
        Err(Failure::Failed {
            what: what.to_owned(),
            status,
        })
    }
}

/// What a program prints, if it can be run and succeeds. For quick questions such as `--version`.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// What a program prints, which has to succeed; its errors stream through. `what` names it in ours.
pub fn printed(what: &str, command: &mut Command) -> Result<String, Failure> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output();
    let output = output.map_err(|cause| not_started(command, cause))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(Failure::Failed {
            what: what.to_owned(),
            status: output.status,
        })
    }
}

/// Starts a program that goes on beside us.
pub fn spawn(name: &'static str, command: &mut Command) -> Result<Running, Failure> {
    Ok(Running {
        name,
        child: start(command)?,
    })
}

/// A command that doesn't inherit what `cargo run` set for this crate alone: build scripts that
/// watch those variables would run again each time.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&name);
        }
    }
    command
}

/// A new file for what a program says that nobody wants to see unless something is wrong.
pub fn log_file(path: &Path) -> Result<File, Failure> {
    File::create(path).map_err(Failure::file(path))
}

/// Ends all that descends from us, politely first. Ends at once if nothing does.
pub fn end_everything() {
    end(|| process_tree::descendants(getpid()));
}

/// Waits until a server that was started is `ready`, at most 20 s; an error if it ends before.
pub fn wait_until(server: &mut Running, ready: impl Fn() -> bool) -> Result<(), Failure> {
    let deadline = Instant::now() + PATIENCE;
    while !ready() {
        if let Some(status) = server.ended() {
            return Err(Failure::Failed {
                what: server.name.to_owned(),
                status,
            });
        }
        if Instant::now() > deadline {
            return Err(Failure::Silent {
                what: server.name.to_owned(),
            });
        }
        thread::sleep(PAUSE);
    }
    Ok(())
}

/// Waits until one of several programs ends, looking at `meanwhile` between; says which it was.
pub fn wait_for_any(programs: &mut [Running], mut meanwhile: impl FnMut()) -> Failure {
    loop {
        for program in programs.iter_mut() {
            if let Some(status) = program.ended() {
                return Failure::Failed {
                    what: program.name.to_owned(),
                    status,
                };
            }
        }
        meanwhile();
        thread::sleep(PAUSE);
    }
}

impl Running {
    /// How it ended, or `None` while it runs.
    pub fn ended(&mut self) -> Option<ExitStatus> {
        let ended = self.child.try_wait().ok().flatten();
        if ended.is_some() {
            stop_here_if_ending();
        }
        ended
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let root = pid(&self.child);
        let mut tree = process_tree::descendants(root);
        tree.push(root);
        end(|| process_tree::still_running(&tree));
        // It has ended: this only fetches its status, so that no zombie stays.
        let _ = self.child.wait();
    }
}

fn start(command: &mut Command) -> Result<Child, Failure> {
    use std::os::unix::process::CommandExt;

    let gate = ending();
    if *gate {
        drop(gate);
        stop_here_if_ending();
    }
    // A group of its own: the terminal's Ctrl-C reaches us alone, and we end them in order.
    // Nothing may read the terminal either, or it would be stopped in the background.
    command.stdin(Stdio::null()).process_group(0);
    command.spawn().map_err(|cause| not_started(command, cause))
}

fn not_started(command: &Command, cause: std::io::Error) -> Failure {
    Failure::NotStarted {
        program: command.get_program().to_string_lossy().into_owned(),
        cause,
    }
}

/// Asks what is alive to end until nothing is; kills what is left after [`GRACE`].
fn end(alive: impl Fn() -> Vec<Pid>) {
    let deadline = Instant::now() + GRACE;
    let mut asked: Vec<Pid> = Vec::new();
    loop {
        let left = alive();
        if left.is_empty() {
            return;
        }
        let late = Instant::now() > deadline;
        for pid in left {
            // An error means that it ended meanwhile.
            if late {
                let _ = kill(pid, Signal::SIGKILL);
            } else if !asked.contains(&pid) {
                let _ = kill(pid, Signal::SIGTERM);
                asked.push(pid);
            }
        }
        if late && Instant::now() > deadline + GRACE {
            return;
        }
        thread::sleep(PAUSE);
    }
}

fn ending() -> MutexGuard<'static, bool> {
    ENDING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// When a signal ends us, the programs die under the main thread's hands: it must not report
/// that as a failure, so it stops here until the signal's thread exits.
fn stop_here_if_ending() {
    while *ending() {
        thread::park_timeout(GRACE);
    }
}

fn pid(child: &Child) -> Pid {
    Pid::from_raw(i32::try_from(child.id()).unwrap_or(i32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dropped_program_is_gone_with_what_it_started() {
        let program =
            spawn("shell", command("sh").args(["-c", "sleep 600 & sleep 600"])).expect("sh starts");
        let mut tree = vec![pid(&program.child)];
        while tree.len() < 3 {
            tree.truncate(1);
            tree.extend(process_tree::descendants(pid(&program.child)));
        }
        drop(program);
        assert_eq!(process_tree::still_running(&tree), []);
    }

    #[test]
    fn a_program_that_fails_is_named() {
        let failure =
            run("the shell", command("sh").args(["-c", "exit 3"])).expect_err("it exits with 3");
        assert!(
            failure.to_string().starts_with("the shell failed"),
            "{failure}"
        );
    }
}
