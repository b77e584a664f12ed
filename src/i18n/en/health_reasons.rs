//! Explanations of a profile's health in English.

use crate::i18n::messages::HealthReasonMessages;

pub static HEALTH_REASONS: HealthReasonMessages = HealthReasonMessages {
    stage_error: "The last computation failed.",
    stage_running: "It is being computed.",
    stage_ready: "It is waiting to be computed.",
    stage_none: "It was never computed.",
    stage_unknown: "The API sent a status without a known meaning, so nothing can be said.",
    no_stage: "The API sent no status, so nothing can be said.",
    manual: "It is computed only by hand, so it can't be overdue.",
    in_time: |schedule, age| format!("{schedule}, last computed {age} ago: not overdue."),
    future_date: "It was computed at a time ahead of the current time: one of the two is wrong.",
    late: |schedule, age, late| format!("{schedule}, last computed {age} ago: overdue by {late}."),
    no_date: |schedule| format!("{schedule}, said to be computed, but without a valid date."),
    no_result: ", without a result so far.",
    unreadable_date: ", but the time of the last computation can't be read, so nobody can say whether it is overdue.",
    running: " It is being computed.",
    ready: " It is waiting to be computed.",
    running_stays_old: " It is being computed, but the data stays old until that is done.",
    ready_stays_old: " It is waiting to be computed, but the data stays old until that is done.",
    no_schedule: "No schedule given",
    with_deadline: |schedule, time, zone| {
        format!("{schedule} (due by {}, {zone})", time.trim_start())
    },
    without_deadline: |schedule, age| format!("{schedule} (no deadline set: at most {age} old)"),
    weekdays: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    and_schedule: |schedule| format!(" {schedule}."),
    due_soon: |duration| format!(" Its next result is due in {duration}, and not there yet."),
    clock_differs: |duration, word| {
        format!(
            "This computer's clock is {duration} {word} the server's. Health is judged by the server's time; please set the clock."
        )
    },
    clock_ahead: "ahead of",
    clock_behind: "behind",
    clock_in_doubt: |duration| {
        format!(
            "The newest result was computed {duration} ahead of this computer's clock, and the server's time can't be read: the clock may be wrong, and with it what counts as overdue."
        )
    },
};
