//! Edge cases: every code, missing field and unusual date that a client gets in practice, numbered from 0 to 99.

use super::row::{Detector, Field, Row, text};
use crate::projects::EdgeCases;

/// How many case numbers there are; some have no edge case.
const CASES: u64 = 100;

/// Rows between two edge cases where they are scattered.
const SPACING: u64 = 25;

/// The case with an empty key.
const EMPTY_KEY: u64 = 89;

/// The case number of the row at `index`, if it has one.
pub fn case_at(edge_cases: EdgeCases, index: u64) -> Option<u64> {
    match edge_cases {
        EdgeCases::Absent => None,
        EdgeCases::FirstHundred => Some(index).filter(|case| *case < CASES),
        // Large projects have no empty key: tests identify their rows on screen by key.
        EdgeCases::Scattered => Some(index / SPACING % CASES)
            .filter(|case| index.is_multiple_of(SPACING) && *case != EMPTY_KEY),
    }
}

/// The row with the edge case of this number applied, if there is one.
pub fn row(case: u64, mut row: Row) -> Row {
    match case {
        0 => set_codes(&mut row, "DIRECT", "DAILY", "FINISH"),
        1 => set_codes(&mut row, "FROM_FUNNEL", "DAILY", "RUNNING"),
        2 => set_codes(&mut row, "FROM_RETENTION", "DAILY", "FINISH"),
        3 => set_codes(&mut row, "FROM_FREQUENCY", "AUTO", "FINISH"),
        4 => set_codes(&mut row, "FROM_FILES", "ONCE", "ERROR"),
        5 => {
            set_codes(&mut row, "DIRECT", "WEEKLY", "NONE");
            row.detector = detector("NONE", Field::Null);
        }
        7 => stage(&mut row, "READY"),
        9 => row.created_by = text("SQL"),
        11 => row.created_by = text("FROM_WXAPP"),
        13 => row.created_by = text("FROM_SHARE_CHAIN"),
        16 => stage(&mut row, "QUEUED"),
        18 => row.scheduler = text("HOURLY"),
        21 => row.created_by = text("FROM_TAGS"),
        23 => row.detector = Field::Null,
        26 => row.detector = Field::Missing,
        28 => row.detector = detector("FINISH", Field::Missing),
        30 => row.detector = detector("ERROR", Field::Null),
        32 => row.detector = detector("FINISH", text("2022-02-30T01:01:00.000Z")),
        34 => row.detector = detector("FINISH", text("1970-01-01T00:00:00.000Z")),
        36 => row.detector = detector("FINISH", text("9999-12-31T23:59:59.999Z")),
        38 => row.detector = detector("FINISH", text("")),
        41 => row.description = Field::Null,
        43 => row.description = Field::Missing,
        45 => row.description = text(""),
        47 => {
            (row.updater_id, row.updater, row.updated_at) = (Field::Null, Field::Null, Field::Null)
        }
        49 => {
            (row.updater_id, row.updater, row.updated_at) =
                (Field::Missing, Field::Missing, Field::Missing)
        }
        51 => (row.updater_id, row.updater, row.updated_at) = (text(""), text(""), text("")),
        53 => row.creator = Field::Null,
        55 => (row.creator_id, row.creator) = (Field::Missing, Field::Missing),
        57 => row.creator = text(""),
        59 => row.created_by = Field::Null,
        61 => row.created_by = Field::Missing,
        63 => row.created_by = text(""),
        65 => row.created_at = text("2022-03-04T05:06:07.246183Z"),
        67 => row.created_at = text("2022-03-04T05:06:07Z"),
        69 => row.updated_at = text("2022-03-04T13:06:07.5+08:00"),
        71 => row.updated_at = text("2022-02-30T05:06:07.000Z"),
        73 => row.updated_at = text("2022-03-04 05:06:07"),
        75 => row.created_at = Field::Null,
        77 => row.created_at = Field::Missing,
        79 => row.created_at = text("1970-01-01T00:00:00.000Z"),
        81 => row.scheduler = Field::Null,
        83 => row.scheduler = Field::Missing,
        85 => row.scheduler = text(""),
        87 => row.name = text(""),
        EMPTY_KEY => row.key = text(""),
        91 => {
            row.detector = Field::Value(Detector {
                stage: Field::Null,
                detected_at: Field::Null,
            });
        }
        93 => {
            row.detector = Field::Value(Detector {
                stage: Field::Missing,
                detected_at: Field::Missing,
            });
        }
        95 => stage(&mut row, ""),
        97 => row.updated_at = text("2022-03-04T05:06:07.123456789Z"),
        _ => {}
    }
    row
}

fn set_codes(row: &mut Row, created_by: &str, scheduler: &str, code: &str) {
    row.created_by = text(created_by);
    row.scheduler = text(scheduler);
    stage(row, code);
}

/// Sets the stage and keeps `detectedAt`.
fn stage(row: &mut Row, code: &str) {
    let detected_at = row
        .detector
        .value()
        .map_or(Field::Null, |detector| detector.detected_at.clone());
    row.detector = detector(code, detected_at);
}

fn detector(stage: &str, detected_at: Field<String>) -> Field<Detector> {
    Field::Value(Detector {
        stage: text(stage),
        detected_at,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{data, projects};
    use serde_json::Value;

    /// The first rows of a project as JSON.
    fn rows(id: &str, limit: u64) -> Vec<Value> {
        let now = "2024-05-06T07:08:09Z".parse().unwrap_or_default();
        let rows = projects::find(id).map(|project| data::rows(project, 0, limit, now));
        let rows = rows.into_iter().flatten();
        rows.filter_map(|row| serde_json::to_value(row).ok())
            .collect()
    }

    /// The rows that must contain all edge cases: the first 100 of the demo, and all of the large projects.
    fn edge_case_rows() -> [Vec<Value>; 4] {
        let [demo, slow] = [projects::DEMO, "Sl4w143B"].map(|id| rows(id, 100));
        let [large, huge] = ["Lg2500Vn", "Hg100kZe"].map(|id| rows(id, 2_500));
        [demo, slow, large, huge]
    }

    /// Whether the value at `pointer` is this one in some row; `None` is an absent key.
    fn some_row_has(rows: &[Value], pointer: &str, wanted: Option<&Value>) -> bool {
        rows.iter().any(|row| row.pointer(pointer) == wanted)
    }

    #[test]
    fn every_code_and_one_unknown_of_each_kind_is_among_the_rows() {
        let codes = [
            ("/detector/stage", "NONE RUNNING FINISH ERROR READY QUEUED"),
            ("/scheduler", "DAILY ONCE AUTO WEEKLY HOURLY"),
            (
                "/createdBy",
                "DIRECT FROM_FUNNEL FROM_RETENTION FROM_FREQUENCY FROM_FILES SQL FROM_WXAPP FROM_SHARE_CHAIN FROM_TAGS",
            ),
        ];
        for rows in edge_case_rows() {
            for (pointer, codes) in codes {
                for code in codes.split(' ') {
                    let code = Value::from(code);
                    assert!(some_row_has(&rows, pointer, Some(&code)), "{code}");
                }
            }
        }
    }

    #[test]
    fn every_optional_field_is_null_missing_and_empty_in_some_row() {
        let texts = [
            "/description",
            "/updaterId",
            "/updater",
            "/updatedAt",
            "/creator",
            "/createdBy",
            "/scheduler",
            "/detector/stage",
            "/detector/detectedAt",
        ];
        for rows in edge_case_rows() {
            for pointer in texts {
                for wanted in [None, Some(&Value::Null), Some(&Value::from(""))] {
                    assert!(some_row_has(&rows, pointer, wanted), "{pointer} {wanted:?}");
                }
            }
            for wanted in [None, Some(&Value::Null)] {
                assert!(some_row_has(&rows, "/detector", wanted), "{wanted:?}");
            }
            let without_date = |row: &Value| {
                row["detector"].is_object() && row["detector"].get("detectedAt").is_none()
            };
            assert!(rows.iter().any(without_date), "a detector without its date");
        }
    }

    #[test]
    fn every_unusual_date_is_in_some_row() {
        for rows in edge_case_rows() {
            for (pointer, date) in [
                ("/createdAt", "2022-03-04T05:06:07.246183Z"),
                ("/createdAt", "2022-03-04T05:06:07Z"),
                ("/detector/detectedAt", "2022-02-30T01:01:00.000Z"),
                ("/detector/detectedAt", "1970-01-01T00:00:00.000Z"),
                ("/detector/detectedAt", "9999-12-31T23:59:59.999Z"),
            ] {
                assert!(
                    some_row_has(&rows, pointer, Some(&Value::from(date))),
                    "{date}"
                );
            }
        }
    }

    #[test]
    fn no_key_of_a_large_project_is_empty() {
        for row in rows("Lg2500Vn", 2_500) {
            assert!(
                row["key"]
                    .as_str()
                    .is_some_and(|key| key.starts_with("seg_")),
                "{row}"
            );
        }
    }

    #[test]
    fn a_project_without_edge_cases_has_none() {
        assert!((0..5_000).all(|index| case_at(EdgeCases::Absent, index).is_none()));
    }
}
