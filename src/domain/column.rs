//! The fields of a profile that a table shows, sorts and remembers.

/// A column. What people look for first stands first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    /// `name`.
    Name,
    /// Whether it can be trusted today: [`super::Health`], judged here.
    Health,
    /// `detector.stage`.
    Status,
    /// `detector.detectedAt`.
    LastComputed,
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
    /// Every column, in the order in which a table shows them unless told otherwise.
    pub const ALL: [Self; 12] = [
        Self::Name,
        Self::Health,
        Self::Status,
        Self::LastComputed,
        Self::Schedule,
        Self::Type,
        Self::Key,
        Self::Description,
        Self::Creator,
        Self::Created,
        Self::LastEditor,
        Self::Updated,
    ];

    /// Its name in links and saved views: the API's word for the field. Letters only.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Health => "health",
            Self::Status => "stage",
            Self::LastComputed => "detectedAt",
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

    /// The column with this id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.id() == id)
    }
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
