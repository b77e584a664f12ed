//! The searched text of a row: its searched fields, case-folded, one per line.

use crate::domain::{Column, Field, SegmentProfile};
use crate::state::search::case_folding::folded;
use crate::state::search::filter::TextField;

/// How many lines there are: name, key, description, creator and id.
const LINES: usize = 5;

/// The text of one row. Where its lines end is kept, because a search in one field would spend most
/// of its time on finding them.
#[derive(Debug)]
pub struct RowText {
    text: Box<str>,
    /// The end of each line in `text`, without its line break.
    ends: [u32; LINES],
}

impl RowText {
    /// The text of a profile.
    pub fn of(row: &SegmentProfile) -> Self {
        let columns = Column::ALL
            .into_iter()
            .filter(|column| column.is_searched());
        let fields = columns.map(|column| match column.field() {
            Field::Text(field) => field(row).unwrap_or_default(),
            Field::Health
            | Field::Stage
            | Field::Scheduler
            | Field::Type
            | Field::Due
            | Field::OverdueBy
            | Field::Time(_) => "",
        });
        Self::of_fields(fields.chain([row.id.as_str()]))
    }

    /// The text of these fields.
    pub(super) fn of_fields<'a>(fields: impl Iterator<Item = &'a str>) -> Self {
        let mut text = String::new();
        let mut ends = [0; LINES];
        for (end, field) in ends.iter_mut().zip(fields) {
            // Line breaks within a field are folded to spaces.
            text.push_str(&folded(field));
            *end = text.len() as u32;
            text.push('\n');
        }
        Self {
            text: text.into(),
            ends,
        }
    }

    /// All lines, each followed by a line break.
    pub fn whole(&self) -> &str {
        &self.text
    }

    /// The line of a field.
    pub fn line(&self, field: TextField) -> &str {
        self.line_at(match field {
            TextField::Name => 0,
            TextField::Key => 1,
            TextField::Description => 2,
            TextField::Id => 4,
        })
    }

    /// The lines, in order.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        (0..LINES).map(|at| self.line_at(at))
    }

    fn line_at(&self, at: usize) -> &str {
        let before = at.checked_sub(1).map(|before| self.ends[before] as usize);
        let start = before.map_or(0, |end| end + 1);
        let line = self.text.get(start..self.ends[at] as usize);
        line.unwrap_or_default()
    }
}

impl AsRef<Self> for RowText {
    fn as_ref(&self) -> &Self {
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_field_is_a_line_of_its_own_though_it_is_missing_or_has_line_breaks() {
        let row = SegmentProfile {
            name: Some("高价值\nVIP".to_owned()),
            creator: Some("王小明".to_owned()),
            ..SegmentProfile::with_id("Id")
        };
        let text = RowText::of(&row);
        assert_eq!(text.whole(), "高价值 vip\n\n\n王小明\nid\n");
        let fields = [TextField::Name, TextField::Key, TextField::Description];
        assert_eq!(fields.map(|it| text.line(it)), ["高价值 vip", "", ""]);
        assert_eq!(text.line(TextField::Id), "id");
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines, ["高价值 vip", "", "", "王小明", "id"]);
    }
}
