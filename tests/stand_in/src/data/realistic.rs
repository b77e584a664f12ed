//! Plausible rows of a product team: most are computed every night, some failed, a few have stopped.

use chrono::Duration;

use super::{
    clock::{self, Instant},
    names,
    people::PEOPLE,
    row::{Detector, Field, Row, Text, text},
    seeded::{self, SeededRng},
};

const DAY: u64 = 24 * 60 * 60;

/// The age of the oldest segment.
const OLDEST: u64 = 3 * 365 * DAY;

/// The row at `index` of a project of `total` rows; the newest comes first.
pub fn row(project: &str, index: u64, total: u64, now: Instant) -> Row {
    let mut rng = SeededRng::new(project, index);
    let segment = names::segment_text(index, total);
    let (creator_id, creator) = person(&mut rng);
    let created_by = rng.pick(
        &[
            ("DIRECT", 62),
            ("FROM_FUNNEL", 11),
            ("FROM_RETENTION", 8),
            ("FROM_FREQUENCY", 7),
            ("FROM_FILES", 8),
            ("SQL", 4),
        ],
        "DIRECT",
    );
    // A segment from an uploaded file isn't recomputed.
    let scheduler = if created_by == "FROM_FILES" {
        "ONCE"
    } else {
        rng.pick(
            &[("DAILY", 74), ("ONCE", 19), ("AUTO", 4), ("WEEKLY", 3)],
            "DAILY",
        )
    };
    let created = created(&mut rng, index, total, now);
    let updated = (rng.below(100) < 82).then(|| between(&mut rng, created, now));
    let editor = if rng.below(100) < 60 {
        (creator_id, creator)
    } else {
        person(&mut rng)
    };
    let detector = detector(&mut rng, scheduler, updated.unwrap_or(created), now);
    Row {
        id: seeded::id(project, index),
        name: text(segment.name),
        key: text(segment.key),
        created_by: text(created_by),
        description: description(&mut rng, segment.description),
        scheduler: text(scheduler),
        detector,
        creator_id: text(creator_id),
        creator: text(creator),
        created_at: text(clock::to_rfc3339(created)),
        updater_id: edited(updated, || editor.0.to_owned()),
        updater: edited(updated, || editor.1.to_owned()),
        updated_at: updated.map_or(Field::Null, |updated| text(clock::to_rfc3339(updated))),
    }
}

fn person(rng: &mut SeededRng) -> (&'static str, &'static str) {
    rng.pick(&PEOPLE, PEOPLE[0].0)
}

fn created(rng: &mut SeededRng, index: u64, total: u64, now: Instant) -> Instant {
    let step = OLDEST / total.max(1);
    let age = DAY + index * OLDEST / total.max(1) + rng.below(step.max(1));
    // Working hours in China: 01:00 to 11:00 UTC.
    let hour = Duration::seconds(60 * 60) + clock::seconds(rng.below(10 * 60 * 60));
    let day = clock::midnight(clock::midnight(now) - clock::seconds(age));
    day + hour + Duration::milliseconds(i64::try_from(rng.below(1000)).unwrap_or(0))
}

fn between(rng: &mut SeededRng, from: Instant, to: Instant) -> Instant {
    let span = u64::try_from((to - from).num_seconds()).unwrap_or(0);
    // Most edits follow soon: the smaller of two random numbers.
    let (one, other) = (rng.below(span), rng.below(span));
    from + clock::seconds(one.min(other))
}

fn edited(updated: Option<Instant>, by: impl FnOnce() -> String) -> Text {
    updated.map_or(Field::Null, |_| text(by()))
}

fn description(rng: &mut SeededRng, description: String) -> Text {
    match rng.below(100) {
        0..6 => Field::Null,
        6..10 => text(""),
        _ => text(description),
    }
}

fn detector(
    rng: &mut SeededRng,
    scheduler: &str,
    changed: Instant,
    now: Instant,
) -> Field<Detector> {
    let stage = rng.pick(
        &[
            ("FINISH", 84),
            ("ERROR", 6),
            ("RUNNING", 4),
            ("NONE", 4),
            ("READY", 2),
        ],
        "FINISH",
    );
    let detected_at = match stage {
        "NONE" => Field::Null,
        "RUNNING" => at(now - clock::seconds(60 + rng.below(40 * 60))),
        _ => at(last_run(rng, scheduler, changed, now).max(changed).min(now)),
    };
    Field::Value(Detector {
        stage: text(stage),
        detected_at,
    })
}

fn at(instant: Instant) -> Text {
    text(clock::to_rfc3339(instant))
}

fn last_run(rng: &mut SeededRng, scheduler: &str, changed: Instant, now: Instant) -> Instant {
    // Nightly runs start at 18:00 UTC, 02:00 in China, and take up to three hours.
    let tonight = clock::midnight(now) + clock::seconds(18 * 60 * 60 + rng.below(3 * 60 * 60));
    let nightly = if tonight > now {
        tonight - clock::seconds(DAY)
    } else {
        tonight
    };
    match scheduler {
        "ONCE" => changed + clock::seconds(30 + rng.below(2 * 60 * 60)),
        "AUTO" => now - clock::seconds(60 + rng.below(4 * 60 * 60)),
        "WEEKLY" => nightly - clock::seconds(DAY * rng.below(7)),
        // A few nightly ones have stopped without an error, for the app to show as overdue.
        _ if rng.below(100) < 3 => nightly - clock::seconds(DAY * (3 + rng.below(60))),
        _ => nightly,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(total: u64) -> (Instant, Vec<Row>) {
        let now = "2024-05-06T07:08:09Z".parse().unwrap_or_default();
        (
            now,
            (0..total)
                .map(|index| row("Lg2500Vn", index, total, now))
                .collect(),
        )
    }

    fn date(field: &Text) -> Option<Instant> {
        field.value()?.parse().ok()
    }

    #[test]
    fn about_one_row_in_seventeen_failed_and_most_succeed() {
        let (_, rows) = rows(2_500);
        let count = |code| rows.iter().filter(|row| row.stage() == Some(code)).count();
        assert!((110..190).contains(&count("ERROR")), "{}", count("ERROR"));
        assert!(count("FINISH") > 2_000);
    }

    #[test]
    fn a_healthy_daily_row_was_computed_within_the_last_day() {
        let (now, rows) = rows(2_500);
        let daily = rows
            .iter()
            .filter(|row| row.scheduler == text("DAILY") && row.stage() == Some("FINISH"));
        let ages: Vec<i64> = daily
            .filter_map(|row| Some((now - date(&row.detector.value()?.detected_at)?).num_hours()))
            .collect();
        let fresh = ages
            .iter()
            .filter(|hours| (0..=24).contains(*hours))
            .count();
        assert!(fresh * 100 > ages.len() * 93, "{fresh} of {}", ages.len());
        assert!(fresh < ages.len(), "some have stopped");
    }

    #[test]
    fn no_date_lies_in_the_future_and_none_is_before_its_creation() {
        let (now, rows) = rows(2_500);
        for row in rows {
            let created = date(&row.created_at);
            assert!(
                created < Some(now) && created > Some(now - clock::seconds(OLDEST + 4 * DAY)),
                "{row:?}"
            );
            if let Some(updated) = date(&row.updated_at) {
                assert!(created <= Some(updated) && updated <= now, "{row:?}");
            }
            if let Some(detected) = row
                .detector
                .value()
                .and_then(|detector| date(&detector.detected_at))
            {
                assert!(created <= Some(detected) && detected <= now, "{row:?}");
            }
        }
    }

    #[test]
    fn a_creator_has_one_id_everywhere() {
        let (_, rows) = rows(2_500);
        for row in rows {
            let known = PEOPLE
                .iter()
                .any(|((id, name), _)| text(*id) == row.creator_id && text(*name) == row.creator);
            assert!(known, "{row:?}");
        }
    }
}
