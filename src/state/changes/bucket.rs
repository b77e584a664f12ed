//! Buckets of records: all records of a project are too much to be read in one task, so they are
//! kept in parts, by a hash of the profile's id.

use std::collections::BTreeMap;

use super::record::ProfileRecord;
use super::{ChangeKind, ChangeKinds, ProfileChange};
use crate::domain::{HealthRules, SegmentProfile};

/// In how many buckets the records of a project are.
pub const BUCKETS: usize = 32;

/// The bucket of a profile. FNV-1a: records are kept for months, and the standard library promises no
/// hash for that long.
pub fn bucket_of(id: &str) -> usize {
    let hash = id.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    (hash % BUCKETS as u64) as usize
}

/// The records of some profiles, by id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bucket(BTreeMap<String, ProfileRecord>);

/// What a load of a project brings to a bucket.
#[derive(Clone, Copy, Debug)]
pub struct BucketLoad<'a> {
    /// The profiles of the bucket.
    pub profiles: &'a [&'a SegmentProfile],
    /// Whether they are all: only then those that are missing are removed ones.
    pub is_complete: bool,
    /// Whether they are marked as seen.
    pub marks_seen: bool,
    /// When they were fetched, in milliseconds since 1970.
    pub fetched_at: i64,
    /// The rules of health, and the time that they are applied to, in milliseconds since 1970.
    pub rules: HealthRules,
    /// See `rules`.
    pub now: i64,
}

/// What a load found in a bucket.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BucketResult {
    /// What changed since the project was marked as seen.
    pub changes: Vec<ProfileChange>,
    /// Since when profiles have been seen running.
    pub running_since: Vec<(String, i64)>,
    /// Whether the records have changed.
    pub is_changed: bool,
}

impl Bucket {
    /// Reads what [`Self::text`] wrote; `None` for any other text.
    pub fn parse(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok().map(Self)
    }

    /// The bucket as text.
    pub fn text(&self) -> String {
        // Texts and numbers are always JSON.
        serde_json::to_string(&self.0).unwrap_or_default()
    }

    /// How many profiles have a record.
    pub fn profiles(&self) -> u32 {
        u32::try_from(self.0.len()).unwrap_or(u32::MAX)
    }

    /// The record of a profile.
    pub fn record(&self, id: &str) -> Option<&ProfileRecord> {
        self.0.get(id)
    }

    /// Compares the records with a load, and brings them up to date.
    pub fn apply(&mut self, load: &BucketLoad<'_>) -> BucketResult {
        let mut result = BucketResult::default();
        for profile in load.profiles {
            let health = load.rules.assess(profile, load.now).health;
            let before = self.0.get(&profile.id);
            let mut record = before.cloned().unwrap_or_default();
            record.observe(profile, load.fetched_at);
            if load.marks_seen {
                record.mark_seen(profile, health);
            }
            let kinds = record.changes(profile, health);
            if !kinds.is_empty() {
                let renamed = kinds.has(ChangeKind::Renamed);
                result.changes.push(ProfileChange {
                    id: profile.id.clone(),
                    name: profile.name.clone(),
                    kinds,
                    former_name: record.seen_name().filter(|_| renamed).map(str::to_owned),
                });
            }
            let since = record.running_since();
            result
                .running_since
                .extend(since.map(|since| (profile.id.clone(), since)));
            if before != Some(&record) {
                result.is_changed = true;
                self.0.insert(profile.id.clone(), record);
            }
        }
        if load.is_complete {
            self.remove_absent(load, &mut result);
        }
        result
    }

    /// Tells of the profiles that a complete load did not bring. Those that nobody has seen since
    /// they came are forgotten; with a mark, all of them.
    fn remove_absent(&mut self, load: &BucketLoad<'_>, result: &mut BucketResult) {
        let mut ids: Vec<&str> = load.profiles.iter().map(|it| it.id.as_str()).collect();
        ids.sort_unstable();
        let count = self.0.len();
        self.0.retain(|id, record| {
            if ids.binary_search(&id.as_str()).is_ok() {
                return true;
            }
            let is_told = record.was_seen() && !load.marks_seen;
            if is_told {
                result.changes.push(ProfileChange {
                    id: id.clone(),
                    name: record.seen_name().map(str::to_owned),
                    kinds: ChangeKinds::default().with(ChangeKind::Removed),
                    former_name: None,
                });
            }
            is_told
        });
        result.is_changed |= self.0.len() != count;
    }
}
