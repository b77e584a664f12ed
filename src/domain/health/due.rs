//! When the next result of a profile is due.

use super::{ResultDate, SegmentProfile, period_ms};

/// When the next result of a profile is due by its schedule, in milliseconds since 1970; `None` if
/// it is computed manually only, or was never computed at a date that can be read.
pub fn due_at(profile: &SegmentProfile) -> Option<i64> {
    let period_ms = period_ms(profile.scheduler.as_ref())?;
    match ResultDate::of(profile) {
        ResultDate::At(computed) => Some(computed + period_ms),
        ResultDate::Missing | ResultDate::Unreadable => None,
    }
}
