//! What a profile's health depends on but the clock, so that 100,000 of them are
//! judged anew without looking at a text.

use super::{Health, HealthRules, SegmentProfile, Stage, period_ms};

/// How a profile's health goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HealthInputs {
    /// It stays as it is.
    Stays(Health),
    /// It is healthy until the grace after this moment (milliseconds since 1970) is
    /// over, and overdue from then on.
    DueAt(i64),
}

impl HealthInputs {
    /// The outlook of a profile.
    pub fn of(profile: &SegmentProfile) -> Self {
        match profile.stage() {
            None | Some(Stage::Unknown(_)) => Self::Stays(Health::Unknown),
            Some(Stage::Error) => Self::Stays(Health::Failed),
            Some(Stage::Running | Stage::Ready) => Self::Stays(Health::Running),
            Some(Stage::None) => Self::Stays(Health::NotComputed),
            Some(Stage::Finish) => {
                let computed = profile.detected_at().and_then(|moment| moment.epoch_ms());
                match (period_ms(profile.scheduler.as_ref()), computed) {
                    (None, _) => Self::Stays(Health::Healthy),
                    (Some(_), None) => Self::Stays(Health::Overdue),
                    (Some(period_ms), Some(computed)) => Self::DueAt(computed + period_ms),
                }
            }
        }
    }
}

impl HealthRules {
    /// The health of an outlook at `now`, in milliseconds since 1970: the same that
    /// [`Self::judge`] gives for its profile.
    pub fn health_at(self, outlook: HealthInputs, now: i64) -> Health {
        match outlook {
            HealthInputs::Stays(health) => health,
            HealthInputs::DueAt(due) if now - due >= self.grace_ms => Health::Overdue,
            HealthInputs::DueAt(_) => Health::Healthy,
        }
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
                let moment = chrono::DateTime::from_timestamp_millis(NOW - minutes * 60_000);
                format!("{:?}Z", moment.expect("a date").naive_utc())
            }),
            Just("yesterday".to_owned()),
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
        fn an_outlook_is_judged_as_its_profile_is(profile in profile(), hours in 0i64..168) {
            let rules = HealthRules { grace_ms: hours * HOUR_MS };
            for rules in [rules, HealthRules::default()] {
                let judged = rules.judge(&profile, NOW).health;
                prop_assert_eq!(rules.health_at(HealthInputs::of(&profile), NOW), judged);
            }
        }
    }
}
