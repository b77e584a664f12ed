//! Schedules as the rules of health tell them apart.

use super::HOUR_MS;
use crate::domain::Scheduler;

/// How often a profile is computed by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Schedule {
    /// `DAILY`.
    Daily,
    /// `AUTO`.
    Auto,
    /// `WEEKLY`.
    Weekly,
    /// None, or an unknown code.
    Other,
}

impl Schedule {
    /// Every schedule.
    pub const ALL: [Self; 4] = [Self::Daily, Self::Auto, Self::Weekly, Self::Other];

    /// The schedule of a code; `None` if computed manually only.
    pub fn of(scheduler: Option<&Scheduler>) -> Option<Self> {
        match scheduler {
            Some(Scheduler::Once) => None,
            Some(Scheduler::Daily) => Some(Self::Daily),
            Some(Scheduler::Auto) => Some(Self::Auto),
            Some(Scheduler::Weekly) => Some(Self::Weekly),
            Some(Scheduler::Unknown(_)) | None => Some(Self::Other),
        }
    }

    /// Its period in milliseconds. `AUTO` and unknown codes count as daily, the API's usual schedule:
    /// a false alarm is better than a stale result shown as fresh.
    pub const fn period_ms(self) -> i64 {
        match self {
            Self::Weekly => 7 * 24 * HOUR_MS,
            Self::Daily | Self::Auto | Self::Other => 24 * HOUR_MS,
        }
    }
}
