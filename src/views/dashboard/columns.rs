//! The table's columns, in their order: what is called what, and how wide it is.

use crate::text;

/// A column of the table. What people look for first stands first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// `name`.
    Name,
    /// `detector.stage`.
    Status,
    /// `detector.detectedAt`.
    LastComputed,
    /// `scheduler`.
    Schedule,
    /// `createdBy`.
    Kind,
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
    /// Every column, in order.
    pub const ALL: [Self; 11] = [
        Self::Name,
        Self::Status,
        Self::LastComputed,
        Self::Schedule,
        Self::Kind,
        Self::Key,
        Self::Description,
        Self::Creator,
        Self::Created,
        Self::LastEditor,
        Self::Updated,
    ];

    /// Its heading.
    pub fn heading(self, words: &text::Columns) -> &'static str {
        match self {
            Self::Name => words.name,
            Self::Status => words.status,
            Self::LastComputed => words.last_computed,
            Self::Schedule => words.schedule,
            Self::Kind => words.kind,
            Self::Key => words.key,
            Self::Description => words.description,
            Self::Creator => words.creator,
            Self::Created => words.created,
            Self::LastEditor => words.last_editor,
            Self::Updated => words.updated,
        }
    }

    /// The CSS class of its `<col>`, which has its width.
    pub fn class(self) -> &'static str {
        match self {
            Self::Name => "col col--name",
            Self::Status => "col col--status",
            Self::Schedule => "col col--schedule",
            Self::Kind => "col col--kind",
            Self::LastComputed | Self::Created | Self::Updated => "col col--time",
            Self::Key => "col col--key",
            Self::Description => "col col--description",
            Self::Creator | Self::LastEditor => "col col--person",
        }
    }
}
