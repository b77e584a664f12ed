//! Child processes, started so that none outlives this one: neither after an error nor after SIGINT, SIGTERM or SIGHUP.

use std::{
    ffi::OsStr,
    process::{Child, Command, ExitStatus, Stdio, exit},
    sync::{Mutex, MutexGuard, PoisonError},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use signal_hook::{
    consts::{SIGHUP, SIGINT, SIGTERM},
    iterator::Signals,
};
use sysinfo::{Pid, Signal};

use crate::process_tree::Snapshot;

/// How long a process may take to end after SIGTERM before it is killed.
const GRACE_PERIOD: Duration = Duration::from_secs(3);

/// The interval between two looks at a process that is waited for.
const POLL_INTERVAL: Duration = Duration::from_millis(50);

/// How long a server may take until it answers.
const START_TIMEOUT: Duration = Duration::from_secs(20);

/// Whether a signal is ending this process. Locked while a child is started, so that none is started unseen.
static SHUTTING_DOWN: Mutex<bool> = Mutex::new(false);

/// A child that runs beside this process. Dropping it ends it and all its descendants.
pub struct Running {
    /// Its name in messages.
    pub name: &'static str,
    child: Child,
}

/// From here on SIGINT, SIGTERM and SIGHUP end everything that was started, then this process.
pub fn watch_signals() -> Result<()> {
    // Orphans become children of this process instead of init's, so that they are found and ended too.
    #[cfg(target_os = "linux")]
    nix::sys::prctl::set_child_subreaper(true).context("signals can't be received")?;
    let mut signals =
        Signals::new([SIGINT, SIGTERM, SIGHUP]).context("signals can't be received")?;
    thread::spawn(move || {
        if let Some(signal) = signals.forever().next() {
            *shutting_down() = true;
            end_everything();
            // What a shell reports for a program that a signal ended.
            exit(128 + signal);
        }
    });
    Ok(())
}

/// Runs a program to its end, its output streaming through. `what` names it in errors.
pub fn run(what: &str, command: &mut Command) -> Result<()> {
    let mut child = start(command)?;
    let status = child.wait().with_context(|| not_started(command))?;
    stop_here_if_shutting_down();
    succeeded(what, status)
}

/// What a program prints, if it can be run and succeeds. For quick questions such as `--version`.
pub fn output(command: &mut Command) -> Option<String> {
    command.stderr(Stdio::null());
    printed("", command).ok()
}

/// What a program prints, which has to succeed; its errors stream through. `what` names it in errors.
pub fn printed(what: &str, command: &mut Command) -> Result<String> {
    command.stdin(Stdio::null()).stdout(Stdio::piped());
    let child = command.spawn().with_context(|| not_started(command))?;
    let output = child.wait_with_output()?;
    succeeded(what, output.status)?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Starts a program that goes on beside this one.
pub fn spawn(name: &'static str, command: &mut Command) -> Result<Running> {
    Ok(Running {
        name,
        child: start(command)?,
    })
}

/// A command without the variables that `cargo run` sets for this crate alone: build scripts that watch them would run
/// again each time.
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

/// Ends all descendants of this process, first by SIGTERM. Returns at once if there are none.
pub fn end_everything() {
    let own = Pid::from_u32(std::process::id());
    end(|snapshot| snapshot.descendants(own));
}

/// Waits until a server that was started is `ready`, at most 20 s; an error if it ends before.
pub fn wait_until(server: &mut Running, ready: impl Fn() -> bool) -> Result<()> {
    let deadline = Instant::now() + START_TIMEOUT;
    while !ready() {
        if let Some(status) = server.ended() {
            return ended(server.name, status);
        }
        if Instant::now() > deadline {
            bail!("{} was started but doesn't answer", server.name);
        }
        thread::sleep(POLL_INTERVAL);
    }
    Ok(())
}

/// Waits until one of several programs ends, which is an error; calls `meanwhile` every 50 ms.
pub fn wait_for_any(programs: &mut [Running], mut meanwhile: impl FnMut()) -> Result<()> {
    loop {
        for program in programs.iter_mut() {
            if let Some(status) = program.ended() {
                return ended(program.name, status);
            }
        }
        meanwhile();
        thread::sleep(POLL_INTERVAL);
    }
}

impl Running {
    /// How it ended, or `None` while it runs.
    fn ended(&mut self) -> Option<ExitStatus> {
        let ended = self.child.try_wait().ok().flatten();
        if ended.is_some() {
            stop_here_if_shutting_down();
        }
        ended
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let root = pid(&self.child);
        let mut tree = Snapshot::take().descendants(root);
        tree.push(root);
        end(|snapshot| snapshot.running(&tree));
        // It has ended: this only fetches its status, so that no zombie stays.
        let _ = self.child.wait();
    }
}

fn start(command: &mut Command) -> Result<Child> {
    use std::os::unix::process::CommandExt;

    let guard = shutting_down();
    if *guard {
        drop(guard);
        stop_here_if_shutting_down();
    }
    // A group of its own: Ctrl-C in the terminal reaches this process alone, which ends its children in order.
    // None of them may read the terminal either, or it would be stopped in the background.
    command.stdin(Stdio::null()).process_group(0);
    command.spawn().with_context(|| not_started(command))
}

fn not_started(command: &Command) -> String {
    let program = command.get_program().to_string_lossy();
    format!("{program} could not be started")
}

fn succeeded(what: &str, status: ExitStatus) -> Result<()> {
    if status.success() {
        Ok(())
    } else {
        ended(what, status)
    }
}

fn ended(what: &str, status: ExitStatus) -> Result<()> {
    bail!("{what} failed ({status})")
}

/// Sends SIGTERM to each process that `alive` gives, until it gives none; after [`GRACE_PERIOD`] SIGKILL.
fn end(alive: impl Fn(&Snapshot) -> Vec<Pid>) {
    let deadline = Instant::now() + GRACE_PERIOD;
    let mut terminated: Vec<Pid> = Vec::new();
    loop {
        let snapshot = Snapshot::take();
        let left = alive(&snapshot);
        if left.is_empty() {
            return;
        }
        let late = Instant::now() > deadline;
        for pid in left {
            if late {
                snapshot.signal(pid, Signal::Kill);
            } else if !terminated.contains(&pid) {
                snapshot.signal(pid, Signal::Term);
                terminated.push(pid);
            }
        }
        if Instant::now() > deadline + GRACE_PERIOD {
            return;
        }
        thread::sleep(POLL_INTERVAL);
    }
}

fn shutting_down() -> MutexGuard<'static, bool> {
    SHUTTING_DOWN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// When a signal ends this process, its children end while the main thread waits for them. It must not report that as
/// a failure, so it stops here until the signal's thread exits.
fn stop_here_if_shutting_down() {
    while *shutting_down() {
        thread::park_timeout(GRACE_PERIOD);
    }
}

fn pid(child: &Child) -> Pid {
    Pid::from_u32(child.id())
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
            tree.extend(Snapshot::take().descendants(pid(&program.child)));
        }
        drop(program);
        assert_eq!(Snapshot::take().running(&tree), []);
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
