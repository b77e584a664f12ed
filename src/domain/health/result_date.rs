//! The date of a profile's last result.

use crate::domain::SegmentProfile;

/// When the last result was computed, as far as the detector says it.
pub enum ResultDate {
    /// It says nothing: null, missing or blank.
    Missing,
    /// It says something that is no date.
    Unreadable,
    /// At this time, in milliseconds since 1970.
    At(i64),
}

impl ResultDate {
    /// What the detector of a profile says.
    pub fn of(profile: &SegmentProfile) -> Self {
        let date = profile.detected_at();
        match date.filter(|date| !date.text().trim().is_empty()) {
            None => Self::Missing,
            Some(date) => date.epoch_ms().map_or(Self::Unreadable, Self::At),
        }
    }
}
