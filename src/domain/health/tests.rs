use super::*;
use crate::domain::{Detector, Timestamp};

const NOW: i64 = 1_800_000_000_000;
const MINUTE_MS: i64 = 60_000;

fn profile(stage: &str, scheduler: Option<&str>, detected_at: Option<&str>) -> SegmentProfile {
    SegmentProfile {
        scheduler: scheduler.map(Scheduler::from_code),
        detector: Some(Detector {
            stage: Some(Stage::from_code(stage)),
            detected_at: detected_at.map(Timestamp::parse),
        }),
        ..SegmentProfile::with_id("a")
    }
}

fn date(epoch_ms: i64) -> String {
    let moment = chrono::DateTime::from_timestamp_millis(epoch_ms).expect("a date");
    format!("{:?}Z", moment.naive_utc())
}

/// The health of a finished profile whose result is so many minutes old.
fn finished(scheduler: Option<&str>, minutes: i64) -> Health {
    let computed = date(NOW - minutes * MINUTE_MS);
    let profile = profile("FINISH", scheduler, Some(&computed));
    HealthRules::default().judge(&profile, NOW).health
}

#[test]
fn the_stage_decides_but_for_finish() {
    for (stage, health) in [
        ("ERROR", Health::Failed),
        ("RUNNING", Health::Running),
        ("READY", Health::Running),
        ("NONE", Health::NotComputed),
        ("FINISH", Health::Healthy),
        ("QUEUED", Health::Unknown),
        ("", Health::Unknown),
    ] {
        let fresh = profile(stage, Some("DAILY"), Some(&date(NOW)));
        let verdict = HealthRules::default().judge(&fresh, NOW);
        assert_eq!(verdict.health, health, "{stage}");
    }
}

#[test]
fn what_is_due_is_overdue_thirty_hours_after_its_result() {
    let (just, full) = (30 * 60 - 1, 30 * 60);
    for scheduler in [Some("DAILY"), Some("AUTO"), Some("HOURLY"), None] {
        assert_eq!(finished(scheduler, 0), Health::Healthy, "{scheduler:?}");
        assert_eq!(finished(scheduler, just), Health::Healthy, "{scheduler:?}");
        assert_eq!(finished(scheduler, full), Health::Overdue, "{scheduler:?}");
    }
}

#[test]
fn a_weekly_profile_has_its_week() {
    let week = (7 * 24 + 6) * 60;
    assert_eq!(finished(Some("WEEKLY"), week - 1), Health::Healthy);
    assert_eq!(finished(Some("WEEKLY"), week), Health::Overdue);
}

#[test]
fn what_is_computed_by_hand_is_never_overdue() {
    assert_eq!(finished(Some("ONCE"), 1_000_000), Health::Healthy);
    let never = profile("FINISH", Some("ONCE"), None);
    let verdict = HealthRules::default().judge(&never, NOW);
    assert_eq!(verdict.health, Health::Healthy);
    assert_eq!(verdict.reason, Reason::Manual);
}

#[test]
fn a_result_without_a_date_is_not_trusted() {
    for moment in [None, Some(""), Some("yesterday")] {
        let undated = profile("FINISH", Some("DAILY"), moment);
        let verdict = HealthRules::default().judge(&undated, NOW);
        assert_eq!(verdict.health, Health::Overdue, "{moment:?}");
        assert_eq!(verdict.reason, Reason::NoDate);
    }
}

#[test]
fn a_date_ahead_of_the_clock_is_fresh_and_said_to_be_ahead() {
    let ahead = profile("FINISH", Some("DAILY"), Some(&date(NOW + MINUTE_MS)));
    let verdict = HealthRules::default().judge(&ahead, NOW);
    assert_eq!(verdict.health, Health::Healthy);
    assert_eq!(verdict.reason, Reason::Ahead);
}

#[test]
fn how_late_it_is_counts_from_when_it_was_due() {
    let old = profile("FINISH", Some("DAILY"), Some(&date(NOW - 72 * HOUR_MS)));
    assert_eq!(
        HealthRules::default().judge(&old, NOW).reason,
        Reason::Late {
            age_ms: 72 * HOUR_MS,
            late_ms: 48 * HOUR_MS
        }
    );
}

#[test]
fn without_a_detector_or_a_stage_nothing_is_known() {
    let bare = SegmentProfile::with_id("a");
    let verdict = HealthRules::default().judge(&bare, NOW);
    assert_eq!(verdict.health, Health::Unknown);
    assert_eq!(verdict.reason, Reason::NoDetector);
    let stageless = SegmentProfile {
        detector: Some(Detector::default()),
        ..bare
    };
    let verdict = HealthRules::default().judge(&stageless, NOW);
    assert_eq!(verdict.health, Health::Unknown);
    assert_eq!(verdict.reason, Reason::NoStage);
}

#[test]
fn the_grace_is_the_operators() {
    let rules = HealthRules { grace_ms: 0 };
    let day_old = profile("FINISH", Some("DAILY"), Some(&date(NOW - 24 * HOUR_MS)));
    assert_eq!(rules.judge(&day_old, NOW).health, Health::Overdue);
}

#[test]
fn every_health_is_found_by_its_id_and_its_index() {
    for (place, health) in Health::ALL.into_iter().enumerate() {
        assert_eq!(health.index(), place);
        assert_eq!(Health::from_id(health.id()), Some(health));
    }
}
