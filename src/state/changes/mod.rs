//! What changed in a project since a person last marked it as seen, by comparing its profiles with
//! the records that this browser keeps of them. Pure; `profile_store` keeps the records.

mod board_record;
mod bucket;
mod kinds;
mod record;
mod strip;

use std::collections::HashMap;

use crate::domain::ProjectId;
pub use board_record::{BoardRecord, KeptCounts};
pub use bucket::{BUCKETS, Bucket, BucketLoad, BucketResult, bucket_of};
pub use kinds::{ChangeKind, ChangeKinds};
pub use record::{MAX_RESULTS, ProfileRecord, SeenResult};
pub use strip::strip;

/// What changed in one profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProfileChange {
    /// Its id.
    pub id: String,
    /// Its name; of a removed one, the last that was seen.
    pub name: Option<String>,
    /// What changed.
    pub kinds: ChangeKinds,
    /// What it was called, if that changed.
    pub former_name: Option<String>,
}

/// What changed in a project, and what else its records tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProjectChanges {
    /// The project.
    pub project: ProjectId,
    /// When its profiles were last marked as seen, in milliseconds since 1970.
    pub since: i64,
    /// The changed profiles, by id.
    pub changed: HashMap<String, ProfileChange>,
    /// Since when each profile that is being computed has been seen so, in milliseconds since 1970.
    pub running_since: HashMap<String, i64>,
}

impl ProjectChanges {
    /// What changed in a profile; nothing where it is not known.
    pub fn of(&self, id: &str) -> ChangeKinds {
        let change = self.changed.get(id);
        change.map_or(ChangeKinds::default(), |change| change.kinds)
    }

    /// How many profiles have each change, in the order of [`ChangeKind::ALL`].
    pub fn counts(&self) -> [u32; ChangeKind::ALL.len()] {
        let mut counts = [0; ChangeKind::ALL.len()];
        for change in self.changed.values() {
            for (count, kind) in counts.iter_mut().zip(ChangeKind::ALL) {
                *count += u32::from(change.kinds.has(kind));
            }
        }
        counts
    }

    /// How many profiles have changed by more than a newer result.
    pub fn notable_count(&self) -> usize {
        let changed = self.changed.values();
        changed.filter(|change| change.kinds.is_notable()).count()
    }

    /// The profiles with a change, by name and id.
    pub fn with_kind(&self, kind: ChangeKind) -> Vec<&ProfileChange> {
        let changed = self.changed.values();
        let mut found: Vec<_> = changed.filter(|change| change.kinds.has(kind)).collect();
        found.sort_by(|one, other| (&one.name, &one.id).cmp(&(&other.name, &other.id)));
        found
    }

    /// The profiles with a change of this kind that they did not have `before`.
    pub fn newly(&self, kind: ChangeKind, before: &Self) -> Vec<&ProfileChange> {
        let mut found = self.with_kind(kind);
        found.retain(|change| !before.of(&change.id).has(kind));
        found
    }
}

/// What a browser keeps of a project beside the records of its profiles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct ProjectRecord {
    /// When its profiles were last marked as seen, in milliseconds since 1970.
    pub seen_at: i64,
    /// When the profiles that the records tell of were fetched, in milliseconds since 1970.
    pub fetched_at: i64,
    /// How many profiles have a record.
    pub profiles: u32,
}

/// The most profiles that are kept of one project.
pub const MAX_PROFILES: usize = 100_000;

/// The most profiles that are kept of all projects together.
const MAX_ALL_PROFILES: u32 = 200_000;

/// How long a project is kept that nobody opens: 90 days.
const MAX_AGE_MS: i64 = 90 * 24 * crate::domain::HOUR_MS;

/// The projects to be forgotten, given all with their records, so that the others are within the
/// limits of age and size. `kept`, which is on screen, is never one of them.
pub fn outdated(projects: &[(String, ProjectRecord)], kept: &str, now: i64) -> Vec<String> {
    let mut newest_first: Vec<_> = projects.iter().collect();
    newest_first.sort_by_key(|(key, record)| (key != kept, -record.fetched_at));
    let mut profiles = 0u32;
    let is_outdated = |(key, record): &&&(String, ProjectRecord)| {
        profiles = profiles.saturating_add(record.profiles);
        let is_old = now - record.fetched_at > MAX_AGE_MS;
        key != kept && (is_old || profiles > MAX_ALL_PROFILES)
    };
    let outdated = newest_first.iter().filter(is_outdated);
    outdated.map(|(key, _)| key.clone()).collect()
}

#[cfg(test)]
mod tests;
