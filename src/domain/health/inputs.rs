//! The inputs of a profile's health other than the current time, so that 100,000 profiles are
//! reassessed without reading their fields.

use super::{Health, HealthRules, ResultDate, Schedule, SegmentProfile, Stage};

/// How a profile's health depends on the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HealthInputs {
    /// It does not depend on the time.
    Fixed(Health),
    /// It is overdue once its schedule asks for a newer result.
    Dated {
        /// When the last result was computed, in milliseconds since 1970.
        computed: i64,
        /// Its schedule.
        schedule: Schedule,
        /// Its health until it is overdue.
        before: Health,
    },
}

impl HealthInputs {
    /// The inputs of a profile.
    pub fn of(profile: &SegmentProfile) -> Self {
        match profile.stage() {
            None | Some(Stage::Unknown(_)) => Self::Fixed(Health::Unknown),
            Some(Stage::Error) => Self::Fixed(Health::Failed),
            Some(Stage::Running | Stage::Ready) => Self::of_result(profile, Health::Running),
            Some(Stage::None) => Self::Fixed(Health::NotComputed),
            Some(Stage::Finish) => Self::of_result(profile, Health::Healthy),
        }
    }

    fn of_result(profile: &SegmentProfile, in_time: Health) -> Self {
        let Some(schedule) = Schedule::of(profile.scheduler.as_ref()) else {
            return Self::Fixed(in_time);
        };
        match ResultDate::of(profile) {
            ResultDate::Missing => Self::Fixed(Health::Overdue),
            ResultDate::Unreadable => Self::Fixed(Health::Unknown),
            ResultDate::At(computed) => Self::Dated {
                computed,
                schedule,
                before: in_time,
            },
        }
    }
}

/// The rules at one time, for any number of inputs: by schedule, the time that a result must not be
/// older than. All times are in milliseconds since 1970.
#[derive(Clone, Copy, Debug)]
pub struct Cutoffs {
    rules: HealthRules,
    /// A result from before is overdue.
    overdue: [i64; Schedule::ALL.len()],
    /// One from before, if not overdue, is due soon.
    due_soon: [i64; Schedule::ALL.len()],
}

impl HealthRules {
    /// The rules at `now`.
    pub fn cutoffs(self, now: i64) -> Cutoffs {
        let cutoffs = Schedule::ALL.map(|schedule| match self.deadline(schedule) {
            Some(deadline) => {
                let (last_night, next_night, next) = deadline.around(now);
                let is_close = next - now <= self.warning_ms;
                (last_night, if is_close { next_night } else { i64::MIN })
            }
            // At the age of a period and the grace it is overdue already.
            None => (now - schedule.period_ms() - self.grace_ms + 1, i64::MIN),
        });
        Cutoffs {
            rules: self,
            overdue: cutoffs.map(|(overdue, _)| overdue),
            due_soon: cutoffs.map(|(_, due_soon)| due_soon),
        }
    }
}

impl Cutoffs {
    /// The health of inputs: the same as [`HealthRules::assess`] returns for their profile.
    pub const fn health(&self, inputs: HealthInputs) -> Health {
        match inputs {
            HealthInputs::Dated {
                computed, schedule, ..
            } if computed < self.overdue[schedule as usize] => Health::Overdue,
            HealthInputs::Dated { before, .. } => before,
            HealthInputs::Fixed(health) => health,
        }
    }

    /// Since when inputs are overdue; `None` if they aren't, or by no date. How long that is, is
    /// [`Reason::late_ms`](super::Reason::late_ms) of their profile.
    pub fn overdue_since(&self, inputs: HealthInputs) -> Option<i64> {
        match inputs {
            HealthInputs::Dated {
                computed, schedule, ..
            } if self.health(inputs) == Health::Overdue => Some(self.rules.due(schedule, computed)),
            HealthInputs::Dated { .. } | HealthInputs::Fixed(_) => None,
        }
    }

    /// Whether their deadline is close and their result not there, as
    /// [`HealthReport::due_soon_ms`](super::HealthReport::due_soon_ms) says.
    pub const fn is_due_soon(&self, inputs: HealthInputs) -> bool {
        match inputs {
            HealthInputs::Dated {
                computed, schedule, ..
            } => {
                let schedule = schedule as usize;
                self.overdue[schedule] <= computed && computed < self.due_soon[schedule]
            }
            HealthInputs::Fixed(_) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::{DeadlineTime, Deadlines, Detector, HOUR_MS, Scheduler, Timestamp, Zone};

    const NOW: i64 = 1_800_000_000_000;

    fn profile() -> impl Strategy<Value = SegmentProfile> {
        let stages = ["NONE", "RUNNING", "READY", "FINISH", "ERROR", "QUEUED"];
        let stage = prop::option::of(prop::sample::select(stages.to_vec()));
        let codes = ["DAILY", "ONCE", "WEEKLY", "AUTO", "HOURLY"];
        let scheduler = prop::option::of(prop::sample::select(codes.to_vec()));
        let minutes = prop_oneof![-100i64..20_000, 1_790i64..1_810, 10_435i64..10_445];
        let date = prop::option::of(prop_oneof![
            minutes.prop_map(|minutes| {
                let detected_at = chrono::DateTime::from_timestamp_millis(NOW - minutes * 60_000);
                format!("{:?}Z", detected_at.expect("a date").naive_utc())
            }),
            Just("yesterday".to_owned()),
            Just(" ".to_owned()),
            Just("9999-12-31T23:59:59Z".to_owned()),
        ]);
        let detector = (stage, date).prop_map(|(stage, date)| Detector {
            stage: stage.map(Stage::from_code),
            detected_at: date.map(|date| Timestamp::parse(&date)),
        });
        (prop::option::of(detector), scheduler).prop_map(|(detector, scheduler)| SegmentProfile {
            detector,
            scheduler: scheduler.map(Scheduler::from_code),
            ..SegmentProfile::with_id("a")
        })
    }

    /// Deadlines at so many hours into the week, the warning as long before it, in a zone whose clocks
    /// leap two days before `NOW` and go back one day before it.
    fn with_deadlines(hours: i64) -> HealthRules {
        let minutes = hours % 24 * 60;
        let weekday = usize::try_from(hours / 24).ok();
        HealthRules {
            warning_ms: hours * HOUR_MS,
            deadlines: Some(Deadlines {
                zone: Zone {
                    name: "Australia/Lord_Howe",
                    offsets: &[
                        (0, 10 * HOUR_MS + HOUR_MS / 2),
                        (NOW - 48 * HOUR_MS, 11 * HOUR_MS),
                        (NOW - 24 * HOUR_MS, 10 * HOUR_MS + HOUR_MS / 2),
                    ],
                },
                daily: Some(DeadlineTime {
                    weekday: None,
                    minutes,
                }),
                auto: None,
                weekly: Some(DeadlineTime { weekday, minutes }),
            }),
            ..HealthRules::default()
        }
    }

    proptest! {
        #[test]
        fn inputs_have_the_health_of_their_profile(profile in profile(), hours in 0i64..168) {
            let rules = HealthRules { grace_ms: hours * HOUR_MS, ..HealthRules::default() };
            for rules in [rules, HealthRules::default(), with_deadlines(hours)] {
                let assessed = rules.assess(&profile, NOW);
                let inputs = HealthInputs::of(&profile);
                let cutoffs = rules.cutoffs(NOW);
                prop_assert_eq!(cutoffs.health(inputs), assessed.health);
                prop_assert_eq!(cutoffs.is_due_soon(inputs), assessed.due_soon_ms.is_some());
                let late_ms = cutoffs.overdue_since(inputs).map(|since| NOW - since);
                prop_assert_eq!(late_ms, assessed.reason.late_ms());
            }
        }
    }
}
