//! Rows for filters and sorting: many people, names of every beginning, and dates at the edges of health.

use chrono::{Duration, TimeDelta};

use super::{
    clock::{self, Instant},
    faces::{FACES, HEADS},
    hash::Dice,
    odd, realistic,
    row::{Detector, Field, Row, Text, text},
};
use crate::projects::Oddities;

/// How many rows there are.
pub const TOTAL: u64 = 1_200;

/// When an edge was computed.
#[derive(Clone, Copy)]
enum When {
    /// Hours, minutes and milliseconds before the server's now.
    Ago(i64, i64, i64),
    Written(&'static str),
    Null,
    Missing,
}

use When::{Ago, Missing, Null, Written};

/// A week, in hours.
const WEEK: i64 = 7 * 24;

/// Schedule, stage and date; no schedule is a missing one.
const EDGES: [(Option<&str>, &str, When); 36] = [
    (Some("DAILY"), "FINISH", Ago(29, 59, 0)),
    (Some("DAILY"), "FINISH", Ago(29, 59, 59_999)),
    (Some("DAILY"), "FINISH", Ago(30, 0, 0)),
    (Some("DAILY"), "FINISH", Ago(30, 1, 0)),
    (Some("DAILY"), "FINISH", Ago(0, 0, 0)),
    (Some("DAILY"), "FINISH", Ago(-1, 0, 0)),
    (Some("DAILY"), "FINISH", Ago(-48, 0, 0)),
    (Some("DAILY"), "FINISH", Written("9999-12-31T23:59:59.999Z")),
    (Some("DAILY"), "FINISH", Written("1970-01-01T00:00:00.000Z")),
    (Some("DAILY"), "FINISH", Written("2022-02-30T01:01:00.000Z")),
    (Some("DAILY"), "FINISH", Written("yesterday")),
    (Some("DAILY"), "FINISH", Written("")),
    (Some("DAILY"), "FINISH", Null),
    (Some("DAILY"), "FINISH", Missing),
    (Some("AUTO"), "FINISH", Ago(29, 59, 0)),
    (Some("AUTO"), "FINISH", Ago(30, 0, 0)),
    (Some("AUTO"), "FINISH", Ago(30, 1, 0)),
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
    (Some("DAILY"), "RUNNING", Ago(30, 1, 0)),
    (Some("DAILY"), "READY", Ago(30, 1, 0)),
    (Some("DAILY"), "NONE", Null),
    (Some("DAILY"), "QUEUED", Ago(29, 59, 0)),
    (Some("DAILY"), "QUEUED", Ago(30, 0, 0)),
    (Some("ONCE"), "QUEUED", Missing),
];

/// Behind the hundred rows of oddities, every third row lies at an edge: each edge ten times and more.
fn edge(index: u64) -> Option<(Option<&'static str>, &'static str, When)> {
    let place = index.checked_sub(100)?;
    let nth = usize::try_from(place / 3).ok()? % EDGES.len();
    place.is_multiple_of(3).then(|| EDGES[nth])
}

/// The row at `index`.
pub fn row(project: &str, index: u64, now: Instant) -> Row {
    // Dice of their own: what is changed here moves nothing in the realistic rows.
    let mut dice = Dice::new("faces", index);
    let mut row = realistic::row(project, index, TOTAL, now);
    let (creator_id, creator) = person(&mut dice, index);
    (row.creator_id, row.creator) = (text(creator_id), text(creator));
    if row.updater.value().is_some() {
        let (updater_id, updater) = person(&mut dice, index + 1);
        (row.updater_id, row.updater) = (text(updater_id), text(updater));
    }
    if let Field::Value(name) = &mut row.name {
        let (_, head) = HEADS[index as usize % HEADS.len()];
        *name = format!("{head}·{name}");
    }
    if let Some((scheduler, stage, when)) = edge(index) {
        row.scheduler = scheduler.map_or(Field::Missing, text);
        row.detector = Field::Value(Detector {
            stage: text(stage),
            detected_at: when.written(now),
        });
    }
    match odd::place(Oddities::FirstHundred, index) {
        Some(place) => odd::row(place, row),
        None => row,
    }
}

/// Everyone in turn in every fourth row; in the others some far more often than the rest.
fn person(dice: &mut Dice, index: u64) -> (&'static str, &'static str) {
    let of = FACES.len() as u64;
    let rolled = dice.below(of).min(dice.below(of)).min(dice.below(of));
    let turn = index.is_multiple_of(4).then_some(index / 4 % of);
    FACES[turn.unwrap_or(rolled) as usize]
}

impl When {
    fn written(self, now: Instant) -> Text {
        match self {
            Ago(hours, minutes, milliseconds) => {
                let age = TimeDelta::hours(hours) + TimeDelta::minutes(minutes);
                text(clock::written(
                    now - age - Duration::milliseconds(milliseconds),
                ))
            }
            Written(date) => text(date),
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
        assert_eq!(names.len(), 40, "39 names and the empty one of an oddity");
        assert_eq!(names["王小明"], ids["Wm3xQ9Lb"] + ids["Wx7mIn2g"]);
        let editors = count(&rows, |row| &row.updater);
        assert_eq!(editors.len(), 40, "39 names and the empty one of an oddity");
    }

    #[test]
    fn names_begin_with_every_initial_and_no_two_are_the_same() {
        let letters: BTreeSet<char> = HEADS.iter().map(|(letter, _)| *letter).collect();
        assert_eq!(
            letters.into_iter().collect::<String>(),
            "#abcdefghjklmnopqrstwxyz"
        );
        let names = count(&rows(), |row| &row.name);
        assert_eq!(names.len(), 1_200);
        for (_, head) in HEADS {
            let begun = names.keys().filter(|name| name.starts_with(head)).count();
            assert!(begun >= 30, "{head}");
        }
    }

    #[test]
    fn every_edge_is_met_ten_times_by_the_servers_own_now() {
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
