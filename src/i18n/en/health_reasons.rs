//! Explanations of a profile's health in English.

use crate::i18n::messages::HealthReasonMessages;

pub const HEALTH_REASONS: HealthReasonMessages = HealthReasonMessages {
    stage_error: "The last computation failed.",
    stage_running: "It is being computed.",
    stage_ready: "It is waiting to be computed.",
    stage_none: "It was never computed.",
    stage_unknown: "The API sent a status without a known meaning, so nothing can be said.",
    no_stage: "The API sent no status, so nothing can be said.",
    manual: "It is computed only by hand, so it can't be overdue.",
    in_time: |schedule, age| format!("{schedule}, last computed {age} ago: not overdue."),
    future_date: "It was computed at a time ahead of this computer's clock: one of the two is wrong.",
    late: |schedule, age, late| format!("{schedule}, last computed {age} ago: overdue by {late}."),
    no_date: |schedule| format!("{schedule}, said to be computed, but without a valid date."),
    no_schedule: "No schedule given",
};
