//! What a virtual table is told of its rows, and of the groups that they may be in.

use leptos::prelude::*;

use super::VirtualRows;

/// The rows of a virtual table, as its owner knows them; headings of groups are rows, too. Indexes
/// count from 0; everything is read reactively.
#[derive(Clone, Copy)]
pub struct RowSource {
    /// How many rows there are.
    pub count: Signal<usize>,
    /// How many rows of the whole list stand before the first one.
    pub offset: Signal<u64>,
    /// The id of the row at an index: what stays the same wherever the row moves.
    pub id: Callback<(usize,), Option<String>>,
    /// The index of the row with an id.
    pub index: Callback<(String,), Option<usize>>,
    /// The id of the open row, which is marked by `aria-current`.
    pub opened: Signal<Option<String>>,
    /// Called to open the row with an id, or to collapse or expand the group of a heading.
    pub on_open: Callback<(String,)>,
    /// Whether the row with an id is selected, for `aria-selected`; `None` where it can't be.
    pub selected: Callback<(String,), Option<bool>>,
    /// Called where Shift and a key have moved the keyboard from the row with the first id to that
    /// with the second.
    pub on_extend: Callback<(String, String)>,
    /// Called with a letter that was pressed at the current row: the letter in lower case, whether
    /// Shift was held, and the row's id. Returns whether it did something.
    pub on_letter: Callback<(char, bool, String), bool>,
    /// The groups, if rows can be in some.
    pub groups: Option<RowGroups>,
}

/// The groups of rows.
#[derive(Clone, Copy)]
pub struct RowGroups {
    /// Whether rows are in groups now; the table is a `treegrid` then.
    pub active: Signal<bool>,
    /// What the row at an index is.
    pub kind: Callback<(usize,), RowKind>,
    /// Called to expand or collapse the group whose heading has an id.
    pub on_expand: Callback<(String, bool)>,
}

/// What a row is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RowKind {
    /// A row in no group.
    #[default]
    Plain,
    /// A row in a group.
    Member,
    /// The heading of a group.
    Heading {
        /// Whether the rows of the group are shown.
        expanded: bool,
    },
}

impl RowKind {
    /// The value of `aria-level`.
    pub(super) const fn level(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Heading { .. } => Some("1"),
            Self::Member => Some("2"),
        }
    }

    /// The value of `aria-expanded`.
    pub const fn expanded(self) -> Option<&'static str> {
        match self {
            Self::Plain | Self::Member => None,
            Self::Heading { expanded: true } => Some("true"),
            Self::Heading { expanded: false } => Some("false"),
        }
    }

    /// Whether a key (`KeyboardEvent.key`) expands or collapses the group, as in a tree.
    pub(super) fn expanded_by_key(self, key: &str) -> Option<bool> {
        match (self, key) {
            (Self::Heading { expanded: false }, "ArrowRight") => Some(true),
            (Self::Heading { expanded: true }, "ArrowLeft") => Some(false),
            (Self::Plain | Self::Member | Self::Heading { .. }, _) => None,
        }
    }
}

impl VirtualRows {
    /// What the row at an index is, reactively.
    pub(super) fn kind_at(self, index: usize) -> RowKind {
        let groups = self.source.groups;
        groups.map_or(RowKind::Plain, |groups| groups.kind.run((index,)))
    }

    /// Whether rows are in groups, reactively.
    pub(super) fn is_grouped(self) -> bool {
        self.source.groups.is_some_and(|groups| groups.active.get())
    }

    /// Collapses or expands the group of the current heading, if a key does.
    pub(super) fn expanded_by(self, key: &str) -> bool {
        let index = self.current_index();
        let kind = index.map(|index| untrack(|| self.kind_at(index)));
        let expanded = kind.and_then(|kind| kind.expanded_by_key(key));
        let change = expanded.zip(self.source.groups);
        let Some(((expanded, groups), id)) = change.zip(self.current.get_untracked()) else {
            return false;
        };
        groups.on_expand.run((id, expanded));
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arrow_that_changes_nothing_is_the_browsers() {
        let [open, closed] = [true, false].map(|expanded| RowKind::Heading { expanded });
        assert_eq!(open.expanded_by_key("ArrowLeft"), Some(false));
        assert_eq!(closed.expanded_by_key("ArrowRight"), Some(true));
        assert_eq!(open.expanded_by_key("ArrowRight"), None);
        assert_eq!(closed.expanded_by_key("ArrowLeft"), None);
        for kind in [RowKind::Plain, RowKind::Member] {
            assert_eq!(kind.expanded_by_key("ArrowLeft"), None);
            assert_eq!(kind.expanded_by_key("ArrowRight"), None);
        }
    }
}
