//! Kinds of changes of a profile.

use crate::i18n::{Locale, SearchWordMessages, Words};
use crate::state::search::filter::words::same_word;

/// A change of a profile since it was last marked as seen. Of the first four it has one at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChangeKind {
    /// Its computation has failed, and had not.
    Failed,
    /// It is overdue, and was not.
    Overdue,
    /// It is healthy, and had failed or was overdue.
    Recovered,
    /// It has a newer result.
    Computed,
    /// It has another name.
    Renamed,
    /// Its definition was edited, but for the name.
    Edited,
    /// It was not there.
    Added,
    /// It is not there any more.
    Removed,
}

impl ChangeKind {
    /// All kinds, the most urgent first.
    pub const ALL: [Self; 8] = [
        Self::Failed,
        Self::Overdue,
        Self::Recovered,
        Self::Computed,
        Self::Renamed,
        Self::Edited,
        Self::Added,
        Self::Removed,
    ];

    /// The kinds that a row can have: a removed profile has none.
    pub const OF_ROWS: [Self; 7] = [
        Self::Failed,
        Self::Overdue,
        Self::Recovered,
        Self::Computed,
        Self::Renamed,
        Self::Edited,
        Self::Added,
    ];

    /// Its value in the search language: `changed:failed`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Failed => "failed",
            Self::Overdue => "overdue",
            Self::Recovered => "recovered",
            Self::Computed => "computed",
            Self::Renamed => "renamed",
            Self::Edited => "edited",
            Self::Added => "added",
            Self::Removed => "removed",
        }
    }

    const fn words(self, words: &SearchWordMessages) -> Words {
        match self {
            Self::Failed => words.changed_failed,
            Self::Overdue => words.changed_overdue,
            Self::Recovered => words.changed_recovered,
            Self::Computed => words.changed_computed,
            Self::Renamed => words.changed_renamed,
            Self::Edited => words.changed_edited,
            Self::Added => words.changed_added,
            Self::Removed => &[],
        }
    }

    /// Its word in a language; empty for [`Self::Removed`], which no row has.
    pub fn word(self, words: &SearchWordMessages) -> &'static str {
        self.words(words).first().copied().unwrap_or_default()
    }

    /// Every word that names it in the search language.
    pub fn all_words(self) -> impl Iterator<Item = &'static str> {
        let words = Locale::ALL.into_iter();
        let words = words.flat_map(move |locale| self.words(&locale.messages().search_words));
        [self.id()].into_iter().chain(words.copied())
    }

    /// The kind that a row can have of this word, in either language.
    pub fn named(word: &str) -> Option<Self> {
        let is_named = |kind: &Self| kind.all_words().any(|known| same_word(known, word));
        Self::OF_ROWS.into_iter().find(is_named)
    }
}

/// A set of changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ChangeKinds(u8);

impl ChangeKinds {
    /// Whether there is none.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether there is more than a newer result: in a night, most profiles get one.
    pub const fn is_notable(self) -> bool {
        self.0 & !(1 << ChangeKind::Computed as u8) != 0
    }

    /// Whether this one is in it.
    pub const fn has(self, kind: ChangeKind) -> bool {
        self.0 & (1 << kind as u8) != 0
    }

    /// With this one.
    pub const fn with(self, kind: ChangeKind) -> Self {
        Self(self.0 | 1 << kind as u8)
    }

    /// Those in it, the most urgent first.
    pub fn iter(self) -> impl Iterator<Item = ChangeKind> {
        let all = ChangeKind::ALL.into_iter();
        all.filter(move |kind| self.has(*kind))
    }
}
