//! The reason for a profile's health, as a sentence.

use super::badge_style;
use crate::domain::{HOUR_MS, Reason, SegmentProfile, Stage};
use crate::i18n::Messages;

/// The sentence that explains the health of a profile.
pub fn reason_sentence(
    profile: &SegmentProfile,
    reason: Reason,
    texts: &'static Messages,
) -> String {
    let words = &texts.health_reasons;
    let schedule = || {
        let scheduler = profile.scheduler.as_ref();
        let word = scheduler.map(|scheduler| badge_style::scheduler(scheduler, &texts.codes).word);
        let word = word.filter(|word| !word.is_empty());
        word.unwrap_or_else(|| words.no_schedule.to_owned())
    };
    let age = |ms| age(ms, texts);
    // What the stage says beside the date: an old result is old while it is computed anew, too.
    let (stage_sentence, stays_old) = match profile.stage() {
        Some(Stage::Running) => (words.running, words.running_stays_old),
        Some(Stage::Ready) => (words.ready, words.ready_stays_old),
        Some(Stage::None | Stage::Finish | Stage::Error | Stage::Unknown(_)) | None => ("", ""),
    };
    match reason {
        Reason::StageError => words.stage_error.to_owned(),
        Reason::StageRunning => words.stage_running.to_owned(),
        Reason::StageReady => words.stage_ready.to_owned(),
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
    }
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
    use crate::domain::{Detector, Scheduler};
    use crate::i18n::Locale;

    fn said(scheduler: Option<&str>, reason: Reason) -> [String; 2] {
        let profile = SegmentProfile {
            scheduler: scheduler.map(Scheduler::from_code),
            ..SegmentProfile::with_id("a")
        };
        Locale::ALL.map(|locale| reason_sentence(&profile, reason, locale.messages()))
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
            Locale::ALL.map(|locale| reason_sentence(&profile, reason, locale.messages()))
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
}
