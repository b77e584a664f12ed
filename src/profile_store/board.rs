//! The counts of projects on the board, as they were last time.

use idb::{Database, Error, TransactionMode};

use super::database::{BOARD_STORE, open, read, write};
use super::{ProjectKey, StoreProblem, not_stored};
use crate::i18n::intl;
use crate::state::changes::{BoardRecord, KeptCounts};

/// Keeps the counts of a project, and returns those of last time.
///
/// # Errors
/// Where the browser denies it.
pub async fn keep_counts(
    key: &ProjectKey,
    counts: KeptCounts,
) -> Result<Option<KeptCounts>, StoreProblem> {
    let database = open().await.map_err(not_stored)?;
    let record = keep_in(&database, key, counts).await;
    database.close();
    Ok(record.map_err(not_stored)?.last_time)
}

async fn keep_in(
    database: &Database,
    key: &ProjectKey,
    counts: KeptCounts,
) -> Result<BoardRecord, Error> {
    let transaction = database.transaction(&[BOARD_STORE], TransactionMode::ReadWrite)?;
    let store = transaction.object_store(BOARD_STORE)?;
    let before = read(&store, &key.0).await?;
    let before = before.and_then(|text| serde_json::from_str(&text).ok());
    let record = BoardRecord::with(before, counts, intl::local_day_number);
    // Numbers are always JSON.
    let text = serde_json::to_string(&record).unwrap_or_default();
    write(&store, &key.0, &text).await?;
    super::load::commit(transaction).await?;
    Ok(record)
}
