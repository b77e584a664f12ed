//! Which profiles can be trusted today.
//!
//! Pure rules over a profile and a clock. `detectedAt` is when a result was
//! computed, `updatedAt` when the definition was edited: only the first one counts.

mod inputs;

use super::{Scheduler, SegmentProfile, Stage};
pub use inputs::HealthInputs;

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
pub struct HealthReport {
    /// How it is.
    pub health: Health,
    /// Why.
    pub reason: Reason,
}

impl HealthRules {
    /// Judges a profile at `now`, in milliseconds since 1970.
    pub fn judge(self, profile: &SegmentProfile, now: i64) -> HealthReport {
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
        HealthReport { health, reason }
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
mod tests;
