//! Why a profile has its health.

/// A sentence for each reason. Schedules and ages reach them in words.
pub struct Reasons {
    pub stage_error: &'static str,
    pub stage_running: &'static str,
    pub stage_ready: &'static str,
    pub stage_none: &'static str,
    pub stage_unknown: &'static str,
    pub no_stage: &'static str,
    pub manual: &'static str,
    pub in_time: fn(&str, &str) -> String,
    pub ahead: &'static str,
    pub late: fn(&str, &str, &str) -> String,
    pub no_date: fn(&str) -> String,
    pub no_schedule: &'static str,
}
