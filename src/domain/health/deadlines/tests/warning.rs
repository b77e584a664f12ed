//! The warning before a deadline, and schedules that have none.

use super::*;
use crate::domain::Reason;

#[test]
fn a_result_that_is_not_there_is_due_soon_within_the_warning() {
    let deadlines = Deadlines {
        zone: shanghai(),
        daily: DeadlineTime::parse("06:00"),
        auto: None,
        weekly: DeadlineTime::parse("Mon 08:00"),
    };
    let soon = |stage: &str, code: &str, computed: &str, now: &str, minutes: i64| {
        let rules = HealthRules {
            deadlines: Some(deadlines),
            warning_ms: minutes * MINUTE_MS,
            ..HealthRules::default()
        };
        let profile = SegmentProfile {
            scheduler: Some(Scheduler::from_code(code)),
            detector: Some(Detector {
                stage: Some(Stage::from_code(stage)),
                detected_at: Some(Timestamp::parse(computed)),
            }),
            ..SegmentProfile::with_id("a")
        };
        let report = rules.assess(&profile, at(now));
        let is_soon = rules
            .cutoffs(at(now))
            .is_due_soon(HealthInputs::of(&profile));
        assert_eq!(is_soon, report.due_soon_ms.is_some(), "{stage} {now}");
        report.due_soon_ms.map(|ms| ms / MINUTE_MS)
    };
    let (yesterday, tonight) = ("2024-05-05T03:00+08:00", "2024-05-06T03:00+08:00");
    for stage in ["FINISH", "RUNNING", "READY"] {
        let soon = |computed, now, minutes| soon(stage, "DAILY", computed, now, minutes);
        assert_eq!(soon(yesterday, "2024-05-06T05:29:59+08:00", 30), None);
        assert_eq!(soon(yesterday, "2024-05-06T05:30+08:00", 30), Some(30));
        assert_eq!(soon(yesterday, "2024-05-06T05:59+08:00", 30), Some(1));
        assert_eq!(
            soon(yesterday, "2024-05-06T06:00+08:00", 30),
            None,
            "overdue"
        );
        assert_eq!(soon(yesterday, "2024-05-06T05:59+08:00", 0), None, "off");
        assert_eq!(soon(tonight, "2024-05-06T05:59+08:00", 30), None, "there");
        assert_eq!(
            soon("2024-05-04T03:00+08:00", "2024-05-06T05:59+08:00", 30),
            None
        );
    }
    for stage in ["ERROR", "NONE", "QUEUED"] {
        assert_eq!(
            soon(stage, "DAILY", yesterday, "2024-05-06T05:59+08:00", 30),
            None
        );
    }
    let monday = "2024-05-06T07:50+08:00";
    assert_eq!(
        soon("FINISH", "WEEKLY", "2024-04-29T03:00+08:00", monday, 30),
        Some(10)
    );
    // Without a deadline, within the grace period and beyond it.
    assert_eq!(
        soon("FINISH", "AUTO", "2024-05-05T07:00+08:00", monday, 30),
        None
    );
    assert_eq!(
        soon("FINISH", "AUTO", "2024-05-05T08:00+08:00", monday, 30),
        None
    );
    assert_eq!(soon("FINISH", "ONCE", yesterday, monday, 30), None);
}

#[test]
fn what_no_deadline_is_for_is_judged_by_its_age() {
    let rules = HealthRules {
        deadlines: Some(Deadlines {
            zone: shanghai(),
            daily: DeadlineTime::parse("06:00"),
            auto: None,
            weekly: None,
        }),
        ..HealthRules::default()
    };
    let now = at("2024-05-06T06:00+08:00");
    for (code, hours, health) in [
        (Some("AUTO"), 29, IN_TIME),
        (Some("AUTO"), 30, OVERDUE),
        (Some("WEEKLY"), 173, IN_TIME),
        (Some("WEEKLY"), 174, OVERDUE),
        (Some("HOURLY"), 29, IN_TIME),
        (None, 30, OVERDUE),
        (Some("ONCE"), 9_000, IN_TIME),
    ] {
        let computed = (now - hours * HOUR_MS).to_string();
        let profile = SegmentProfile {
            scheduler: code.map(Scheduler::from_code),
            detector: Some(Detector {
                stage: Some(Stage::Finish),
                detected_at: Some(Timestamp::from_number(&computed)),
            }),
            ..SegmentProfile::with_id("a")
        };
        let report = rules.assess(&profile, now);
        assert_eq!(report.health, health, "{code:?} {hours}");
        if code == Some("ONCE") {
            assert_eq!(report.reason, Reason::Manual);
        }
    }
}
