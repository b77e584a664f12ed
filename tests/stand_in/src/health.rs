//! Health rules, implemented independently of the app, so that tests can compare the two.

use chrono::{DateTime, TimeDelta};
use serde::Serialize;

use crate::data::{Instant, Row};

/// Counts by health; zero counts are serialized too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct HealthCounts {
    failed: u64,
    overdue: u64,
    running: u64,
    not_computed: u64,
    healthy: u64,
    unknown: u64,
}

/// The grace period after a schedule's period.
const GRACE: TimeDelta = TimeDelta::hours(6);

impl HealthCounts {
    /// Counts a row by its health at a point in time.
    pub fn add(&mut self, row: &Row, at: Instant) {
        *self.counter(row, at) += 1;
    }

    fn counter(&mut self, row: &Row, at: Instant) -> &mut u64 {
        match row.stage() {
            Some("ERROR") => &mut self.failed,
            Some("NONE") => &mut self.not_computed,
            Some(stage @ ("FINISH" | "RUNNING" | "READY")) => match (is_overdue(row, at), stage) {
                (None, _) => &mut self.unknown,
                (Some(true), _) => &mut self.overdue,
                (Some(false), "FINISH") => &mut self.healthy,
                (Some(false), _) => &mut self.running,
            },
            Some(_) | None => &mut self.unknown,
        }
    }
}

/// Whether the last result is overdue, whatever runs since; `None` if its date can't be read.
fn is_overdue(row: &Row, at: Instant) -> Option<bool> {
    let period = match row.scheduler.value().map(String::as_str) {
        Some("ONCE") => return Some(false),
        Some("WEEKLY") => TimeDelta::days(7),
        Some(_) | None => TimeDelta::days(1),
    };
    let written = row
        .detector
        .value()
        .and_then(|detector| detector.detected_at.value());
    let Some(written) = written.filter(|text| !text.trim().is_empty()) else {
        return Some(true);
    };
    let computed = DateTime::parse_from_rfc3339(written).ok()?;
    // In whole milliseconds, the precision of a browser's `Date`.
    let age = at.timestamp_millis() - computed.timestamp_millis();
    Some(age >= (period + GRACE).num_milliseconds())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{Detector, Field, Text, inserted, text};

    const AT: &str = "2024-05-06T12:00:00Z";

    fn health(scheduler: Text, detector: Field<Detector>) -> Option<String> {
        let at = AT.parse().unwrap_or_default();
        let row = Row {
            scheduler,
            detector,
            ..inserted("a", None, at)
        };
        let mut counts = HealthCounts::default();
        counts.add(&row, at);
        let json = serde_json::to_value(counts).ok()?;
        let mut ones = json.as_object()?.iter().filter(|(_, count)| **count == 1);
        ones.next().map(|(name, _)| name.clone())
    }

    fn computed(stage: Text, detected_at: Text) -> Field<Detector> {
        Field::Value(Detector { stage, detected_at })
    }

    #[test]
    fn a_fresh_row_has_the_health_of_its_stage() {
        for (stage, expected) in [
            (text("ERROR"), "failed"),
            (text("RUNNING"), "running"),
            (text("READY"), "running"),
            (text("NONE"), "not-computed"),
            (text("FINISH"), "healthy"),
            (text("QUEUED"), "unknown"),
            (text("finish"), "unknown"),
            (text(""), "unknown"),
            (Field::Null, "unknown"),
            (Field::Missing, "unknown"),
        ] {
            let detector = computed(stage.clone(), text("2024-05-06T11:00:00.000Z"));
            let health = health(text("DAILY"), detector);
            assert_eq!(health.as_deref(), Some(expected), "{stage:?}");
        }
        for none in [Field::Null, Field::Missing] {
            let health = health(text("ONCE"), none);
            assert_eq!(health.as_deref(), Some("unknown"));
        }
    }

    #[test]
    fn a_finished_row_is_overdue_at_its_period_and_six_hours() {
        for (scheduler, date, expected) in [
            (text("DAILY"), "2024-05-05T06:01:00.000Z", "healthy"),
            (text("DAILY"), "2024-05-05T06:00:00.001Z", "healthy"),
            (text("DAILY"), "2024-05-05T06:00:00.000Z", "overdue"),
            (text("DAILY"), "2024-05-05T05:59:00.000Z", "overdue"),
            (text("DAILY"), "2024-05-05T14:01:00+08:00", "healthy"),
            (text("AUTO"), "2024-05-05T06:00:00.000Z", "overdue"),
            (text("HOURLY"), "2024-05-05T06:01:00.000Z", "healthy"),
            (text("HOURLY"), "2024-05-05T06:00:00.000Z", "overdue"),
            (text(""), "2024-05-05T06:00:00.000Z", "overdue"),
            (Field::Null, "2024-05-05T06:01:00.000Z", "healthy"),
            (Field::Missing, "2024-05-05T06:00:00.000Z", "overdue"),
            (text("WEEKLY"), "2024-04-29T06:01:00.000Z", "healthy"),
            (text("WEEKLY"), "2024-04-29T06:00:00.000Z", "overdue"),
            (text("ONCE"), "1970-01-01T00:00:00.000Z", "healthy"),
            (text("DAILY"), "9999-12-31T23:59:59.999Z", "healthy"),
            (text("DAILY"), "2022-02-30T01:01:00.000Z", "unknown"),
            (text("DAILY"), "yesterday", "unknown"),
            (text("DAILY"), "", "overdue"),
            (text("ONCE"), "yesterday", "healthy"),
        ] {
            let health = health(scheduler.clone(), computed(text("FINISH"), text(date)));
            assert_eq!(health.as_deref(), Some(expected), "{scheduler:?} {date}");
        }
    }

    #[test]
    fn a_run_does_not_make_an_old_result_fresh() {
        for stage in ["RUNNING", "READY"] {
            for (scheduler, date, expected) in [
                ("DAILY", text("2024-05-05T06:01:00.000Z"), "running"),
                ("DAILY", text("2024-05-05T06:00:00.000Z"), "overdue"),
                ("DAILY", text("2024-05-01T12:00:00.000Z"), "overdue"),
                ("WEEKLY", text("2024-05-01T12:00:00.000Z"), "running"),
                ("ONCE", text("1970-01-01T00:00:00.000Z"), "running"),
                ("DAILY", text("9999-12-31T23:59:59.999Z"), "running"),
                ("DAILY", text("yesterday"), "unknown"),
                ("DAILY", text(""), "overdue"),
                ("DAILY", Field::Null, "overdue"),
                ("DAILY", Field::Missing, "overdue"),
                ("ONCE", Field::Null, "running"),
            ] {
                let health = health(text(scheduler), computed(text(stage), date.clone()));
                assert_eq!(
                    health.as_deref(),
                    Some(expected),
                    "{stage} {scheduler} {date:?}"
                );
            }
        }
    }

    #[test]
    fn a_finished_row_without_a_date_is_overdue_unless_it_is_made_by_hand() {
        for none in [Field::Null, Field::Missing] {
            let of = |scheduler| health(text(scheduler), computed(text("FINISH"), none.clone()));
            assert_eq!(of("DAILY").as_deref(), Some("overdue"));
            assert_eq!(of("ONCE").as_deref(), Some("healthy"));
        }
    }
}
