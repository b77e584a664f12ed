//! Who descends from whom. Process groups alone aren't enough: chromedriver and Playwright give
//! their browsers groups of their own.

use std::collections::HashSet;

use nix::unistd::Pid;

/// One process of this machine.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Process {
    pub pid: i32,
    pub parent: i32,
    /// Ended, and only waiting for its parent to look.
    pub zombie: bool,
}

/// The living descendants of a process, itself not among them.
pub fn descendants(of: Pid) -> Vec<Pid> {
    below(of.as_raw(), &running())
        .into_iter()
        .map(Pid::from_raw)
        .collect()
}

/// Those of `pids` that still run.
pub fn still_running(pids: &[Pid]) -> Vec<Pid> {
    let running: HashSet<i32> = running()
        .iter()
        .filter(|one| !one.zombie)
        .map(|one| one.pid)
        .collect();
    pids.iter()
        .copied()
        .filter(|pid| running.contains(&pid.as_raw()))
        .collect()
}

fn below(root: i32, all: &[Process]) -> Vec<i32> {
    let mut found = vec![root];
    let mut next = 0;
    while let Some(&parent) = found.get(next) {
        next += 1;
        found.extend(
            all.iter()
                .filter(|one| one.parent == parent && one.pid != root)
                .map(|one| one.pid),
        );
    }
    found.retain(|pid| *pid != root && all.iter().any(|one| one.pid == *pid && !one.zombie));
    found
}

#[cfg(target_os = "linux")]
fn running() -> Vec<Process> {
    let Ok(entries) = std::fs::read_dir("/proc") else {
        return Vec::new();
    };
    entries
        .flatten()
        .filter(|entry| {
            entry
                .file_name()
                .as_encoded_bytes()
                .first()
                .is_some_and(u8::is_ascii_digit)
        })
        .filter_map(|entry| std::fs::read(entry.path().join("stat")).ok())
        .filter_map(|stat| from_stat(&String::from_utf8_lossy(&stat)))
        .collect()
}

/// Reads a line of `/proc/<pid>/stat`: `pid (name) state parent ...`, where the name may hold
/// spaces and parentheses.
#[cfg(target_os = "linux")]
fn from_stat(line: &str) -> Option<Process> {
    let (pid, rest) = line.split_once(" (")?;
    let mut fields = rest.rsplit_once(") ")?.1.split(' ');
    let state = fields.next()?;
    Some(Process {
        pid: pid.parse().ok()?,
        parent: fields.next()?.parse().ok()?,
        zombie: state == "Z" || state == "X",
    })
}

#[cfg(not(target_os = "linux"))]
fn running() -> Vec<Process> {
    let listed = std::process::Command::new("ps")
        .args(["-axo", "pid=,ppid=,stat="])
        .output();
    let Ok(output) = listed else {
        return Vec::new();
    };
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .filter_map(|line| {
            let mut fields = line.split_whitespace();
            Some(Process {
                pid: fields.next()?.parse().ok()?,
                parent: fields.next()?.parse().ok()?,
                zombie: fields.next()?.starts_with('Z'),
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn process(pid: i32, parent: i32) -> Process {
        Process {
            pid,
            parent,
            zombie: false,
        }
    }

    #[test]
    fn grandchildren_are_descendants_and_strangers_are_not() {
        let all = [process(2, 1), process(3, 2), process(4, 3), process(9, 1)];
        assert_eq!(below(2, &all), [3, 4]);
    }

    #[test]
    fn a_zombie_counts_no_more_but_its_children_do() {
        let all = [
            Process {
                zombie: true,
                ..process(3, 2)
            },
            process(4, 3),
        ];
        assert_eq!(below(2, &all), [4]);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_name_with_spaces_and_parentheses_does_not_shift_the_fields() {
        assert_eq!(from_stat("12 (a (b) S 7) S 5 12 12"), Some(process(12, 5)));
    }
}
