//! Facets: fields with few distinct values, by which profiles are filtered and counted.

use super::{Health, SegmentProfile};

/// A field to filter by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Facet {
    /// [`Health`], computed by the console.
    Health,
    /// `detector.stage`.
    Status,
    /// `createdBy`.
    Type,
    /// `scheduler`.
    Schedule,
    /// `creator`.
    Creator,
    /// `updater`.
    LastEditor,
}

impl Facet {
    /// All facets, in the order in which they are offered.
    pub const ALL: [Self; 6] = [
        Self::Health,
        Self::Status,
        Self::Type,
        Self::Schedule,
        Self::Creator,
        Self::LastEditor,
    ];

    /// Its index in [`Self::ALL`].
    pub const fn index(self) -> usize {
        match self {
            Self::Health => 0,
            Self::Status => 1,
            Self::Type => 2,
            Self::Schedule => 3,
            Self::Creator => 4,
            Self::LastEditor => 5,
        }
    }

    /// The value of a profile with this health: the API's code or name, or [`Health::id`]; empty if
    /// the API sent none.
    pub fn value(self, profile: &SegmentProfile, health: Health) -> &str {
        let value = match self {
            Self::Health => Some(health.id()),
            Self::Status => profile.stage().map(|stage| stage.code()),
            Self::Type => profile.created_by.as_ref().map(|kind| kind.code()),
            Self::Schedule => profile.scheduler.as_ref().map(|schedule| schedule.code()),
            Self::Creator => profile.creator.as_deref(),
            Self::LastEditor => profile.updater.as_deref(),
        };
        value.unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_facet_has_its_index() {
        for (index, facet) in Facet::ALL.into_iter().enumerate() {
            assert_eq!(facet.index(), index);
        }
    }
}
