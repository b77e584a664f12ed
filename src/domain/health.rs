//! Which profiles can be trusted today.
//!
//! Pure rules over a profile and a clock. `detectedAt` is when a result was
//! computed, `updatedAt` when the definition was edited: only the first one counts.

use super::{Scheduler, SegmentProfile, Stage};

/// How a profile is, worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Health {
    /// The last computation failed.
    Failed,
    /// It is computed on a schedule, and its result is older than that allows.
    Overdue,
    /// It is being computed, or waits for it.
    Running,
    /// It was never computed.
    NotComputed,
    /// It was computed, as recently as its schedule wants.
    Healthy,
    /// The API says too little.
    Unknown,
}

impl Health {
    /// Every health, worst first.
    pub const ALL: [Self; 6] = [
        Self::Failed,
        Self::Overdue,
        Self::Running,
        Self::NotComputed,
        Self::Healthy,
        Self::Unknown,
    ];

    /// Its name in links and in the search box.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Failed => "failed",
            Self::Overdue => "overdue",
            Self::Running => "running",
            Self::NotComputed => "not-computed",
            Self::Healthy => "healthy",
            Self::Unknown => "unknown",
        }
    }

    /// The health with this id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|health| health.id() == id)
    }

    /// Its place in [`Self::ALL`].
    pub const fn index(self) -> usize {
        match self {
            Self::Failed => 0,
            Self::Overdue => 1,
            Self::Running => 2,
            Self::NotComputed => 3,
            Self::Healthy => 4,
            Self::Unknown => 5,
        }
    }
}

/// One hour, in milliseconds.
pub const HOUR_MS: i64 = 3_600_000;

/// What an operator may set of the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HealthRules {
    /// How long after its schedule a result may still come, in milliseconds.
    pub grace_ms: i64,
}

impl Default for HealthRules {
    fn default() -> Self {
        Self {
            grace_ms: 6 * HOUR_MS,
        }
    }
}

/// Why a profile has its health.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Stage `ERROR`.
    StageError,
    /// Stage `RUNNING`.
    StageRunning,
    /// Stage `READY`.
    StageReady,
    /// Stage `NONE`.
    StageNone,
    /// A stage that this build doesn't know.
    StageUnknown,
    /// A detector without a stage.
    NoStage,
    /// No detector.
    NoDetector,
    /// Computed by hand only, so that it can't be overdue.
    Manual,
    /// Computed within its period and the grace.
    InTime {
        /// How old the result is; 0 where its date lies ahead of the clock.
        age_ms: i64,
    },
    /// Computed, at a date ahead of the clock: one of the two is wrong.
    Ahead,
    /// Older than its period and the grace.
    Late {
        /// How old the result is.
        age_ms: i64,
        /// How much of that is beyond its period.
        late_ms: i64,
    },
    /// On a schedule and said to be computed, but not when.
    NoDate,
}

/// A judgement of a profile at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// How it is.
    pub health: Health,
    /// Why.
    pub reason: Reason,
}

impl HealthRules {
    /// Judges a profile at `now`, in milliseconds since 1970.
    pub fn judge(self, profile: &SegmentProfile, now: i64) -> Verdict {
        let (health, reason) = match (&profile.detector, profile.stage()) {
            (None, _) => (Health::Unknown, Reason::NoDetector),
            (Some(_), None) => (Health::Unknown, Reason::NoStage),
            (Some(_), Some(stage)) => match stage {
                Stage::Error => (Health::Failed, Reason::StageError),
                Stage::Running => (Health::Running, Reason::StageRunning),
                Stage::Ready => (Health::Running, Reason::StageReady),
                Stage::None => (Health::NotComputed, Reason::StageNone),
                Stage::Unknown(_) => (Health::Unknown, Reason::StageUnknown),
                Stage::Finish => self.judge_finished(profile, now),
            },
        };
        Verdict { health, reason }
    }

    fn judge_finished(self, profile: &SegmentProfile, now: i64) -> (Health, Reason) {
        let Some(period_ms) = period_ms(profile.scheduler.as_ref()) else {
            return (Health::Healthy, Reason::Manual);
        };
        let Some(computed) = profile.detected_at().and_then(|moment| moment.epoch_ms()) else {
            return (Health::Overdue, Reason::NoDate);
        };
        let age_ms = now - computed;
        if age_ms >= period_ms + self.grace_ms {
            let late_ms = age_ms - period_ms;
            (Health::Overdue, Reason::Late { age_ms, late_ms })
        } else if age_ms < 0 {
            (Health::Healthy, Reason::Ahead)
        } else {
            (Health::Healthy, Reason::InTime { age_ms })
        }
    }
}

/// How often a result is due; `None` for those computed by hand only. `AUTO` and
/// codes that nobody documented are held to the daily schedule that the API is
/// about: better a question too many than a stale result taken for a fresh one.
fn period_ms(scheduler: Option<&Scheduler>) -> Option<i64> {
    match scheduler {
        Some(Scheduler::Once) => None,
        Some(Scheduler::Weekly) => Some(7 * 24 * HOUR_MS),
        Some(Scheduler::Daily | Scheduler::Auto | Scheduler::Unknown(_)) | None => {
            Some(24 * HOUR_MS)
        }
    }
}

#[cfg(test)]
mod tests {
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
}
