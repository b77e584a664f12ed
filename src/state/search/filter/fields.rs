//! Fields of the search language and the words that name them, in both languages of the console:
//! the message files are their only source beside the API's own names.

use super::words::same_word;
use crate::domain::Facet;
use crate::i18n::{Locale, SearchWordMessages, Words};

/// A text of a profile that can be searched by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextField {
    /// `name`.
    Name,
    /// `key`.
    Key,
    /// `id`.
    Id,
    /// `description`.
    Description,
}

/// A time of a profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeField {
    /// When its result was computed.
    Computed,
    /// When it was created.
    Created,
    /// When its definition was edited.
    Updated,
    /// When its next result is due.
    Due,
    /// Since when its result is overdue: when that was due, if its health is overdue by it.
    Overdue,
}

/// What `is:` asks of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// It has a star in this browser.
    Starred,
    /// It is selected.
    Selected,
    /// Another profile of the project has its name.
    SameName,
    /// Its deadline is close, and its result not there.
    DueSoon,
    /// Something changed in it since it was marked as seen, other than by a newer result.
    Changed,
    /// It has been seen running for long.
    LongRunning,
}

/// A field of the search language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SearchField {
    /// A facet: `stage:error`.
    Facet(Facet),
    /// A text: `name:vip*`.
    Text(TextField),
    /// A time: `computed:<24h`.
    Time(TimeField),
    /// Rows in which a field has a value: `has:key`.
    Has,
    /// Rows in which it has none: `no:description`.
    No,
    /// Rows with a mark: `is:starred`.
    Is,
    /// Rows with a change since they were marked as seen: `changed:failed`.
    Changed,
}

impl SearchField {
    /// All fields, in the order in which they are offered.
    pub const ALL: [Self; 19] = [
        Self::Facet(Facet::Health),
        Self::Facet(Facet::Status),
        Self::Facet(Facet::Schedule),
        Self::Facet(Facet::Type),
        Self::Facet(Facet::Creator),
        Self::Facet(Facet::LastEditor),
        Self::Text(TextField::Name),
        Self::Text(TextField::Key),
        Self::Text(TextField::Id),
        Self::Text(TextField::Description),
        Self::Time(TimeField::Computed),
        Self::Time(TimeField::Due),
        Self::Time(TimeField::Overdue),
        Self::Time(TimeField::Created),
        Self::Time(TimeField::Updated),
        Self::Has,
        Self::No,
        Self::Is,
        Self::Changed,
    ];

    /// Its names: the one that is written, and others that are read as well, the API's.
    pub const fn names(self) -> Words {
        match self {
            Self::Facet(facet) => facet.names(),
            Self::Text(TextField::Name) => &["name"],
            Self::Text(TextField::Key) => &["key"],
            Self::Text(TextField::Id) => &["id"],
            Self::Text(TextField::Description) => &["description"],
            Self::Time(TimeField::Computed) => &["computed", "detectedAt"],
            Self::Time(TimeField::Created) => &["created", "createdAt"],
            Self::Time(TimeField::Updated) => &["updated", "updatedAt"],
            Self::Time(TimeField::Due) => &["due"],
            Self::Time(TimeField::Overdue) => &["overdue", "overdueBy"],
            Self::Has => &["has"],
            Self::No => &["no"],
            Self::Is => &["is"],
            Self::Changed => &["changed"],
        }
    }

    /// The name that is written.
    pub fn name(self) -> &'static str {
        self.names().first().copied().unwrap_or_default()
    }

    const fn words(self, words: &SearchWordMessages) -> Words {
        match self {
            Self::Facet(Facet::Health) => words.health,
            Self::Facet(Facet::Status) => words.status,
            Self::Facet(Facet::Type) => words.kind,
            Self::Facet(Facet::Schedule) => words.schedule,
            Self::Facet(Facet::Creator) => words.creator,
            Self::Facet(Facet::LastEditor) => words.editor,
            Self::Text(TextField::Name) => words.name,
            Self::Text(TextField::Key) => words.key,
            Self::Text(TextField::Id) => words.id,
            Self::Text(TextField::Description) => words.description,
            Self::Time(TimeField::Computed) => words.computed,
            Self::Time(TimeField::Created) => words.created,
            Self::Time(TimeField::Updated) => words.updated,
            Self::Time(TimeField::Due) => words.due,
            Self::Time(TimeField::Overdue) => words.overdue,
            Self::Has => words.has,
            Self::No => words.no,
            Self::Is => words.is,
            Self::Changed => words.changed_field,
        }
    }

    /// The word for it in a language.
    pub fn word(self, words: &SearchWordMessages) -> &'static str {
        self.words(words).first().copied().unwrap_or_default()
    }

    /// Every word that names it: the API's, and those of each language.
    pub fn all_words(self) -> impl Iterator<Item = &'static str> {
        let words = Locale::ALL.into_iter();
        let words = words.flat_map(move |locale| self.words(&locale.messages().search_words));
        self.names().iter().chain(words).copied()
    }

    /// The field of this name, in either language.
    pub fn named(name: &str) -> Option<Self> {
        let is_named = |field: &Self| field.all_words().any(|word| same_word(word, name));
        Self::ALL.into_iter().find(is_named)
    }

    /// Whether a row can be without it, so that `has:` and `no:` ask for it.
    pub const fn can_be_missing(self) -> bool {
        match self {
            Self::Facet(Facet::Health) | Self::Has | Self::No | Self::Is | Self::Changed => false,
            Self::Facet(_) | Self::Text(_) | Self::Time(_) => true,
        }
    }
}

impl Mark {
    /// All marks, in the order in which they are offered.
    pub const ALL: [Self; 6] = [
        Self::Starred,
        Self::Selected,
        Self::SameName,
        Self::DueSoon,
        Self::Changed,
        Self::LongRunning,
    ];

    /// The word that is written.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Starred => "starred",
            Self::Selected => "selected",
            Self::SameName => "same-name",
            Self::DueSoon => "due-soon",
            Self::Changed => "changed",
            Self::LongRunning => "long-running",
        }
    }

    /// Every word of each language.
    pub fn all_words(self) -> impl Iterator<Item = &'static str> {
        let words = Locale::ALL.into_iter();
        let words = words.flat_map(move |locale| {
            let words = &locale.messages().search_words;
            match self {
                Self::Starred => words.starred,
                Self::Selected => words.selected,
                Self::SameName => words.same_name,
                Self::DueSoon => words.due_soon,
                Self::Changed => words.changed,
                Self::LongRunning => words.long_running,
            }
        });
        words.copied()
    }

    /// The mark of this word, in either language.
    pub fn named(word: &str) -> Option<Self> {
        let is_named = |mark: &Self| mark.all_words().any(|known| same_word(known, word));
        Self::ALL.into_iter().find(is_named)
    }
}
