//! Records of the profiles that were seen, in IndexedDB: its only user. Whatever fails is told once,
//! and costs nothing else.

mod board;
mod database;
mod load;

use idb::{Factory, TransactionMode};

use crate::domain::{ApiBase, ProjectId};
use crate::state::changes::{Bucket, ProfileRecord, bucket_of};
pub use board::keep_counts;
use database::{BUCKETS_STORE, open, read};
pub use load::{Load, apply};

/// Why records can't be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreProblem {
    /// The browser denies it, or has no room for them.
    NotStored,
    /// The project has more profiles than are kept of one.
    TooMany,
}

/// The key of a project's records: projects of two APIs may have one id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProjectKey(String);

impl ProjectKey {
    /// The key of a project of the API at an address.
    pub fn new(base: &ApiBase, project: &ProjectId) -> Self {
        Self([base.as_str(), "\n", project.as_str()].concat())
    }

    /// The key of one of its buckets.
    fn bucket(&self, bucket: usize) -> String {
        bucket_key(&self.0, bucket)
    }
}

fn bucket_key(project: &str, bucket: usize) -> String {
    format!("{project}\n{bucket:02}")
}

/// The record of a profile, if there is one.
///
/// # Errors
/// [`StoreProblem::NotStored`] where the browser denies it.
pub async fn record(key: &ProjectKey, id: &str) -> Result<Option<ProfileRecord>, StoreProblem> {
    let bucket_key = key.bucket(bucket_of(id));
    let read_bucket = async {
        let database = open().await?;
        let transaction = database.transaction(&[BUCKETS_STORE], TransactionMode::ReadOnly)?;
        let text = read(&transaction.object_store(BUCKETS_STORE)?, &bucket_key).await;
        database.close();
        text
    };
    let text = read_bucket.await.map_err(not_stored)?;
    let bucket = text.and_then(|text| Bucket::parse(&text));
    Ok(bucket.and_then(|bucket| bucket.record(id).cloned()))
}

/// Asks the browser to forget everything, as soon as no tab is at it.
pub fn request_forgetting() {
    let factory = leptos::prelude::window().indexed_db().ok().flatten();
    // Where it is denied, nothing was kept.
    let _ = factory.map(|factory| factory.delete_database(database::NAME));
}

/// Forgets everything.
///
/// # Errors
/// [`StoreProblem::NotStored`] where the browser denies it.
pub async fn forget_all() -> Result<(), StoreProblem> {
    let delete = async { Factory::new()?.delete(database::NAME)?.await };
    delete.await.map_err(not_stored)
}

fn not_stored(_: idb::Error) -> StoreProblem {
    StoreProblem::NotStored
}
