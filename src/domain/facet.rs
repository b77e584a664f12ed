//! Facets: fields with few distinct values, by which profiles are filtered and counted.

use super::{Column, Field, Health, SegmentProfile, Timestamp};

/// A creator or an editor beside the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Person<'a> {
    /// The id, if the API sent one.
    pub id: Option<&'a str>,
    /// When the profile was created or edited, in milliseconds since 1970; the least number where
    /// that is not known.
    pub named_at: i64,
}

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

    /// How many there are.
    pub const COUNT: usize = Self::ALL.len();

    /// Its index in [`Self::ALL`].
    pub const fn index(self) -> usize {
        self as usize
    }

    /// The column of its field.
    pub const fn column(self) -> Column {
        match self {
            Self::Health => Column::Health,
            Self::Status => Column::Status,
            Self::Type => Column::Type,
            Self::Schedule => Column::Schedule,
            Self::Creator => Column::Creator,
            Self::LastEditor => Column::LastEditor,
        }
    }

    /// Its names in the search box: the one that is written, and others that are read as well, the
    /// API's and the column's.
    pub const fn names(self) -> &'static [&'static str] {
        match self {
            Self::Health => &["health"],
            Self::Status => &["stage", "status"],
            Self::Type => &["type", "createdBy"],
            Self::Schedule => &["scheduler", "schedule"],
            Self::Creator => &["creator"],
            Self::LastEditor => &["editor", "updater"],
        }
    }

    /// Whether its values are people.
    pub const fn is_of_people(self) -> bool {
        matches!(self, Self::Creator | Self::LastEditor)
    }

    /// Its id in URLs: the first of its names.
    pub const fn id(self) -> &'static str {
        self.names()[0]
    }

    /// The facet with one of its names.
    pub fn of_name(name: &str) -> Option<Self> {
        let mut all = Self::ALL.into_iter();
        all.find(|facet| facet.names().contains(&name))
    }

    /// Of a facet of people: the person's id in a profile, if the API sent one, and since when the
    /// profile names the person so.
    pub fn person(self, profile: &SegmentProfile) -> Option<Person<'_>> {
        let (id, named_at) = match self {
            Self::Creator => (&profile.creator_id, &profile.created_at),
            Self::LastEditor => (&profile.updater_id, &profile.updated_at),
            Self::Health | Self::Status | Self::Type | Self::Schedule => return None,
        };
        let named_at = named_at.as_ref().and_then(Timestamp::epoch_ms);
        Some(Person {
            id: id.as_deref().filter(|id| !id.trim().is_empty()),
            named_at: named_at.unwrap_or(i64::MIN),
        })
    }

    /// The value of a profile with this health: the API's code or name, or [`Health::id`]; empty if
    /// the API sent none.
    pub fn value(self, profile: &SegmentProfile, health: Health) -> &str {
        let value = match self.column().field() {
            Field::Health => Some(health.id()),
            Field::Stage => profile.stage().map(|stage| stage.code()),
            Field::Type => profile.created_by.as_ref().map(|kind| kind.code()),
            Field::Scheduler => profile.scheduler.as_ref().map(|schedule| schedule.code()),
            Field::Time(field) => field(profile).map(|time| time.text()),
            Field::Text(field) => field(profile),
            // No facet has one of these columns.
            Field::Due | Field::OverdueBy => None,
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
