//! Which process descends from which. The crates for process groups (process-wrap, command-group) are not enough here:
//! chromedriver and Playwright put their browsers into groups of their own, which only their parents tell.

use sysinfo::{Pid, ProcessRefreshKind, ProcessStatus, ProcessesToUpdate, Signal, System};

/// All processes of this machine at one moment.
pub struct Snapshot(System);

/// What the tree needs to know of a process.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Process {
    pid: Pid,
    parent: Option<Pid>,
    /// Ended, but not yet waited for by its parent.
    zombie: bool,
}

impl Snapshot {
    pub fn take() -> Self {
        let mut system = System::new();
        system.refresh_processes_specifics(
            ProcessesToUpdate::All,
            true,
            // Linux lists threads as processes too; a signal to one of this process would end it.
            ProcessRefreshKind::nothing().without_tasks(),
        );
        Self(system)
    }

    /// The running descendants of a process, without itself.
    pub fn descendants(&self, root: Pid) -> Vec<Pid> {
        descendants(root, &self.processes())
    }

    /// Those of `pids` that still run.
    pub fn running(&self, pids: &[Pid]) -> Vec<Pid> {
        let processes = self.processes();
        let runs = |pid: &&Pid| {
            processes
                .iter()
                .any(|process| process.pid == **pid && !process.zombie)
        };
        pids.iter().filter(runs).copied().collect()
    }

    /// Sends a signal to a process of the snapshot; it may have ended meanwhile.
    pub fn signal(&self, pid: Pid, signal: Signal) {
        if let Some(process) = self.0.process(pid) {
            process.kill_with(signal);
        }
    }

    fn processes(&self) -> Vec<Process> {
        self.0
            .processes()
            .values()
            .map(|process| Process {
                pid: process.pid(),
                parent: process.parent(),
                zombie: matches!(
                    process.status(),
                    ProcessStatus::Zombie | ProcessStatus::Dead
                ),
            })
            .collect()
    }
}

fn descendants(root: Pid, processes: &[Process]) -> Vec<Pid> {
    let mut found = vec![root];
    let mut next = 0;
    while let Some(&parent) = found.get(next) {
        next += 1;
        found.extend(
            processes
                .iter()
                .filter(|process| process.parent == Some(parent) && process.pid != root)
                .map(|process| process.pid),
        );
    }
    let runs = |pid: &Pid| {
        processes
            .iter()
            .any(|process| process.pid == *pid && !process.zombie)
    };
    found.retain(|pid| *pid != root && runs(pid));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn process(pid: u32, parent: u32) -> Process {
        Process {
            pid: Pid::from_u32(pid),
            parent: Some(Pid::from_u32(parent)),
            zombie: false,
        }
    }

    #[test]
    fn the_threads_of_a_process_are_not_its_descendants() {
        let (end, wait) = std::sync::mpsc::channel::<()>();
        let thread = std::thread::spawn(move || wait.recv());
        let own = Pid::from_u32(std::process::id());
        let snapshot = Snapshot::take();
        drop(end);
        assert!(thread.join().expect("it ends").is_err());
        // Other tests start children at the same time.
        for pid in snapshot.descendants(own) {
            let descendant = snapshot.0.process(pid).expect("it is in the snapshot");
            assert!(descendant.thread_kind().is_none(), "{pid}");
        }
    }

    #[test]
    fn grandchildren_are_descendants_and_strangers_are_not() {
        let all = [process(2, 1), process(3, 2), process(4, 3), process(9, 1)];
        let found = descendants(Pid::from_u32(2), &all);
        assert_eq!(found, [Pid::from_u32(3), Pid::from_u32(4)]);
    }

    #[test]
    fn a_zombie_counts_no_more_but_its_children_do() {
        let zombie = Process {
            zombie: true,
            ..process(3, 2)
        };
        let found = descendants(Pid::from_u32(2), &[zombie, process(4, 3)]);
        assert_eq!(found, [Pid::from_u32(4)]);
    }
}
