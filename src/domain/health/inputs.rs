//! The inputs of a profile's health other than the current time, so that 100,000 profiles are
//! reassessed without reading their fields.

use super::{Health, HealthRules, ResultDate, SegmentProfile, Stage, period_ms};

/// How a profile's health depends on the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HealthInputs {
    /// It does not depend on the time.
    Fixed(Health),
    /// It is overdue from the grace period after it was due.
    DueAt {
        /// When it was due, in milliseconds since 1970.
        due: i64,
        /// Its health until then.
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

    /// When the next result is due, in milliseconds since 1970: [`super::due_at`] of the profile,
    /// but `None` where the health does not depend on that.
    const fn due(self) -> Option<i64> {
        match self {
            Self::Fixed(_) => None,
            Self::DueAt { due, .. } => Some(due),
        }
    }

    fn of_result(profile: &SegmentProfile, in_time: Health) -> Self {
        let Some(period_ms) = period_ms(profile.scheduler.as_ref()) else {
            return Self::Fixed(in_time);
        };
        match ResultDate::of(profile) {
            ResultDate::Missing => Self::Fixed(Health::Overdue),
            ResultDate::Unreadable => Self::Fixed(Health::Unknown),
            ResultDate::At(computed) => Self::DueAt {
                due: computed + period_ms,
                before: in_time,
            },
        }
    }
}

impl HealthRules {
    /// The health of inputs at `now`, in milliseconds since 1970: the same as [`Self::assess`]
    /// returns for their profile.
    pub fn health_at(self, inputs: HealthInputs, now: i64) -> Health {
        match inputs {
            HealthInputs::Fixed(health) => health,
            HealthInputs::DueAt { due, .. } if now - due >= self.grace_ms => Health::Overdue,
            HealthInputs::DueAt { before, .. } => before,
        }
    }

    /// By how much inputs are overdue at `now`, in milliseconds: the same as
    /// [`Reason::late_ms`](super::Reason::late_ms) of their profile.
    pub fn overdue_by(self, inputs: HealthInputs, now: i64) -> Option<i64> {
        let late_ms = now - inputs.due()?;
        (late_ms >= self.grace_ms).then_some(late_ms)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::{Detector, HOUR_MS, Scheduler, Timestamp};

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

    proptest! {
        #[test]
        fn inputs_have_the_health_of_their_profile(profile in profile(), hours in 0i64..168) {
            let rules = HealthRules { grace_ms: hours * HOUR_MS };
            for rules in [rules, HealthRules::default()] {
                let assessed = rules.assess(&profile, NOW);
                let inputs = HealthInputs::of(&profile);
                prop_assert_eq!(rules.health_at(inputs, NOW), assessed.health);
                prop_assert_eq!(rules.overdue_by(inputs, NOW), assessed.reason.late_ms());
            }
        }
    }
}
