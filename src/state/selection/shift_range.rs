//! Range that Shift selects: from the row that was selected last to where the mouse or the keyboard
//! goes.

use std::ops::RangeInclusive;
use std::sync::Arc;

use super::range_between;
use crate::domain::SegmentProfile;

/// Where a range begins, and how far the keyboard has taken it.
#[derive(Clone, Debug, Default)]
pub struct ShiftRange {
    /// The row that it begins at: the one that was selected last without Shift.
    anchor: Option<String>,
    /// The row that it ends at.
    end: Option<String>,
    /// The line that the keyboard has reached: that row, or the heading of a group behind it. From
    /// any other line, a range of its own begins.
    line: Option<String>,
}

/// What a step of the keyboard selects and takes out, as ranges of the rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RangeStep {
    /// What was selected by the steps before, which the next range may have no more.
    pub before: Option<RangeInclusive<usize>>,
    /// What is selected now.
    pub now: RangeInclusive<usize>,
}

impl ShiftRange {
    /// A row was selected by itself, or a range ended at it.
    pub fn begin_at(&mut self, id: &str) {
        self.anchor = Some(id.to_owned());
        self.end = self.anchor.clone();
        self.line = self.anchor.clone();
    }

    /// The position of the row that it begins at.
    pub fn anchor_in(&self, rows: &[Arc<SegmentProfile>]) -> Option<usize> {
        position(rows, self.anchor.as_deref()?)
    }

    /// The keyboard goes with Shift from one line to another, by their ids. `rows` are all rows in
    /// their order, without the headings of groups. `None` where nothing is selected by it.
    pub fn step(
        &mut self,
        rows: &[Arc<SegmentProfile>],
        from: &str,
        to: &str,
    ) -> Option<RangeStep> {
        let end = self.end.as_deref().and_then(|end| position(rows, end));
        let continued = (self.line.as_deref() == Some(from))
            .then(|| self.anchor_in(rows).zip(end))
            .flatten();
        if continued.is_none() {
            *self = Self::default();
            if position(rows, from).is_some() {
                self.begin_at(from);
            }
        }
        self.line = Some(to.to_owned());
        let to_at = position(rows, to)?;
        self.end = Some(to.to_owned());
        let before = continued.map(|(anchor, end)| range_between(anchor, end));
        let anchor = match self.anchor_in(rows) {
            Some(anchor) => anchor,
            None => {
                self.begin_at(to);
                to_at
            }
        };
        let now = range_between(anchor, to_at);
        Some(RangeStep { before, now })
    }
}

fn position(rows: &[Arc<SegmentProfile>], id: &str) -> Option<usize> {
    rows.iter().position(|row| row.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows `r0` to `r9`.
    fn rows() -> Vec<Arc<SegmentProfile>> {
        let row = |number| Arc::new(SegmentProfile::with_id(&format!("r{number}")));
        (0..10).map(row).collect()
    }

    fn step(
        now: RangeInclusive<usize>,
        before: Option<RangeInclusive<usize>>,
    ) -> Option<RangeStep> {
        Some(RangeStep { before, now })
    }

    #[test]
    fn steps_extend_a_range_and_take_it_back() {
        let (rows, mut range) = (rows(), ShiftRange::default());
        range.begin_at("r3");
        assert_eq!(range.step(&rows, "r3", "r4"), step(3..=4, Some(3..=3)));
        assert_eq!(range.step(&rows, "r4", "r5"), step(3..=5, Some(3..=4)));
        assert_eq!(range.step(&rows, "r5", "r4"), step(3..=4, Some(3..=5)));
        assert_eq!(range.step(&rows, "r4", "r1"), step(1..=3, Some(3..=4)));
    }

    #[test]
    fn another_line_begins_a_range_of_its_own() {
        let (rows, mut range) = (rows(), ShiftRange::default());
        range.begin_at("r1");
        assert_eq!(range.step(&rows, "r5", "r6"), step(5..=6, None));
        // From a heading that the keyboard didn't reach with Shift, whatever was selected before.
        assert_eq!(range.step(&rows, "heading", "r8"), step(8..=8, None));
        assert_eq!(range.step(&rows, "r8", "r9"), step(8..=9, Some(8..=8)));
    }

    #[test]
    fn a_heading_on_the_way_ends_no_range() {
        let (rows, mut range) = (rows(), ShiftRange::default());
        // The row that it begins at is among those selected behind the heading.
        assert_eq!(range.step(&rows, "r3", "heading"), None);
        assert_eq!(range.step(&rows, "heading", "r4"), step(3..=4, Some(3..=3)));
        assert_eq!(range.step(&rows, "r4", "other"), None);
        assert_eq!(range.step(&rows, "other", "r5"), step(3..=5, Some(3..=4)));
        assert_eq!(range.step(&rows, "r5", "other"), None);
        assert_eq!(range.step(&rows, "other", "r4"), step(3..=4, Some(3..=5)));
    }

    #[test]
    fn a_row_that_is_gone_is_no_beginning() {
        let (rows, mut range) = (rows(), ShiftRange::default());
        range.begin_at("gone");
        assert_eq!(range.anchor_in(&rows), None);
        assert_eq!(range.step(&rows, "gone", "r4"), step(4..=4, None));
    }
}
