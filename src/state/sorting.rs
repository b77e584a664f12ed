//! In which order rows stand, as links write it: `-detectedAt.name`.

use crate::domain::Column;

/// One column to sort by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SortKey {
    /// Which column.
    pub column: Column,
    /// Whether the largest, the latest, the last of the alphabet comes first.
    pub descending: bool,
}

/// Columns to sort by, the most important first, each once. None of them means
/// the API's own order.
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

    /// The keys, the most important first.
    pub fn keys(&self) -> &[SortKey] {
        &self.0
    }

    /// The columns, the most important first.
    pub fn columns(&self) -> Vec<Column> {
        self.0.iter().map(|key| key.column).collect()
    }

    /// How a column takes part: its place among the keys (from 0), and the key.
    pub fn of(&self, column: Column) -> Option<(usize, SortKey)> {
        let place = self.0.iter().position(|key| key.column == column)?;
        Some((place, self.0[place]))
    }

    /// The sorting after a press on a column's heading: ascending, then descending,
    /// then not at all. `beside` keeps the other columns (Shift), else they go.
    pub fn pressed(&self, column: Column, beside: bool) -> Self {
        let next = match self.of(column) {
            None => Some(false),
            Some((_, key)) if !key.descending => Some(true),
            Some(_) => None,
        };
        let next = next.map(|descending| SortKey { column, descending });
        if !beside {
            return Self(next.into_iter().collect());
        }
        let mut keys = self.0.clone();
        match (self.of(column), next) {
            (Some((place, _)), Some(key)) => keys[place] = key,
            (Some((place, _)), None) => {
                keys.remove(place);
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
    fn a_heading_goes_up_then_down_then_out() {
        let none = Sorting::default();
        let up = none.pressed(Column::Name, false);
        let down = up.pressed(Column::Name, false);
        assert_eq!(up.text(), "name");
        assert_eq!(down.text(), "-name");
        assert_eq!(down.pressed(Column::Name, false), none);
    }

    #[test]
    fn another_heading_takes_over_and_with_shift_comes_beside() {
        let sorting = parsed("-stage.name");
        assert_eq!(sorting.pressed(Column::Key, false).text(), "key");
        assert_eq!(sorting.pressed(Column::Name, false).text(), "-name");
        assert_eq!(sorting.pressed(Column::Key, true).text(), "-stage.name.key");
        assert_eq!(sorting.pressed(Column::Name, true).text(), "-stage.-name");
        assert_eq!(sorting.pressed(Column::Status, true).text(), "name");
    }
}
