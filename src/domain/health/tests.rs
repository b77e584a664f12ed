use super::*;
use crate::domain::{Detector, Scheduler, Timestamp};

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
fn a_fresh_result_has_the_health_of_its_stage() {
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
fn a_run_that_never_ends_does_not_make_an_old_result_fresh() {
    let day = 24 * 60;
    for (stage, reason) in [
        ("RUNNING", Reason::StageRunning),
        ("READY", Reason::StageReady),
    ] {
        let report = |scheduler, minutes: i64| {
            let computed = date(NOW - minutes * MINUTE_MS);
            let profile = profile(stage, Some(scheduler), Some(&computed));
            HealthRules::default().assess(&profile, NOW)
        };
        for scheduler in ["DAILY", "AUTO", "HOURLY"] {
            assert_eq!(report(scheduler, 60).reason, reason);
            assert_eq!(report(scheduler, 30 * 60 - 1).health, Health::Running);
            assert_eq!(report(scheduler, 30 * 60).health, Health::Overdue);
            let late = report(scheduler, 5 * day);
            assert_eq!(late.health, Health::Overdue);
            let (age_ms, late_ms) = (120 * HOUR_MS, 96 * HOUR_MS);
            assert_eq!(late.reason, Reason::Late { age_ms, late_ms });
        }
        assert_eq!(report("WEEKLY", 5 * day).health, Health::Running);
        assert_eq!(report("WEEKLY", 8 * day).health, Health::Overdue);
        assert_eq!(report("ONCE", 500 * day).health, Health::Running);
        assert_eq!(report("DAILY", -500 * day).health, Health::Running);
        let never = HealthRules::default().assess(&profile(stage, Some("DAILY"), None), NOW);
        assert_eq!(never.health, Health::Overdue);
        assert_eq!(never.reason, Reason::NoDate);
    }
}

#[test]
fn a_date_that_cannot_be_read_is_unknown_and_never_overdue() {
    let assess = |stage, scheduler, written| {
        HealthRules::default().assess(&profile(stage, scheduler, Some(written)), NOW)
    };
    for written in [
        "yesterday",
        "2022-02-30T01:01:00Z",
        "2022-01-01T01:01:00",
        "2022-01-01 01:01:00",
        "0000-00-00 00:00:00",
        "0000-00-00T00:00:00Z",
        "10000-01-01T00:00:00Z",
        "+010000-01-01T00:00:00Z",
        "-0001-01-01T00:00:00Z",
        "{}",
        "-",
    ] {
        for stage in ["FINISH", "RUNNING", "READY"] {
            for scheduler in [Some("DAILY"), Some("WEEKLY"), None] {
                let report = assess(stage, scheduler, written);
                assert_eq!(report.health, Health::Unknown, "{stage} {written}");
                assert_eq!(report.reason, Reason::UnreadableDate);
            }
        }
        // Where no date is needed, the stage decides.
        for (stage, scheduler, health) in [
            ("FINISH", "ONCE", Health::Healthy),
            ("RUNNING", "ONCE", Health::Running),
            ("ERROR", "DAILY", Health::Failed),
            ("NONE", "DAILY", Health::NotComputed),
        ] {
            let report = assess(stage, Some(scheduler), written);
            assert_eq!(report.health, health, "{stage} {written}");
        }
    }
}

#[test]
fn the_ends_of_the_calendar_are_dates_like_others() {
    for (written, health) in [
        ("0000-01-01T00:00:00Z", Health::Overdue),
        ("0001-01-01T00:00:00Z", Health::Overdue),
        ("1970-01-01T00:00:00Z", Health::Overdue),
        ("2262-04-12T00:00:00Z", Health::Healthy),
        ("9999-12-31T23:59:59.999Z", Health::Healthy),
    ] {
        let dated = profile("FINISH", Some("DAILY"), Some(written));
        let report = HealthRules::default().assess(&dated, NOW);
        assert_eq!(report.health, health, "{written}");
    }
    for (number, health) in [
        ("0", Health::Overdue),
        ("253402300799999", Health::Healthy),
        ("253402300800000", Health::Unknown),
        ("-1", Health::Unknown),
        ("9e99", Health::Unknown),
    ] {
        let mut dated = profile("FINISH", None, None);
        dated.detector = Some(Detector {
            stage: Some(Stage::Finish),
            detected_at: Some(Timestamp::from_number(number)),
        });
        let report = HealthRules::default().assess(&dated, NOW);
        assert_eq!(report.health, health, "{number}");
    }
}

#[test]
fn a_result_without_a_date_is_not_trusted() {
    for detected_at in [None, Some(""), Some(" ")] {
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
    let rules = HealthRules {
        grace_ms: 0,
        ..HealthRules::default()
    };
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
