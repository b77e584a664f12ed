//! Explanations of a profile's health.

/// A sentence per reason. Schedules and ages are passed as text.
pub struct HealthReasonMessages {
    pub stage_error: &'static str,
    pub stage_running: &'static str,
    pub stage_ready: &'static str,
    pub stage_none: &'static str,
    pub stage_unknown: &'static str,
    pub no_stage: &'static str,
    pub manual: &'static str,
    pub in_time: fn(&str, &str) -> String,
    pub future_date: &'static str,
    pub late: fn(&str, &str, &str) -> String,
    pub no_date: fn(&str) -> String,
    /// These follow the schedule.
    pub no_result: &'static str,
    pub unreadable_date: &'static str,
    /// These follow a sentence, with the space before them where the language has one.
    pub running: &'static str,
    pub ready: &'static str,
    pub running_stays_old: &'static str,
    pub ready_stays_old: &'static str,
    pub no_schedule: &'static str,
    /// A schedule with the rule that judges its results: by when they have to be there (`Mon 08:00`,
    /// or ` 08:00` with the space), with the zone; or how old they may be, where only other
    /// schedules have a deadline.
    pub with_deadline: fn(&str, &str, &str) -> String,
    pub without_deadline: fn(&str, &str) -> String,
    /// From Monday on.
    pub weekdays: [&'static str; 7],
    /// These follow a sentence, too.
    pub and_schedule: fn(&str) -> String,
    pub due_soon: fn(&str) -> String,
    /// The reader's clock against the server's: the duration, and one of the two words for it.
    pub clock_differs: fn(&str, &str) -> String,
    pub clock_ahead: &'static str,
    pub clock_behind: &'static str,
    pub clock_in_doubt: fn(&str) -> String,
}
