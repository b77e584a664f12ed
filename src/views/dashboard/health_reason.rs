//! The reason for a profile's health, as a sentence.

use super::badge_style;
use crate::domain::{
    DeadlineTime, HOUR_MS, HealthReport, HealthRules, Reason, Rule, SegmentProfile, Stage,
};
use crate::i18n::Messages;

/// The sentences that explain the health of a profile, as these rules judge it.
pub fn explanation(
    profile: &SegmentProfile,
    report: HealthReport,
    rules: HealthRules,
    texts: &'static Messages,
) -> String {
    let words = texts.locale.health_reason_messages();
    let reason = report.reason;
    let schedule = || {
        let scheduler = profile.scheduler.as_ref();
        let word = scheduler.map(|scheduler| badge_style::scheduler(scheduler, &texts.codes).word);
        let word = word.filter(|word| !word.is_empty());
        let word = word.unwrap_or_else(|| words.no_schedule.to_owned());
        match rules.rule_of(profile) {
            Some(Rule::Deadline(deadline)) => {
                let time = deadline_time(deadline.time, texts);
                (words.with_deadline)(&word, &time, deadline.zone.name)
            }
            // Where no schedule has a deadline, that goes without saying.
            Some(Rule::MaxAge(ms)) if rules.deadlines.is_some() => {
                (words.without_deadline)(&word, &(texts.search.hours)(ms / HOUR_MS))
            }
            Some(Rule::MaxAge(_)) | None => word,
        }
    };
    let has_rules = rules.deadlines.is_some() && rules.rule_of(profile).is_some();
    let and_schedule = |sentence: &str| match has_rules {
        true => [sentence, &(words.and_schedule)(&schedule())].concat(),
        false => sentence.to_owned(),
    };
    let age = |ms| age(ms, texts);
    // What the stage says beside the date: an old result is old while it is computed anew, too.
    let (stage_sentence, stays_old) = match profile.stage() {
        Some(Stage::Running) => (words.running, words.running_stays_old),
        Some(Stage::Ready) => (words.ready, words.ready_stays_old),
        Some(Stage::None | Stage::Finish | Stage::Error | Stage::Unknown(_)) | None => ("", ""),
    };
    let mut explanation = match reason {
        Reason::StageError => words.stage_error.to_owned(),
        Reason::StageRunning => and_schedule(words.stage_running),
        Reason::StageReady => and_schedule(words.stage_ready),
        Reason::StageNone => words.stage_none.to_owned(),
        Reason::StageUnknown => words.stage_unknown.to_owned(),
        Reason::NoStage | Reason::NoDetector => words.no_stage.to_owned(),
        Reason::Manual => words.manual.to_owned(),
        Reason::InTime { age_ms } => (words.in_time)(&schedule(), &age(age_ms)),
        Reason::FutureDate => words.future_date.to_owned(),
        Reason::Late { age_ms, late_ms } => {
            let late = (words.late)(&schedule(), &age(age_ms), &age(late_ms));
            [&late, stays_old].concat()
        }
        Reason::NoDate if stage_sentence.is_empty() => (words.no_date)(&schedule()),
        Reason::NoDate => [&schedule(), words.no_result, stage_sentence].concat(),
        Reason::UnreadableDate => [&schedule(), words.unreadable_date, stage_sentence].concat(),
    };
    if let Some(ms) = report.due_soon_ms {
        explanation.push_str(&(words.due_soon)(&age(ms)));
    }
    explanation
}

/// When a deadline passes, in its own zone, with a space before the hours: `Mon 08:00`.
fn deadline_time(time: DeadlineTime, texts: &Messages) -> String {
    let weekdays = texts.locale.health_reason_messages().weekdays;
    let weekday = time.weekday.and_then(|weekday| weekdays.get(weekday));
    let (hours, minutes) = (time.minutes / 60, time.minutes % 60);
    format!("{} {hours:02}:{minutes:02}", weekday.unwrap_or(&""))
}

/// An age in the unit that people would say it in, rounded down: minutes up to an
/// hour, hours up to two days.
pub fn age(ms: i64, texts: &Messages) -> String {
    let words = &texts.search;
    if ms < HOUR_MS {
        (words.minutes)(ms / 60_000)
    } else if ms < 48 * HOUR_MS {
        (words.hours)(ms / HOUR_MS)
    } else {
        (words.days)(ms / (24 * HOUR_MS))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Deadlines, Detector, Health, Scheduler, Zone};
    use crate::i18n::Locale;

    fn explained(profile: &SegmentProfile, reason: Reason, rules: HealthRules) -> [String; 2] {
        let report = HealthReport {
            health: Health::Healthy,
            reason,
            due_soon_ms: None,
        };
        Locale::ALL.map(|locale| explanation(profile, report, rules, locale.messages()))
    }

    fn said(scheduler: Option<&str>, reason: Reason) -> [String; 2] {
        let profile = SegmentProfile {
            scheduler: scheduler.map(Scheduler::from_code),
            ..SegmentProfile::with_id("a")
        };
        explained(&profile, reason, HealthRules::default())
    }

    #[test]
    fn a_late_result_is_said_with_its_schedule_its_age_and_how_late_it_is() {
        let late = Reason::Late {
            age_ms: 72 * HOUR_MS,
            late_ms: 48 * HOUR_MS,
        };
        assert_eq!(
            said(Some("DAILY"), late),
            [
                "每日更新，上次计算在 3 天前，已逾期 2 天。",
                "Daily, last computed 3 days ago: overdue by 2 days."
            ]
        );
    }

    #[test]
    fn an_old_result_that_is_computed_anew_is_said_to_be_both() {
        let said = |stage: &str, reason| {
            let profile = SegmentProfile {
                scheduler: Some(Scheduler::Daily),
                detector: Some(Detector {
                    stage: Some(Stage::from_code(stage)),
                    detected_at: None,
                }),
                ..SegmentProfile::with_id("a")
            };
            explained(&profile, reason, HealthRules::default())
        };
        let late = Reason::Late {
            age_ms: 120 * HOUR_MS,
            late_ms: 96 * HOUR_MS,
        };
        assert_eq!(
            said("RUNNING", late),
            [
                "每日更新，上次计算在 5 天前，已逾期 4 天。计算正在进行，但完成之前仍是旧数据。",
                "Daily, last computed 5 days ago: overdue by 4 days. It is being computed, but the data stays old until that is done."
            ]
        );
        assert_eq!(
            said("READY", Reason::NoDate),
            [
                "每日更新，还没有计算结果。正在排队等待计算。",
                "Daily, without a result so far. It is waiting to be computed."
            ]
        );
        let [zh, en] = said("FINISH", late);
        assert!(zh.ends_with("已逾期 4 天。"), "{zh}");
        assert!(en.ends_with("overdue by 4 days."), "{en}");
    }

    #[test]
    fn an_age_is_said_in_minutes_then_hours_then_days_and_never_rounded_up() {
        let in_time = |age_ms| said(Some("HOURLY"), Reason::InTime { age_ms })[1].clone();
        assert!(in_time(0).contains(" 0 minutes ago"));
        assert!(in_time(HOUR_MS - 1).contains(" 59 minutes ago"));
        assert!(in_time(HOUR_MS).contains("HOURLY, last computed 1 hour ago"));
        assert!(in_time(48 * HOUR_MS - 1).contains(" 47 hours ago"));
        assert!(in_time(48 * HOUR_MS).contains(" 2 days ago"));
    }

    #[test]
    fn a_missing_schedule_is_said_to_be_missing() {
        for scheduler in [None, Some("")] {
            let [zh, en] = said(scheduler, Reason::NoDate);
            assert!(zh.starts_with("未说明更新频次，"), "{zh}");
            assert!(en.starts_with("No schedule given, "), "{en}");
        }
    }

    /// A deadline for weekly profiles, and for those with a daily schedule where one is given.
    fn with_deadlines(daily: Option<i64>) -> HealthRules {
        let time = |weekday, minutes| Some(DeadlineTime { weekday, minutes });
        HealthRules {
            deadlines: Some(Deadlines {
                zone: Zone {
                    name: "Asia/Shanghai",
                    offsets: &[],
                },
                daily: daily.and_then(|minutes| time(None, minutes)),
                auto: None,
                weekly: time(Some(0), 485),
            }),
            ..HealthRules::default()
        }
    }

    #[test]
    fn the_rule_that_judged_is_said_where_there_is_more_than_one() {
        let said = |scheduler: &str, reason, daily| {
            let profile = SegmentProfile {
                scheduler: Some(Scheduler::from_code(scheduler)),
                ..SegmentProfile::with_id("a")
            };
            explained(&profile, reason, with_deadlines(daily))
        };
        let in_time = Reason::InTime {
            age_ms: 5 * HOUR_MS,
        };
        let late = Reason::Late {
            age_ms: 26 * HOUR_MS,
            late_ms: HOUR_MS,
        };
        assert_eq!(
            said("DAILY", in_time, Some(360)),
            [
                "每日更新（应于 06:00 前完成，Asia/Shanghai 时间），上次计算在 5 小时前，未逾期。",
                "Daily (due by 06:00, Asia/Shanghai), last computed 5 hours ago: not overdue."
            ]
        );
        assert_eq!(
            said("WEEKLY", late, None),
            [
                "每周更新（应于周一 08:05 前完成，Asia/Shanghai 时间），上次计算在 26 小时前，已逾期 1 小时。",
                "Weekly (due by Mon 08:05, Asia/Shanghai), last computed 26 hours ago: overdue by 1 hour."
            ]
        );
        assert_eq!(
            said("AUTO", in_time, None),
            [
                "自动更新（未设截止时间，结果不应早于 30 小时前），上次计算在 5 小时前，未逾期。",
                "Automatic (no deadline set: at most 30 hours old), last computed 5 hours ago: not overdue."
            ]
        );
        assert_eq!(
            said("DAILY", Reason::StageRunning, Some(0)),
            [
                "正在计算。每日更新（应于 00:00 前完成，Asia/Shanghai 时间）。",
                "It is being computed. Daily (due by 00:00, Asia/Shanghai)."
            ]
        );
        assert_eq!(
            said("ONCE", Reason::StageReady, Some(0)),
            ["等待计算。", "It is waiting to be computed."]
        );
    }

    #[test]
    fn a_result_that_is_due_soon_is_said_to_be() {
        let report = HealthReport {
            health: Health::Healthy,
            reason: Reason::InTime {
                age_ms: 20 * HOUR_MS,
            },
            due_soon_ms: Some(25 * 60_000),
        };
        let profile = SegmentProfile {
            scheduler: Some(Scheduler::Daily),
            ..SegmentProfile::with_id("a")
        };
        let said = Locale::ALL.map(|locale| {
            explanation(
                &profile,
                report,
                with_deadlines(Some(360)),
                locale.messages(),
            )
        });
        assert_eq!(
            said,
            [
                "每日更新（应于 06:00 前完成，Asia/Shanghai 时间），上次计算在 20 小时前，未逾期。距截止时间还有 25 分钟，新的结果还没有算出。",
                "Daily (due by 06:00, Asia/Shanghai), last computed 20 hours ago: not overdue. Its next result is due in 25 minutes, and not there yet."
            ]
        );
    }
}
