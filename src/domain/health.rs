//! Health of a profile: whether its result is as recent as its schedule requires.
//!
//! Pure rules over a profile and the current time. `detectedAt` is when the result was computed,
//! `updatedAt` when the definition was edited: only the first one counts.

mod due;
mod inputs;

use super::{Scheduler, SegmentProfile, Stage};
pub use due::due_at;
pub use inputs::HealthInputs;

/// The health of a profile, worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Health {
    /// The last computation failed.
    Failed,
    /// It is computed on a schedule, and its result is older than the schedule allows, or missing;
    /// also while it is being computed or queued.
    Overdue,
    /// It is being computed or queued, and not overdue.
    Running,
    /// It was never computed.
    NotComputed,
    /// It was computed as recently as its schedule requires.
    Healthy,
    /// The API's data is not sufficient, or the date of its result can't be read.
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

    /// Its id in URLs and in the filter language.
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

    /// Its index in [`Self::ALL`].
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

/// The configurable part of the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HealthRules {
    /// How much older than its period a result may be before it is overdue, in milliseconds.
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
    /// An unknown stage.
    StageUnknown,
    /// A detector without a stage.
    NoStage,
    /// No detector.
    NoDetector,
    /// Computed manually only, so never overdue.
    Manual,
    /// Computed within its period and the grace.
    InTime {
        /// The age of the result, in milliseconds.
        age_ms: i64,
    },
    /// Computed at a date in the future: the date or the clock is wrong.
    FutureDate,
    /// Older than its period and the grace; the stage may be `RUNNING` or `READY`.
    Late {
        /// The age of the result, in milliseconds.
        age_ms: i64,
        /// By how much it exceeds the period, in milliseconds.
        late_ms: i64,
    },
    /// Scheduled, but without a date of a result.
    NoDate,
    /// Scheduled, with a date that can't be read.
    UnreadableDate,
}

impl Reason {
    /// By how much the result is overdue, in milliseconds, where its date says it.
    pub const fn late_ms(self) -> Option<i64> {
        match self {
            Self::Late { late_ms, .. } => Some(late_ms),
            Self::StageError
            | Self::StageRunning
            | Self::StageReady
            | Self::StageNone
            | Self::StageUnknown
            | Self::NoStage
            | Self::NoDetector
            | Self::Manual
            | Self::InTime { .. }
            | Self::FutureDate
            | Self::NoDate
            | Self::UnreadableDate => None,
        }
    }
}

/// The health of a profile at a given time, with its reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HealthReport {
    /// The health.
    pub health: Health,
    /// The reason.
    pub reason: Reason,
}

impl HealthRules {
    /// Assesses a profile at `now`, in milliseconds since 1970.
    pub fn assess(self, profile: &SegmentProfile, now: i64) -> HealthReport {
        let (health, reason) = match (&profile.detector, profile.stage()) {
            (None, _) => (Health::Unknown, Reason::NoDetector),
            (Some(_), None) => (Health::Unknown, Reason::NoStage),
            (Some(_), Some(stage)) => match stage {
                Stage::Error => (Health::Failed, Reason::StageError),
                // A run that never ends does not make an old result fresh.
                Stage::Running => {
                    self.assess_result(profile, now, (Health::Running, Some(Reason::StageRunning)))
                }
                Stage::Ready => {
                    self.assess_result(profile, now, (Health::Running, Some(Reason::StageReady)))
                }
                Stage::None => (Health::NotComputed, Reason::StageNone),
                Stage::Unknown(_) => (Health::Unknown, Reason::StageUnknown),
                Stage::Finish => self.assess_result(profile, now, (Health::Healthy, None)),
            },
        };
        HealthReport { health, reason }
    }

    /// Assesses the date of the last result. `in_time` is the health unless it is overdue or its
    /// date unreadable, with the reason; without one the date is the reason.
    fn assess_result(
        self,
        profile: &SegmentProfile,
        now: i64,
        in_time: (Health, Option<Reason>),
    ) -> (Health, Reason) {
        let (health, stage_reason) = in_time;
        let Some(period_ms) = period_ms(profile.scheduler.as_ref()) else {
            return (health, stage_reason.unwrap_or(Reason::Manual));
        };
        let computed = match ResultDate::of(profile) {
            ResultDate::Missing => return (Health::Overdue, Reason::NoDate),
            ResultDate::Unreadable => return (Health::Unknown, Reason::UnreadableDate),
            ResultDate::At(computed) => computed,
        };
        let age_ms = now - computed;
        if age_ms >= period_ms + self.grace_ms {
            let late_ms = age_ms - period_ms;
            (Health::Overdue, Reason::Late { age_ms, late_ms })
        } else {
            let date_reason = if age_ms < 0 {
                Reason::FutureDate
            } else {
                Reason::InTime { age_ms }
            };
            (health, stage_reason.unwrap_or(date_reason))
        }
    }
}

/// When the last result was computed, as far as the detector says it.
enum ResultDate {
    /// It says nothing: null, missing or blank.
    Missing,
    /// It says something that is no date.
    Unreadable,
    /// At this time, in milliseconds since 1970.
    At(i64),
}

impl ResultDate {
    fn of(profile: &SegmentProfile) -> Self {
        let date = profile.detected_at();
        match date.filter(|date| !date.text().trim().is_empty()) {
            None => Self::Missing,
            Some(date) => date.epoch_ms().map_or(Self::Unreadable, Self::At),
        }
    }
}

/// The period of a schedule in milliseconds; `None` if computed manually only. `AUTO` and unknown
/// codes count as daily, the API's usual schedule: a false alarm is better than a stale result
/// shown as fresh.
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
mod tests;
