//! Rows for filters and sorting: many creators, names with every initial, and dates at the boundaries of the health rules.

use chrono::{Duration, TimeDelta};

use super::{
    clock::{self, Instant},
    edge_cases,
    facet_values::{CREATORS, NAME_PREFIXES},
    realistic,
    row::{Detector, Field, Row, Text, text},
    seeded::SeededRng,
};
use crate::projects::EdgeCases;

/// How many rows there are.
pub const TOTAL: u64 = 1_200;

/// `detectedAt` of a row at a health boundary.
#[derive(Clone, Copy)]
enum ComputedAt {
    /// Hours, minutes and milliseconds before the server's current time.
    Ago(i64, i64, i64),
    Literal(&'static str),
    Null,
    Missing,
}

use ComputedAt::{Ago, Literal, Missing, Null};

/// A week, in hours.
const WEEK: i64 = 7 * 24;

/// Scheduler, stage and `detectedAt`; `None` leaves the scheduler out.
const HEALTH_BOUNDARIES: [(Option<&str>, &str, ComputedAt); 36] = [
    (Some("DAILY"), "FINISH", Ago(29, 59, 0)),
    (Some("DAILY"), "FINISH", Ago(29, 59, 59_999)),
    (Some("DAILY"), "FINISH", Ago(30, 0, 0)),
    (Some("DAILY"), "FINISH", Ago(30, 1, 0)),
    (Some("DAILY"), "FINISH", Ago(0, 0, 0)),
    (Some("DAILY"), "FINISH", Ago(-1, 0, 0)),
    (Some("DAILY"), "FINISH", Ago(-48, 0, 0)),
    (Some("DAILY"), "FINISH", Literal("9999-12-31T23:59:59.999Z")),
    (Some("DAILY"), "FINISH", Literal("1970-01-01T00:00:00.000Z")),
    (Some("DAILY"), "FINISH", Literal("2022-02-30T01:01:00.000Z")),
    (Some("DAILY"), "FINISH", Literal("yesterday")),
    (Some("DAILY"), "FINISH", Literal("")),
    (Some("DAILY"), "FINISH", Null),
    (Some("DAILY"), "FINISH", Missing),
    (Some("AUTO"), "FINISH", Ago(29, 59, 0)),
    (Some("AUTO"), "FINISH", Ago(30, 0, 0)),
    (Some("WEEKLY"), "FINISH", Ago(30, 1, 0)),
    (Some("WEEKLY"), "FINISH", Ago(WEEK + 5, 59, 0)),
    (Some("WEEKLY"), "FINISH", Ago(WEEK + 6, 0, 0)),
    (Some("WEEKLY"), "FINISH", Ago(WEEK + 6, 1, 0)),
    (Some("WEEKLY"), "FINISH", Missing),
    (Some("HOURLY"), "FINISH", Ago(29, 59, 0)),
    (Some("HOURLY"), "FINISH", Ago(30, 0, 0)),
    (None, "FINISH", Ago(29, 59, 0)),
    (None, "FINISH", Ago(30, 0, 0)),
    (Some("ONCE"), "FINISH", Ago(30, 1, 0)),
    (Some("ONCE"), "FINISH", Ago(9_000, 0, 0)),
    (Some("ONCE"), "FINISH", Missing),
    (Some("DAILY"), "ERROR", Ago(1, 0, 0)),
    (Some("DAILY"), "RUNNING", Ago(29, 59, 0)),
    (Some("DAILY"), "RUNNING", Ago(30, 0, 0)),
    (Some("DAILY"), "READY", Ago(29, 59, 0)),
    (Some("DAILY"), "READY", Ago(120, 0, 0)),
    (Some("DAILY"), "NONE", Null),
    (Some("DAILY"), "QUEUED", Ago(30, 0, 0)),
    (Some("ONCE"), "QUEUED", Missing),
];

/// The health boundary of a row: after the 100 rows with edge cases every third row, each boundary at least ten times.
fn boundary(index: u64) -> Option<(Option<&'static str>, &'static str, ComputedAt)> {
    let position = index.checked_sub(100)?;
    let nth = usize::try_from(position / 3).ok()? % HEALTH_BOUNDARIES.len();
    position.is_multiple_of(3).then(|| HEALTH_BOUNDARIES[nth])
}

/// The row at `index`.
pub fn row(project: &str, index: u64, now: Instant) -> Row {
    // A generator of its own: changes here must not change the realistic rows.
    let mut rng = SeededRng::new("faces", index);
    let mut row = realistic::row(project, index, TOTAL, now);
    let (creator_id, creator) = person(&mut rng, index);
    (row.creator_id, row.creator) = (text(creator_id), text(creator));
    if row.updater.value().is_some() {
        let (updater_id, updater) = person(&mut rng, index + 1);
        (row.updater_id, row.updater) = (text(updater_id), text(updater));
    }
    if let Field::Value(name) = &mut row.name {
        let (_, prefix) = NAME_PREFIXES[index as usize % NAME_PREFIXES.len()];
        *name = format!("{prefix}·{name}");
    }
    if let Some((scheduler, stage, when)) = boundary(index) {
        row.scheduler = scheduler.map_or(Field::Missing, text);
        row.detector = Field::Value(Detector {
            stage: text(stage),
            detected_at: when.to_text(now),
        });
    }
    match edge_cases::case_at(EdgeCases::FirstHundred, index) {
        Some(case) => edge_cases::row(case, row),
        None => row,
    }
}

/// A creator: all in turn in every fourth row, a skewed random choice in the others.
fn person(rng: &mut SeededRng, index: u64) -> (&'static str, &'static str) {
    let of = CREATORS.len() as u64;
    let rolled = rng.below(of).min(rng.below(of)).min(rng.below(of));
    let turn = index.is_multiple_of(4).then_some(index / 4 % of);
    CREATORS[turn.unwrap_or(rolled) as usize]
}

impl ComputedAt {
    fn to_text(self, now: Instant) -> Text {
        match self {
            Ago(hours, minutes, milliseconds) => {
                let age = TimeDelta::hours(hours) + TimeDelta::minutes(minutes);
                text(clock::to_rfc3339(
                    now - age - Duration::milliseconds(milliseconds),
                ))
            }
            Literal(date) => text(date),
            Null => Field::Null,
            Missing => Field::Missing,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeMap, BTreeSet};

    fn now() -> Instant {
        "2024-05-06T07:08:09.123456Z".parse().unwrap_or_default()
    }

    fn rows() -> Vec<Row> {
        let row = |index| row("Fc1200Et", index, now());
        (0..TOTAL).map(row).collect()
    }

    fn count(rows: &[Row], field: fn(&Row) -> &Text) -> BTreeMap<String, usize> {
        let mut counts = BTreeMap::new();
        for value in rows.iter().filter_map(|row| field(row).value()) {
            *counts.entry(value.clone()).or_default() += 1;
        }
        counts
    }

    #[test]
    fn forty_people_make_rows_and_two_of_them_share_a_name() {
        let rows = rows();
        let ids = count(&rows, |row| &row.creator_id);
        assert_eq!(ids.len(), 40);
        assert!(ids.values().all(|count| *count >= 5), "{ids:?}");
        let names = count(&rows, |row| &row.creator);
        assert_eq!(
            names.len(),
            40,
            "39 names and the empty one of an edge case"
        );
        assert_eq!(names["王小明"], ids["Wm3xQ9Lb"] + ids["Wx7mIn2g"]);
        let editors = count(&rows, |row| &row.updater);
        assert_eq!(
            editors.len(),
            40,
            "39 names and the empty one of an edge case"
        );
    }

    #[test]
    fn names_begin_with_every_initial_and_no_two_are_the_same() {
        let letters: BTreeSet<char> = NAME_PREFIXES.iter().map(|(letter, _)| *letter).collect();
        assert_eq!(
            letters.into_iter().collect::<String>(),
            "#abcdefghjklmnopqrstwxyz"
        );
        let names = count(&rows(), |row| &row.name);
        assert_eq!(names.len(), 1_200);
        for (_, prefix) in NAME_PREFIXES {
            let begun = names.keys().filter(|name| name.starts_with(prefix)).count();
            assert!(begun >= 30, "{prefix}");
        }
    }

    #[test]
    fn every_health_boundary_is_in_ten_rows_relative_to_the_servers_time() {
        let rows = rows();
        let dated = |scheduler: &str, written: &str| {
            let fits = |row: &&Row| {
                let detector = row.detector.value();
                let date = detector.and_then(|detector| detector.detected_at.value());
                row.scheduler == text(scheduler) && date.map(String::as_str) == Some(written)
            };
            rows.iter().filter(fits).count()
        };
        for (scheduler, written) in [
            ("DAILY", "2024-05-05T01:09:09.123Z"),
            ("DAILY", "2024-05-05T01:08:09.123Z"),
            ("DAILY", "2024-05-05T01:07:09.123Z"),
            ("DAILY", "2024-05-06T08:08:09.123Z"),
            ("DAILY", "yesterday"),
            ("WEEKLY", "2024-04-29T01:09:09.123Z"),
            ("WEEKLY", "2024-04-29T01:08:09.123Z"),
            ("WEEKLY", "2024-04-29T01:07:09.123Z"),
        ] {
            let met = dated(scheduler, written);
            assert!(met >= 10, "{scheduler} {written}: {met}");
        }
    }
}
