//! Health of a profile: whether its result is as recent as its schedule requires.
//!
//! Pure rules over a profile and the current time. `detectedAt` is when the result was computed,
//! `updatedAt` when the definition was edited: only the first one counts.

mod deadlines;
mod inputs;
mod result_date;
mod schedule;

use super::{SegmentProfile, Stage};
pub use deadlines::{Deadline, DeadlineTime, Deadlines};
pub use inputs::{Cutoffs, HealthInputs};
use result_date::ResultDate;
use schedule::Schedule;

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

    /// Those that somebody has to do something about, worst first.
    pub const NEED_ATTENTION: [Self; 2] = [Self::Failed, Self::Overdue];

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
    /// How much older than its period a result may be before it is overdue, in milliseconds. For
    /// schedules without a deadline.
    pub grace_ms: i64,
    /// By when the results of some schedules have to be there.
    pub deadlines: Option<Deadlines>,
    /// How long before its deadline a result that is not there is warned of, in milliseconds; 0 is
    /// not at all.
    pub warning_ms: i64,
}

impl Default for HealthRules {
    fn default() -> Self {
        Self {
            grace_ms: 6 * HOUR_MS,
            deadlines: None,
            warning_ms: 0,
        }
    }
}

/// By what a result is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// By when it has to be there.
    Deadline(Deadline),
    /// By its age, from which on it is overdue, in milliseconds.
    MaxAge(i64),
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
    /// Computed within its period and the grace, or for the last deadline.
    InTime {
        /// The age of the result, in milliseconds.
        age_ms: i64,
    },
    /// Computed at a date in the future: the date or the clock is wrong.
    FutureDate,
    /// Older than its period and the grace, or than its deadline allows; the stage may be `RUNNING`
    /// or `READY`.
    Late {
        /// The age of the result, in milliseconds.
        age_ms: i64,
        /// How long ago the next result was due, in milliseconds.
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
    /// In how many milliseconds the deadline passes, where that is close and the result not there.
    pub due_soon_ms: Option<i64>,
}

impl HealthReport {
    const fn of((health, reason): (Health, Reason)) -> Self {
        Self {
            health,
            reason,
            due_soon_ms: None,
        }
    }
}

impl HealthRules {
    /// Assesses a profile at `now`, in milliseconds since 1970.
    pub fn assess(self, profile: &SegmentProfile, now: i64) -> HealthReport {
        let stage = match (&profile.detector, profile.stage()) {
            (None, _) => return HealthReport::of((Health::Unknown, Reason::NoDetector)),
            (Some(_), None) => return HealthReport::of((Health::Unknown, Reason::NoStage)),
            (Some(_), Some(stage)) => stage,
        };
        let in_time = match stage {
            Stage::Error => return HealthReport::of((Health::Failed, Reason::StageError)),
            Stage::None => return HealthReport::of((Health::NotComputed, Reason::StageNone)),
            Stage::Unknown(_) => return HealthReport::of((Health::Unknown, Reason::StageUnknown)),
            // A run that never ends does not make an old result fresh.
            Stage::Running => (Health::Running, Some(Reason::StageRunning)),
            Stage::Ready => (Health::Running, Some(Reason::StageReady)),
            Stage::Finish => (Health::Healthy, None),
        };
        self.assess_result(profile, now, in_time)
    }

    /// Assesses the date of the last result. `in_time` is the health unless it is overdue or its
    /// date unreadable, with the reason; without one the date is the reason.
    fn assess_result(
        self,
        profile: &SegmentProfile,
        now: i64,
        in_time: (Health, Option<Reason>),
    ) -> HealthReport {
        let (health, stage_reason) = in_time;
        let Some(schedule) = Schedule::of(profile.scheduler.as_ref()) else {
            return HealthReport::of((health, stage_reason.unwrap_or(Reason::Manual)));
        };
        let computed = match ResultDate::of(profile) {
            ResultDate::Missing => return HealthReport::of((Health::Overdue, Reason::NoDate)),
            ResultDate::Unreadable => {
                return HealthReport::of((Health::Unknown, Reason::UnreadableDate));
            }
            ResultDate::At(computed) => computed,
        };
        let age_ms = now - computed;
        let late_ms = now - self.due(schedule, computed);
        let has_deadline = self.deadline(schedule).is_some();
        if late_ms >= if has_deadline { 0 } else { self.grace_ms } {
            return HealthReport::of((Health::Overdue, Reason::Late { age_ms, late_ms }));
        }
        let date_reason = if age_ms < 0 {
            Reason::FutureDate
        } else {
            Reason::InTime { age_ms }
        };
        HealthReport {
            health,
            reason: stage_reason.unwrap_or(date_reason),
            due_soon_ms: (has_deadline && -late_ms <= self.warning_ms).then_some(-late_ms),
        }
    }

    /// When the next result of a profile is due by its schedule, in milliseconds since 1970; `None`
    /// if it is computed manually only, or was never computed at a date that can be read.
    pub fn due_at(self, profile: &SegmentProfile) -> Option<i64> {
        let schedule = Schedule::of(profile.scheduler.as_ref())?;
        match ResultDate::of(profile) {
            ResultDate::At(computed) => Some(self.due(schedule, computed)),
            ResultDate::Missing | ResultDate::Unreadable => None,
        }
    }

    /// The rule that the last result of a profile is judged by; `None` if it is computed manually
    /// only.
    pub fn rule_of(self, profile: &SegmentProfile) -> Option<Rule> {
        let schedule = Schedule::of(profile.scheduler.as_ref())?;
        Some(match self.deadline(schedule) {
            Some(deadline) => Rule::Deadline(deadline),
            None => Rule::MaxAge(schedule.period_ms() + self.grace_ms),
        })
    }

    /// Whether any profile can be due soon.
    pub fn warns(self) -> bool {
        self.warning_ms > 0 && self.deadlines.is_some()
    }

    fn deadline(self, schedule: Schedule) -> Option<Deadline> {
        self.deadlines?.of(schedule)
    }

    /// When the first result after one that was computed at this time is due.
    fn due(self, schedule: Schedule, computed: i64) -> i64 {
        match self.deadline(schedule) {
            Some(deadline) => deadline.due(computed),
            None => computed + schedule.period_ms(),
        }
    }
}

#[cfg(test)]
mod tests;
