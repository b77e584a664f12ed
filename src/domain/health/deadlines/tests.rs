//! Deadlines by hand: when a result is due, and whether it is overdue.

mod clock_changes;
mod warning;

use super::*;
use crate::domain::{
    Detector, HOUR_MS, Health, HealthInputs, HealthRules, Scheduler, SegmentProfile, Stage,
    Timestamp,
};

const IN_TIME: Health = Health::Healthy;
const OVERDUE: Health = Health::Overdue;

/// The instant of a time with its offset.
fn at(text: &str) -> i64 {
    Timestamp::parse(text).epoch_ms().expect(text)
}

/// A zone whose clocks change at these times, each then ahead of UTC by so many minutes.
fn zone(name: &'static str, first: i64, changes: &[(&str, i64)]) -> Zone {
    let changes = changes.iter().map(|(since, minutes)| (at(since), *minutes));
    let offsets = [(0, first)].into_iter().chain(changes);
    let offsets: Vec<_> = offsets
        .map(|(since, minutes)| (since, minutes * MINUTE_MS))
        .collect();
    Zone {
        name,
        offsets: offsets.leak(),
    }
}

fn shanghai() -> Zone {
    zone("Asia/Shanghai", 480, &[])
}

/// Checks cases in a zone, in every way that the console asks for them. Each is a line: deadline,
/// time of the last result, when the next one is due, time now, and what the profile is then.
fn check(zone: Zone, cases: &str) {
    let lines = cases.lines().map(str::trim);
    for case in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let columns: Vec<_> = case.split(" | ").collect();
        let [time, computed, due, now, health] = columns[..] else {
            panic!("{case}");
        };
        let (due, now) = (at(due), at(now));
        let health = if health == "overdue" {
            OVERDUE
        } else {
            IN_TIME
        };
        let time = DeadlineTime::parse(time).expect(time);
        let [daily, weekly] =
            [time.weekday.is_none(), time.weekday.is_some()].map(|is_this| is_this.then_some(time));
        let rules = HealthRules {
            deadlines: Some(Deadlines {
                zone,
                daily,
                auto: daily,
                weekly,
            }),
            // Deadlines have none.
            grace_ms: 100 * HOUR_MS,
            ..HealthRules::default()
        };
        let codes = match weekly {
            Some(_) => vec!["WEEKLY"],
            None => vec!["DAILY", "AUTO"],
        };
        for (code, stage) in codes
            .into_iter()
            .flat_map(|code| [(code, "FINISH"), (code, "RUNNING"), (code, "READY")])
        {
            let profile = SegmentProfile {
                scheduler: Some(Scheduler::from_code(code)),
                detector: Some(Detector {
                    stage: Some(Stage::from_code(stage)),
                    detected_at: Some(Timestamp::parse(computed)),
                }),
                ..SegmentProfile::with_id("a")
            };
            let health = if health == IN_TIME && stage != "FINISH" {
                Health::Running
            } else {
                health
            };
            assert_eq!(rules.due_at(&profile), Some(due), "{case} is due");
            let report = rules.assess(&profile, now);
            assert_eq!(report.health, health, "{case}");
            let late_ms = (health == OVERDUE).then_some(now - due);
            assert_eq!(report.reason.late_ms(), late_ms, "{case}");
            let (cutoffs, inputs) = (rules.cutoffs(now), HealthInputs::of(&profile));
            assert_eq!(cutoffs.health(inputs), health, "{case} in the index");
            let since = cutoffs.overdue_since(inputs);
            assert_eq!(since, late_ms.map(|_| due), "{case} in the index");
        }
    }
}

#[test]
fn a_daily_result_is_of_the_night_before_its_deadline_or_later() {
    check(
        shanghai(),
        "
        # Computed at night, and due again the next morning.
        06:00 | 2024-05-06T03:00+08:00 | 2024-05-07T06:00+08:00 | 2024-05-06T05:59+08:00 | in time
        06:00 | 2024-05-06T03:00+08:00 | 2024-05-07T06:00+08:00 | 2024-05-06T06:00+08:00 | in time
        06:00 | 2024-05-06T03:00+08:00 | 2024-05-07T06:00+08:00 | 2024-05-06T20:00+08:00 | in time
        06:00 | 2024-05-06T03:00+08:00 | 2024-05-07T06:00+08:00 | 2024-05-07T05:59:59.999+08:00 | in time
        06:00 | 2024-05-06T03:00+08:00 | 2024-05-07T06:00+08:00 | 2024-05-07T06:00+08:00 | overdue
        06:00 | 2024-05-06T03:00+08:00 | 2024-05-07T06:00+08:00 | 2024-05-09T12:00+08:00 | overdue
        # The night begins at 18:00.
        06:00 | 2024-05-05T18:00+08:00 | 2024-05-07T06:00+08:00 | 2024-05-06T06:00+08:00 | in time
        06:00 | 2024-05-05T23:30+08:00 | 2024-05-07T06:00+08:00 | 2024-05-06T07:00+08:00 | in time
        06:00 | 2024-05-05T17:59:59.999+08:00 | 2024-05-06T06:00+08:00 | 2024-05-06T06:00+08:00 | overdue
        06:00 | 2024-05-05T17:59:59.999+08:00 | 2024-05-06T06:00+08:00 | 2024-05-06T05:59+08:00 | in time
        # A run that was late is there, and does not stand for the next one.
        06:00 | 2024-05-06T06:10+08:00 | 2024-05-07T06:00+08:00 | 2024-05-06T06:11+08:00 | in time
        06:00 | 2024-05-06T06:10+08:00 | 2024-05-07T06:00+08:00 | 2024-05-07T06:00+08:00 | overdue
        # Nor does one by hand in the afternoon, unlike one in the evening.
        06:00 | 2024-05-06T14:00+08:00 | 2024-05-07T06:00+08:00 | 2024-05-07T06:30+08:00 | overdue
        06:00 | 2024-05-06T19:00+08:00 | 2024-05-08T06:00+08:00 | 2024-05-07T06:30+08:00 | in time
        # It is overdue since the first deadline that it missed.
        06:00 | 2024-04-29T03:00+08:00 | 2024-04-30T06:00+08:00 | 2024-05-06T05:00+08:00 | overdue
        06:00 | 1970-01-01T00:00Z | 1970-01-02T06:00+08:00 | 2024-05-06T05:00+08:00 | overdue
        # A time ahead.
        06:00 | 2024-05-08T03:00+08:00 | 2024-05-09T06:00+08:00 | 2024-05-06T07:00+08:00 | in time
        06:00 | 9999-12-30T03:00+08:00 | 9999-12-31T06:00+08:00 | 2024-05-06T07:00+08:00 | in time
        ",
    );
}

#[test]
fn a_deadline_may_be_at_any_time_of_the_day() {
    check(
        shanghai(),
        "
        00:00 | 2024-05-05T18:00+08:00 | 2024-05-07T00:00+08:00 | 2024-05-06T00:00+08:00 | in time
        00:00 | 2024-05-05T17:59+08:00 | 2024-05-06T00:00+08:00 | 2024-05-06T00:00+08:00 | overdue
        00:00 | 2024-05-06T00:00+08:00 | 2024-05-07T00:00+08:00 | 2024-05-06T23:59+08:00 | in time
        00:30 | 2024-05-05T23:50+08:00 | 2024-05-07T00:30+08:00 | 2024-05-06T00:30+08:00 | in time
        12:00 | 2024-05-06T11:00+08:00 | 2024-05-07T12:00+08:00 | 2024-05-07T11:59+08:00 | in time
        # From 18:00 on a night begins with the deadline before.
        18:00 | 2024-05-05T18:00+08:00 | 2024-05-07T18:00+08:00 | 2024-05-06T18:00+08:00 | in time
        18:00 | 2024-05-05T17:59+08:00 | 2024-05-06T18:00+08:00 | 2024-05-06T18:00+08:00 | overdue
        23:00 | 2024-05-05T22:59+08:00 | 2024-05-06T23:00+08:00 | 2024-05-06T22:59+08:00 | in time
        23:00 | 2024-05-05T22:59+08:00 | 2024-05-06T23:00+08:00 | 2024-05-06T23:00+08:00 | overdue
        23:00 | 2024-05-05T23:00+08:00 | 2024-05-07T23:00+08:00 | 2024-05-06T23:30+08:00 | in time
        23:59 | 2024-05-06T00:30+08:00 | 2024-05-07T23:59+08:00 | 2024-05-07T12:00+08:00 | in time
        ",
    );
}

#[test]
fn months_and_years_end_like_other_days() {
    check(
        shanghai(),
        "
        06:00 | 2023-12-31T03:00+08:00 | 2024-01-01T06:00+08:00 | 2024-01-01T05:59+08:00 | in time
        06:00 | 2023-12-31T03:00+08:00 | 2024-01-01T06:00+08:00 | 2024-01-01T06:00+08:00 | overdue
        06:00 | 2023-12-31T18:00+08:00 | 2024-01-02T06:00+08:00 | 2024-01-01T08:00+08:00 | in time
        06:00 | 2024-02-28T03:00+08:00 | 2024-02-29T06:00+08:00 | 2024-02-29T06:00+08:00 | overdue
        06:00 | 2024-02-29T03:00+08:00 | 2024-03-01T06:00+08:00 | 2024-02-29T23:00+08:00 | in time
        06:00 | 2023-02-28T03:00+08:00 | 2023-03-01T06:00+08:00 | 2023-03-01T06:00+08:00 | overdue
        06:00 | 2024-04-30T20:00+08:00 | 2024-05-02T06:00+08:00 | 2024-05-01T06:00+08:00 | in time
        # 30 December 2024 was a Monday.
        Mon 08:00 | 2024-12-30T03:00+08:00 | 2025-01-06T08:00+08:00 | 2025-01-06T07:59+08:00 | in time
        Mon 08:00 | 2024-12-30T03:00+08:00 | 2025-01-06T08:00+08:00 | 2025-01-06T08:00+08:00 | overdue
        ",
    );
}

#[test]
fn a_weekly_result_is_of_the_night_before_its_day_or_later() {
    check(
        shanghai(),
        "
        # 6 May 2024 was a Monday.
        Mon 08:00 | 2024-05-06T03:00+08:00 | 2024-05-13T08:00+08:00 | 2024-05-06T09:00+08:00 | in time
        Mon 08:00 | 2024-05-06T03:00+08:00 | 2024-05-13T08:00+08:00 | 2024-05-13T07:59+08:00 | in time
        Mon 08:00 | 2024-05-06T03:00+08:00 | 2024-05-13T08:00+08:00 | 2024-05-13T08:00+08:00 | overdue
        Mon 08:00 | 2024-05-05T18:00+08:00 | 2024-05-13T08:00+08:00 | 2024-05-06T08:00+08:00 | in time
        Mon 08:00 | 2024-05-05T17:59+08:00 | 2024-05-06T08:00+08:00 | 2024-05-06T08:00+08:00 | overdue
        Mon 08:00 | 2024-05-08T12:00+08:00 | 2024-05-13T08:00+08:00 | 2024-05-12T12:00+08:00 | in time
        Mon 08:00 | 2024-05-06T10:00+08:00 | 2024-05-13T08:00+08:00 | 2024-05-13T08:00+08:00 | overdue
        Tue 06:00 | 2024-05-06T20:00+08:00 | 2024-05-14T06:00+08:00 | 2024-05-07T07:00+08:00 | in time
        Wed 12:00 | 2024-05-07T18:00+08:00 | 2024-05-15T12:00+08:00 | 2024-05-08T12:00+08:00 | in time
        Thu 00:00 | 2024-05-08T20:00+08:00 | 2024-05-16T00:00+08:00 | 2024-05-09T01:00+08:00 | in time
        Fri 12:00 | 2024-05-09T12:00+08:00 | 2024-05-10T12:00+08:00 | 2024-05-10T12:00+08:00 | overdue
        Sat 06:00 | 2024-05-03T19:00+08:00 | 2024-05-11T06:00+08:00 | 2024-05-04T06:00+08:00 | in time
        Sun 23:30 | 2024-05-04T23:00+08:00 | 2024-05-05T23:30+08:00 | 2024-05-06T00:00+08:00 | overdue
        Sun 23:30 | 2024-05-04T23:30+08:00 | 2024-05-12T23:30+08:00 | 2024-05-06T00:00+08:00 | in time
        ",
    );
}
