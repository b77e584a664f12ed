//! The fields by whose values profiles are sorted into piles.

use super::{Health, SegmentProfile};

/// A field with few values, to filter by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Facet {
    /// Whether it can be trusted today.
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
    /// Every facet, in the order in which they are offered.
    pub const ALL: [Self; 6] = [
        Self::Health,
        Self::Status,
        Self::Type,
        Self::Schedule,
        Self::Creator,
        Self::LastEditor,
    ];

    /// Its place in [`Self::ALL`].
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

    /// The value of a profile whose health was judged before: a code or a name as the
    /// API wrote it, the [`Health::id`]; empty where the API sent none.
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
    fn every_facet_stands_where_its_index_says() {
        for (place, facet) in Facet::ALL.into_iter().enumerate() {
            assert_eq!(facet.index(), place);
        }
    }
}
