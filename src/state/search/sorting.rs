//! Sorting by one or more columns, and its form in URLs: `-detectedAt.name`.

use crate::domain::Column;

/// One column to sort by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SortKey {
    /// Which column.
    pub column: Column,
    /// Whether the order is descending.
    pub descending: bool,
}

/// The columns to sort by, most significant first, each at most once. Without any, rows are in the
/// API's order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sorting(Vec<SortKey>);

impl Sorting {
    /// Reads what [`Self::text`] writes; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let mut keys: Vec<SortKey> = Vec::new();
        for part in text.split('.') {
            let (id, descending) = match part.strip_prefix('-') {
                Some(id) => (id, true),
                None => (part, false),
            };
            let column = Column::from_id(id)?;
            if keys.iter().any(|key| key.column == column) {
                return None;
            }
            keys.push(SortKey { column, descending });
        }
        Some(Self(keys))
    }

    /// The ids of the columns, joined by dots, descending ones with a minus.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for key in &self.0 {
            if !text.is_empty() {
                text.push('.');
            }
            if key.descending {
                text.push('-');
            }
            text.push_str(key.column.id());
        }
        text
    }

    /// The keys, most significant first.
    pub fn keys(&self) -> &[SortKey] {
        &self.0
    }

    /// The columns, most significant first.
    pub fn columns(&self) -> Vec<Column> {
        self.0.iter().map(|key| key.column).collect()
    }

    /// The key of a column and its index (from 0) among the keys.
    pub fn of(&self, column: Column) -> Option<(usize, SortKey)> {
        let index = self.0.iter().position(|key| key.column == column)?;
        Some((index, self.0[index]))
    }

    /// The sorting after a click on a column's heading, which cycles through ascending,
    /// descending and off. `keep_others` keeps the other columns (Shift), else they are removed.
    pub fn toggled(&self, column: Column, keep_others: bool) -> Self {
        let next = match self.of(column) {
            None => Some(false),
            Some((_, key)) if !key.descending => Some(true),
            Some(_) => None,
        };
        let next = next.map(|descending| SortKey { column, descending });
        if !keep_others {
            return Self(next.into_iter().collect());
        }
        let mut keys = self.0.clone();
        match (self.of(column), next) {
            (Some((index, _)), Some(key)) => keys[index] = key,
            (Some((index, _)), None) => {
                keys.remove(index);
            }
            (None, key) => keys.extend(key),
        }
        Self(keys)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Sorting {
        Sorting::parse(text).expect("a sorting")
    }

    #[test]
    fn a_link_is_written_as_it_was_read() {
        for text in ["name", "-detectedAt", "-detectedAt.name", "stage.-name.key"] {
            assert_eq!(parsed(text).text(), text);
        }
        assert_eq!(Sorting::default().text(), "");
    }

    #[test]
    fn what_is_no_sorting_is_refused() {
        for text in [
            "",
            ".",
            "name.",
            "colour",
            "--name",
            "name.-name",
            "name stage",
        ] {
            assert_eq!(Sorting::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_heading_cycles_through_ascending_descending_and_off() {
        let none = Sorting::default();
        let up = none.toggled(Column::Name, false);
        let down = up.toggled(Column::Name, false);
        assert_eq!(up.text(), "name");
        assert_eq!(down.text(), "-name");
        assert_eq!(down.toggled(Column::Name, false), none);
    }

    #[test]
    fn another_heading_replaces_the_sorting_and_with_shift_is_added() {
        let sorting = parsed("-stage.name");
        assert_eq!(sorting.toggled(Column::Key, false).text(), "key");
        assert_eq!(sorting.toggled(Column::Name, false).text(), "-name");
        assert_eq!(sorting.toggled(Column::Key, true).text(), "-stage.name.key");
        assert_eq!(sorting.toggled(Column::Name, true).text(), "-stage.-name");
        assert_eq!(sorting.toggled(Column::Status, true).text(), "name");
    }
}
