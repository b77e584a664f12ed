//! Column layout of the table: visible columns, order and widths, in URLs as
//! `name-240.health.stage`; and the density of the rows.

use crate::domain::Column;

/// A visible column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShownColumn {
    /// Which column.
    pub column: Column,
    /// Its width in CSS pixels, if the user set one: from [`ColumnLayout::MIN_WIDTH`]
    /// to [`ColumnLayout::MAX_WIDTH`].
    pub width: Option<u16>,
}

/// The visible columns. The name is always the first one: it opens the row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnLayout(Vec<ShownColumn>);

impl Default for ColumnLayout {
    fn default() -> Self {
        let shown = Column::ALL.into_iter();
        let shown = shown.filter(|column| column.is_default());
        Self(shown.map(ShownColumn::of).collect())
    }
}

impl ShownColumn {
    fn of(column: Column) -> Self {
        Self {
            column,
            width: None,
        }
    }
}

impl ColumnLayout {
    /// The smallest width in CSS pixels: a badge without its text.
    pub const MIN_WIDTH: u16 = 56;
    /// The largest width in CSS pixels: about a screen.
    pub const MAX_WIDTH: u16 = 1600;

    /// Reads what [`Self::text`] writes; `None` for anything else, and for widths out
    /// of range.
    pub fn parse(text: &str) -> Option<Self> {
        let mut shown: Vec<ShownColumn> = Vec::new();
        for part in text.split('.') {
            let (id, width) = match part.split_once('-') {
                Some((id, width)) => (id, Some(width.parse().ok()?)),
                None => (part, None),
            };
            let column = Column::from_id(id)?;
            let in_range =
                width.is_none_or(|width| (Self::MIN_WIDTH..=Self::MAX_WIDTH).contains(&width));
            if !in_range || shown.iter().any(|other| other.column == column) {
                return None;
            }
            shown.push(ShownColumn { column, width });
        }
        (shown.first()?.column == Column::Name).then_some(Self(shown))
    }

    /// The ids of the columns, joined by dots, chosen widths after a minus.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for shown in &self.0 {
            if !text.is_empty() {
                text.push('.');
            }
            text.push_str(shown.column.id());
            if let Some(width) = shown.width {
                text.push('-');
                text.push_str(&width.to_string());
            }
        }
        text
    }

    /// The visible columns, in order.
    pub fn shown(&self) -> &[ShownColumn] {
        &self.0
    }

    /// Whether a column is visible.
    pub fn has(&self, column: Column) -> bool {
        self.0.iter().any(|shown| shown.column == column)
    }

    /// The layout with a column shown or hidden. It is inserted by its position in
    /// [`Column::ALL`]; the name can't be hidden.
    pub fn with(&self, column: Column, on: bool) -> Self {
        let mut shown = self.0.clone();
        if !on {
            shown.retain(|other| other.column != column || column == Column::Name);
        } else if !self.has(column) {
            let rank = |column| Column::ALL.into_iter().position(|other| other == column);
            let index = shown
                .iter()
                .rposition(|other| rank(other.column) < rank(column));
            shown.insert(index.map_or(1, |index| index + 1), ShownColumn::of(column));
        }
        Self(shown)
    }

    /// The layout with a column moved to an index (from 0) among the visible ones; no column moves
    /// before the name.
    pub fn moved(&self, column: Column, to: usize) -> Self {
        let mut shown = self.0.clone();
        let from = shown.iter().position(|other| other.column == column);
        if let Some(from) = from.filter(|from| *from > 0) {
            let moved = shown.remove(from);
            shown.insert(to.clamp(1, shown.len()), moved);
        }
        Self(shown)
    }

    /// The layout with a column's width set, within the allowed range; `None` is the default width.
    pub fn sized(&self, column: Column, width: Option<u16>) -> Self {
        let mut shown = self.0.clone();
        for other in &mut shown {
            if other.column == column {
                other.width = width.map(|width| width.clamp(Self::MIN_WIDTH, Self::MAX_WIDTH));
            }
        }
        Self(shown)
    }
}

/// The density of the rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Density {
    /// Spacious rows.
    #[default]
    Comfortable,
    /// As many rows as are readable.
    Compact,
}

impl Density {
    /// Every density, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::Comfortable, Self::Compact];

    /// Its name in links and in the page's `data-density`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Comfortable => "comfortable",
            Self::Compact => "compact",
        }
    }

    /// The density with this id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|density| density.id() == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> ColumnLayout {
        ColumnLayout::parse(text).expect("a layout")
    }

    #[test]
    fn a_link_is_written_as_it_was_read() {
        for text in ["name", "name-240.stage.health-80", "name.updatedAt.key"] {
            assert_eq!(parsed(text).text(), text);
        }
        assert_eq!(
            parsed(&ColumnLayout::default().text()),
            ColumnLayout::default()
        );
    }

    #[test]
    fn what_is_no_layout_is_refused() {
        for text in [
            "",
            "stage",
            "stage.name",
            "name.name",
            "name.colour",
            "name-9",
            "name-9999",
            "name-x",
            "name-",
            "name.",
        ] {
            assert_eq!(ColumnLayout::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_column_comes_back_where_it_was() {
        let without = ColumnLayout::default().with(Column::Status, false);
        assert!(!without.has(Column::Status));
        assert_eq!(without.with(Column::Status, true), ColumnLayout::default());
        assert_eq!(
            parsed("name.key").with(Column::Health, true).text(),
            "name.health.key"
        );
    }

    #[test]
    fn the_name_stays_and_stays_first() {
        assert_eq!(
            parsed("name.key").with(Column::Name, false).text(),
            "name.key"
        );
        assert_eq!(parsed("name.key").moved(Column::Key, 0).text(), "name.key");
        assert_eq!(parsed("name.key").moved(Column::Name, 1).text(), "name.key");
    }

    #[test]
    fn a_column_moves_to_where_it_is_put() {
        let layout = parsed("name.key.stage.health");
        assert_eq!(
            layout.moved(Column::Health, 1).text(),
            "name.health.key.stage"
        );
        assert_eq!(
            layout.moved(Column::Key, 99).text(),
            "name.stage.health.key"
        );
        assert_eq!(layout.moved(Column::Creator, 1), layout);
    }

    #[test]
    fn a_width_is_kept_within_its_range() {
        let layout = parsed("name.key");
        assert_eq!(layout.sized(Column::Key, Some(1)).text(), "name.key-56");
        assert_eq!(
            layout.sized(Column::Key, Some(9999)).text(),
            "name.key-1600"
        );
        assert_eq!(
            parsed("name.key-99").sized(Column::Key, None).text(),
            "name.key"
        );
    }

    #[test]
    fn every_density_is_found_by_its_id() {
        for density in Density::ALL {
            assert_eq!(Density::from_id(density.id()), Some(density));
        }
        assert_eq!(Density::from_id("dense"), None);
    }
}
