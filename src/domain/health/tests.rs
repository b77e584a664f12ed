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
    let detected_at = chrono::DateTime::from_timestamp_millis(epoch_ms).expect("a date");
    format!("{:?}Z", detected_at.naive_utc())
}

/// The health of a finished profile whose result is so many minutes old.
fn finished(scheduler: Option<&str>, minutes: i64) -> Health {
    let computed = date(NOW - minutes * MINUTE_MS);
    let profile = profile("FINISH", scheduler, Some(&computed));
    HealthRules::default().assess(&profile, NOW).health
}

#[test]
fn every_stage_but_finish_decides_alone() {
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
        let report = HealthRules::default().assess(&fresh, NOW);
        assert_eq!(report.health, health, "{stage}");
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
fn a_weekly_profile_is_due_after_a_week() {
    let week = (7 * 24 + 6) * 60;
    assert_eq!(finished(Some("WEEKLY"), week - 1), Health::Healthy);
    assert_eq!(finished(Some("WEEKLY"), week), Health::Overdue);
}

#[test]
fn what_is_computed_by_hand_is_never_overdue() {
    assert_eq!(finished(Some("ONCE"), 1_000_000), Health::Healthy);
    let never = profile("FINISH", Some("ONCE"), None);
    let report = HealthRules::default().assess(&never, NOW);
    assert_eq!(report.health, Health::Healthy);
    assert_eq!(report.reason, Reason::Manual);
}

#[test]
fn a_result_without_a_date_is_not_trusted() {
    for detected_at in [None, Some(""), Some("yesterday")] {
        let undated = profile("FINISH", Some("DAILY"), detected_at);
        let report = HealthRules::default().assess(&undated, NOW);
        assert_eq!(report.health, Health::Overdue, "{detected_at:?}");
        assert_eq!(report.reason, Reason::NoDate);
    }
}

#[test]
fn a_date_in_the_future_is_healthy_with_its_reason() {
    let ahead = profile("FINISH", Some("DAILY"), Some(&date(NOW + MINUTE_MS)));
    let report = HealthRules::default().assess(&ahead, NOW);
    assert_eq!(report.health, Health::Healthy);
    assert_eq!(report.reason, Reason::FutureDate);
}

#[test]
fn how_late_it_is_counts_from_when_it_was_due() {
    let old = profile("FINISH", Some("DAILY"), Some(&date(NOW - 72 * HOUR_MS)));
    assert_eq!(
        HealthRules::default().assess(&old, NOW).reason,
        Reason::Late {
            age_ms: 72 * HOUR_MS,
            late_ms: 48 * HOUR_MS
        }
    );
}

#[test]
fn without_a_detector_or_a_stage_nothing_is_known() {
    let bare = SegmentProfile::with_id("a");
    let report = HealthRules::default().assess(&bare, NOW);
    assert_eq!(report.health, Health::Unknown);
    assert_eq!(report.reason, Reason::NoDetector);
    let stageless = SegmentProfile {
        detector: Some(Detector::default()),
        ..bare
    };
    let report = HealthRules::default().assess(&stageless, NOW);
    assert_eq!(report.health, Health::Unknown);
    assert_eq!(report.reason, Reason::NoStage);
}

#[test]
fn the_grace_period_is_configurable() {
    let rules = HealthRules { grace_ms: 0 };
    let day_old = profile("FINISH", Some("DAILY"), Some(&date(NOW - 24 * HOUR_MS)));
    assert_eq!(rules.assess(&day_old, NOW).health, Health::Overdue);
}

#[test]
fn every_health_is_found_by_its_id_and_its_index() {
    for (index, health) in Health::ALL.into_iter().enumerate() {
        assert_eq!(health.index(), index);
        assert_eq!(Health::from_id(health.id()), Some(health));
    }
}
