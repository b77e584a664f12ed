//! Columns of the table: the fields of a profile that it shows and sorts by.

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

    /// Its id in URLs and saved views: the API's name of the field. ASCII letters only.
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
