//! Columns of the table: the fields of a profile that it shows and sorts by.

use super::{ApiField, SegmentProfile, Timestamp};

/// A column, in the default order of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    /// `name`.
    Name,
    /// [`super::Health`], computed by the console.
    Health,
    /// `detector.stage`.
    Status,
    /// `detector.detectedAt`.
    LastComputed,
    /// When the next result is due by the schedule.
    Due,
    /// By how much the result is overdue, which depends on the time.
    OverdueBy,
    /// `scheduler`.
    Schedule,
    /// `createdBy`.
    Type,
    /// `key`.
    Key,
    /// `description`.
    Description,
    /// `creator`.
    Creator,
    /// `createdAt`.
    Created,
    /// `updater`.
    LastEditor,
    /// `updatedAt`.
    Updated,
}

impl Column {
    /// All columns, in the default order of the table.
    pub const ALL: [Self; 14] = [
        Self::Name,
        Self::Health,
        Self::Status,
        Self::LastComputed,
        Self::Due,
        Self::OverdueBy,
        Self::Schedule,
        Self::Type,
        Self::Key,
        Self::Description,
        Self::Creator,
        Self::Created,
        Self::LastEditor,
        Self::Updated,
    ];

    /// Its id in URLs and saved views: the API's name of the field, where it has one. ASCII letters
    /// only.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Health => "health",
            Self::Status => "stage",
            Self::LastComputed => "detectedAt",
            Self::Due => "due",
            Self::OverdueBy => "overdueBy",
            Self::Schedule => "scheduler",
            Self::Type => "createdBy",
            Self::Key => "key",
            Self::Description => "description",
            Self::Creator => "creator",
            Self::Created => "createdAt",
            Self::LastEditor => "updater",
            Self::Updated => "updatedAt",
        }
    }

    /// The field that it shows.
    pub const fn field(self) -> Field {
        match self {
            Self::Name => Field::Text(|profile| profile.name.as_deref()),
            Self::Health => Field::Health,
            Self::Status => Field::Stage,
            Self::LastComputed => Field::Time(SegmentProfile::detected_at),
            Self::Due => Field::Due,
            Self::OverdueBy => Field::OverdueBy,
            Self::Schedule => Field::Scheduler,
            Self::Type => Field::Type,
            Self::Key => Field::Text(|profile| profile.key.as_deref()),
            Self::Description => Field::Text(|profile| profile.description.as_deref()),
            Self::Creator => Field::Text(|profile| profile.creator.as_deref()),
            Self::Created => Field::Time(|profile| profile.created_at.as_ref()),
            Self::LastEditor => Field::Text(|profile| profile.updater.as_deref()),
            Self::Updated => Field::Time(|profile| profile.updated_at.as_ref()),
        }
    }

    /// The field of the API that it shows; `None` for what the console computes.
    pub const fn api_field(self) -> Option<ApiField> {
        Some(match self {
            Self::Name => ApiField::Name,
            Self::Status => ApiField::Stage,
            Self::LastComputed => ApiField::DetectedAt,
            Self::Schedule => ApiField::Scheduler,
            Self::Type => ApiField::CreatedBy,
            Self::Key => ApiField::Key,
            Self::Description => ApiField::Description,
            Self::Creator => ApiField::Creator,
            Self::Created => ApiField::CreatedAt,
            Self::LastEditor => ApiField::Updater,
            Self::Updated => ApiField::UpdatedAt,
            Self::Health | Self::Due | Self::OverdueBy => return None,
        })
    }

    /// Whether it is shown to people who chose no columns.
    pub const fn is_default(self) -> bool {
        !matches!(self, Self::Due | Self::OverdueBy)
    }

    /// Whether it shows plain text, which is sorted by collation.
    pub const fn is_text(self) -> bool {
        matches!(self.field(), Field::Text(_))
    }

    /// Whether words of the search are looked for in it.
    pub const fn is_searched(self) -> bool {
        matches!(
            self,
            Self::Name | Self::Key | Self::Description | Self::Creator
        )
    }

    /// The column with this id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.id() == id)
    }
}

/// The field that a column shows, by its type: how it is rendered, sorted and filtered follows from
/// that.
#[derive(Clone, Copy, Debug)]
pub enum Field {
    /// [`super::Health`], which depends on the time.
    Health,
    /// `detector.stage`.
    Stage,
    /// `scheduler`.
    Scheduler,
    /// `createdBy`.
    Type,
    /// [`super::HealthRules::due_at`].
    Due,
    /// [`super::Cutoffs::overdue_since`], which depends on the time.
    OverdueBy,
    /// A point in time that the API sent.
    Time(fn(&SegmentProfile) -> Option<&Timestamp>),
    /// Text in a person's words.
    Text(fn(&SegmentProfile) -> Option<&str>),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_is_found_by_its_own_id() {
        for column in Column::ALL {
            assert_eq!(Column::from_id(column.id()), Some(column));
        }
        assert_eq!(Column::from_id("Name"), None);
        assert_eq!(Column::from_id(""), None);
    }
}
