//! The row of the documented example.

use super::row::{Detector, Field, Row, text};

/// The row in the documented reply.
pub fn row() -> Row {
    Row {
        id: "WlGk4Daj".to_owned(),
        name: text("GrowingIO"),
        key: text("seg_example_api"),
        created_by: text("DIRECT"),
        description: text("API示例"),
        scheduler: text("DAILY"),
        detector: Field::Value(Detector {
            stage: text("FINISH"),
            detected_at: text("2022-01-01T01:01:00.000Z"),
        }),
        creator_id: text("KzpNzpkv"),
        creator: text("管理员"),
        created_at: text("2022-01-01T00:00:00.000Z"),
        updater_id: text("KzpNzpkv"),
        updater: text("管理员"),
        updated_at: text("2022-01-01T01:00:00.000Z"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::DOCUMENTED;
    use serde_json::Value;

    #[test]
    fn the_row_is_the_one_in_the_documented_reply() {
        let reply: Value = serde_json::from_slice(DOCUMENTED).unwrap_or_default();
        let row = serde_json::to_value(row()).unwrap_or_default();
        assert_eq!(reply["values"], Value::from(vec![row]));
    }
}
