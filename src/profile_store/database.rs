//! The database: its stores, opening it, and reading texts.

use idb::{Database, DatabaseEvent, Error, Factory, ObjectStore, ObjectStoreParams};
use wasm_bindgen::JsValue;

/// The name of the database.
pub const NAME: &str = "segment-console";

/// What is kept of each project, as JSON.
pub const PROJECTS_STORE: &str = "projects";

/// The buckets of records, as JSON.
pub const BUCKETS_STORE: &str = "buckets";

/// The counts of projects on the board, as JSON.
pub const BOARD_STORE: &str = "board";

/// Opens the database, and makes its stores where there is none. Who opened it closes it: another tab
/// may want to delete it.
pub async fn open() -> Result<Database, Error> {
    let mut request = Factory::new()?.open(NAME, Some(1))?;
    request.on_upgrade_needed(|event| {
        if let Ok(database) = event.database() {
            for store in [PROJECTS_STORE, BUCKETS_STORE, BOARD_STORE] {
                // Without it, the first transaction fails.
                let _ = database.create_object_store(store, ObjectStoreParams::new());
            }
        }
    });
    request.await
}

/// The text under a key.
pub async fn read(store: &ObjectStore, key: &str) -> Result<Option<String>, Error> {
    let value = store.get(JsValue::from(key))?.await?;
    Ok(value.and_then(|value| value.as_string()))
}

/// Writes a text under a key.
pub async fn write(store: &ObjectStore, key: &str, text: &str) -> Result<(), Error> {
    store
        .put(&JsValue::from(text), Some(&JsValue::from(key)))?
        .await?;
    Ok(())
}
