//! The odd values of the demo project: every code, gap and date that a client meets in practice.
//!
//! They lie among the first hundred rows, a few on every screen.

use super::row::{Detector, Field, Row, text};

/// Every code that some version of the API is known to write for `detector.stage`, and one that none does.
#[cfg(test)]
pub const STAGES: [&str; 6] = ["NONE", "RUNNING", "FINISH", "ERROR", "READY", "QUEUED"];

/// The same for `scheduler`.
#[cfg(test)]
pub const SCHEDULERS: [&str; 5] = ["DAILY", "ONCE", "AUTO", "WEEKLY", "HOURLY"];

/// The same for `createdBy`.
#[cfg(test)]
pub const TYPES: [&str; 9] = [
    "DIRECT",
    "FROM_FUNNEL",
    "FROM_RETENTION",
    "FROM_FREQUENCY",
    "FROM_FILES",
    "SQL",
    "FROM_WXAPP",
    "FROM_SHARE_CHAIN",
    "FROM_TAGS",
];

/// The row at `index`, with its oddity if it has one.
pub fn row(index: u64, mut row: Row) -> Row {
    match index {
        0 => shown(&mut row, "DIRECT", "DAILY", "FINISH"),
        1 => shown(&mut row, "FROM_FUNNEL", "DAILY", "RUNNING"),
        2 => shown(&mut row, "FROM_RETENTION", "DAILY", "FINISH"),
        3 => shown(&mut row, "FROM_FREQUENCY", "AUTO", "FINISH"),
        4 => shown(&mut row, "FROM_FILES", "ONCE", "ERROR"),
        5 => {
            shown(&mut row, "DIRECT", "WEEKLY", "NONE");
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
        89 => row.key = text(""),
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

fn shown(row: &mut Row, created_by: &str, scheduler: &str, code: &str) {
    row.created_by = text(created_by);
    row.scheduler = text(scheduler);
    stage(row, code);
}

/// Changes the stage and leaves the time as it is.
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
