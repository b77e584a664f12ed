//! What is kept of projects, and what is new in one.

use super::DAY_MS;
use crate::domain::ProjectId;
use crate::state::changes::*;

#[test]
fn the_oldest_projects_are_forgotten_beyond_the_limits() {
    let record = |fetched_at, profiles| ProjectRecord {
        seen_at: 0,
        fetched_at,
        profiles,
    };
    let all = [
        ("old".to_owned(), record(0, 1)),
        ("large".to_owned(), record(99 * DAY_MS, 100_000)),
        ("newest".to_owned(), record(100 * DAY_MS, 60_000)),
        ("second".to_owned(), record(98 * DAY_MS, 60_000)),
    ];
    assert_eq!(outdated(&all, "large", 100 * DAY_MS), ["second", "old"]);
    assert_eq!(outdated(&all, "old", 100 * DAY_MS), ["second"]);
    assert_eq!(outdated(&all[..1], "old", 100 * DAY_MS), [""; 0]);
}

#[test]
fn only_what_was_not_there_before_is_new() {
    let changes = |ids: &[(&str, ChangeKind)]| ProjectChanges {
        project: ProjectId::parse("p").expect("an id"),
        since: 0,
        running_since: HashMap::new(),
        changed: ids
            .iter()
            .map(|(id, kind)| {
                let change = ProfileChange {
                    id: (*id).to_owned(),
                    name: None,
                    kinds: ChangeKinds::default().with(*kind),
                    former_name: None,
                };
                ((*id).to_owned(), change)
            })
            .collect(),
    };
    let before = changes(&[("a", ChangeKind::Failed), ("b", ChangeKind::Overdue)]);
    let now = changes(&[
        ("a", ChangeKind::Failed),
        ("b", ChangeKind::Failed),
        ("c", ChangeKind::Failed),
    ]);
    let new: Vec<_> = now.newly(ChangeKind::Failed, &before);
    let ids: Vec<_> = new.iter().map(|change| change.id.as_str()).collect();
    assert_eq!(ids, ["b", "c"]);
    assert_eq!(now.counts()[..2], [3, 0]);
}
