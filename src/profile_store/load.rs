//! Applies a load of a project to its records.

use std::collections::HashMap;
use std::sync::Arc;

use idb::{Database, Error, ObjectStore, Transaction, TransactionMode};
use wasm_bindgen::JsValue;

use super::database::{BUCKETS_STORE, PROJECTS_STORE, open, read, write};
use super::{ProjectKey, StoreProblem, bucket_key, not_stored};
use crate::domain::{HOUR_MS, HealthRules, ProjectId, SegmentProfile};
use crate::i18n::intl;
use crate::state::changes::{
    BUCKETS, Bucket, BucketLoad, MAX_PROFILES, ProjectChanges, ProjectRecord, bucket_of, outdated,
};

/// A load of a project.
pub struct Load {
    /// Its project.
    pub project: ProjectId,
    /// The profiles.
    pub profiles: Vec<Arc<SegmentProfile>>,
    /// Whether they are all.
    pub is_complete: bool,
    /// Whether they are marked as seen.
    pub marks_seen: bool,
    /// When they were fetched, in milliseconds since 1970 by the browser's clock.
    pub fetched_at: i64,
    /// The rules of health.
    pub rules: HealthRules,
    /// The time that those are applied to, in milliseconds since 1970.
    pub now: i64,
}

/// Compares a load with the records of its project, and brings them up to date, in one transaction:
/// two tabs take turns. What changed since the project was marked as seen; `None` where nothing can
/// be compared: not all is loaded yet and nothing is kept, or another tab has marked newer profiles.
/// The first complete load of a project marks it as seen.
///
/// # Errors
/// Where the browser denies it, or there are too many profiles.
pub async fn apply(key: &ProjectKey, load: &Load) -> Result<Option<ProjectChanges>, StoreProblem> {
    if load.profiles.len() > MAX_PROFILES {
        return Err(StoreProblem::TooMany);
    }
    let database = open().await.map_err(not_stored)?;
    let result = apply_in(&database, key, load).await;
    database.close();
    result.map_err(not_stored)
}

async fn apply_in(
    database: &Database,
    key: &ProjectKey,
    load: &Load,
) -> Result<Option<ProjectChanges>, Error> {
    let stores = [PROJECTS_STORE, BUCKETS_STORE];
    let transaction = database.transaction(&stores, TransactionMode::ReadWrite)?;
    let projects = transaction.object_store(PROJECTS_STORE)?;
    let buckets = transaction.object_store(BUCKETS_STORE)?;
    let text = read(&projects, &key.0).await?;
    let record: Option<ProjectRecord> = text.and_then(|text| serde_json::from_str(&text).ok());
    if record.is_none() && !load.is_complete {
        return Ok(None);
    }
    // A clock that was put back must not make the records of its future the newest for good.
    let record = record.filter(|record| record.fetched_at <= intl::now_ms() + HOUR_MS);
    let is_outdated = record.is_some_and(|record| record.fetched_at > load.fetched_at);
    if record.is_some_and(|record| record.seen_at > load.fetched_at) {
        return Ok(None);
    }
    let mut update = Update {
        key,
        load,
        marks_seen: (load.marks_seen && load.is_complete || record.is_none()) && !is_outdated,
        is_kept: !is_outdated,
        changes: ProjectChanges {
            project: load.project.clone(),
            since: record.map_or(load.fetched_at, |record| record.seen_at),
            changed: HashMap::new(),
            running_since: HashMap::new(),
        },
        profiles: 0,
    };
    update.apply_buckets(&buckets).await?;
    if update.is_kept {
        if update.marks_seen {
            update.changes.since = load.fetched_at;
        }
        let record = ProjectRecord {
            seen_at: update.changes.since,
            fetched_at: load.fetched_at,
            profiles: update.profiles,
        };
        // Numbers are always JSON.
        let text = serde_json::to_string(&record).unwrap_or_default();
        write(&projects, &key.0, &text).await?;
        forget_outdated(&projects, &buckets, &key.0, load.fetched_at).await?;
    }
    commit(transaction).await?;
    Ok(Some(update.changes))
}

/// A load that is being applied.
struct Update<'a> {
    key: &'a ProjectKey,
    load: &'a Load,
    marks_seen: bool,
    /// Whether the records are brought up to date: another tab may have newer ones.
    is_kept: bool,
    changes: ProjectChanges,
    profiles: u32,
}

impl Update<'_> {
    /// Applies the load to bucket after bucket, each in a task of its own.
    async fn apply_buckets(&mut self, store: &ObjectStore) -> Result<(), Error> {
        let mut by_bucket: Vec<Vec<&SegmentProfile>> = vec![Vec::new(); BUCKETS];
        for profile in &self.load.profiles {
            by_bucket[bucket_of(&profile.id)].push(profile);
        }
        for (number, profiles) in by_bucket.iter().enumerate() {
            let key = self.key.bucket(number);
            let text = read(store, &key).await?;
            let mut bucket = text
                .and_then(|text| Bucket::parse(&text))
                .unwrap_or_default();
            let result = bucket.apply(&BucketLoad {
                profiles,
                is_complete: self.load.is_complete,
                marks_seen: self.marks_seen,
                fetched_at: self.load.fetched_at,
                rules: self.load.rules,
                now: self.load.now,
            });
            let changes = result.changes.into_iter();
            let changes = changes.map(|change| (change.id.clone(), change));
            self.changes.changed.extend(changes);
            self.changes.running_since.extend(result.running_since);
            self.profiles += bucket.profiles();
            if result.is_changed && self.is_kept {
                write(store, &key, &bucket.text()).await?;
            }
        }
        Ok(())
    }
}

/// Forgets the projects beyond the limits of age and size.
async fn forget_outdated(
    projects: &ObjectStore,
    buckets: &ObjectStore,
    kept: &str,
    now: i64,
) -> Result<(), Error> {
    let mut records = Vec::new();
    for key in projects.get_all_keys(None, None)?.await? {
        if let Some(key) = key.as_string() {
            let text = read(projects, &key).await?;
            let record = text.and_then(|text| serde_json::from_str(&text).ok());
            records.extend(record.map(|record| (key, record)));
        }
    }
    for key in outdated(&records, kept, now) {
        projects.delete(JsValue::from(&key))?.await?;
        for number in 0..BUCKETS {
            buckets
                .delete(JsValue::from(&bucket_key(&key, number)))?
                .await?;
        }
    }
    Ok(())
}

/// Commits: that fails where there is no room.
pub(super) async fn commit(transaction: Transaction) -> Result<(), Error> {
    let result = transaction.commit()?.await?;
    if result.is_committed() {
        Ok(())
    } else {
        Err(Error::DomExceptionNotFound)
    }
}
