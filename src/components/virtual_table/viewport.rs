//! Viewport of the virtual table: which rows are in sight of the scrolling frame, as pure
//! arithmetic.

use std::ops::Range;

/// Rows that are rendered beyond each edge, so that a turn of the wheel shows rows and not a
/// blank.
const OVERSCAN: usize = 6;

/// A scrolling frame over rows of equal height. Lengths are CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Viewport {
    /// How far the rows are scrolled.
    pub top: f64,
    /// The room for rows: the frame without what sticks to its top.
    pub height: f64,
    /// The height of a row; 0 until one was measured.
    pub row: f64,
}

impl Viewport {
    /// The indexes to render of `rows` rows: those in sight, and some beyond.
    pub fn rendered(self, rows: usize) -> Range<usize> {
        if self.row <= 0.0 {
            // Enough to measure one.
            return 0..rows.min(OVERSCAN);
        }
        // A frame that bounces may be past either end; casts stop at 0.
        let first = ((self.top / self.row) as usize).min(rows);
        let last = (((self.top + self.height) / self.row).ceil() as usize).clamp(first, rows);
        first.saturating_sub(OVERSCAN)..(last + OVERSCAN).min(rows)
    }

    /// The most rows that [`Self::rendered`] gives, wherever this is scrolled to.
    pub fn capacity(self) -> usize {
        if self.row <= 0.0 {
            return OVERSCAN;
        }
        // A row may be cut at the top and another one at the bottom.
        (self.height / self.row).ceil() as usize + 1 + 2 * OVERSCAN
    }

    /// The scroll position that has a row wholly in sight, and no further than that.
    pub fn top_for(self, row: usize) -> f64 {
        let start = row as f64 * self.row;
        let end = start + self.row;
        if start < self.top || self.height < self.row {
            start.floor()
        } else if end > self.top + self.height {
            (end - self.height).ceil()
        } else {
            self.top
        }
    }

    /// The first row that is wholly in sight.
    pub fn first_whole(self) -> usize {
        if self.row <= 0.0 {
            return 0;
        }
        (self.top / self.row).ceil() as usize
    }

    /// How many rows are wholly in sight, 1 at least.
    pub fn whole_rows(self) -> usize {
        if self.row <= 0.0 {
            return 1;
        }
        ((self.height / self.row) as usize).max(1)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const FRAME: Viewport = Viewport {
        top: 0.0,
        height: 380.0,
        row: 38.0,
    };

    #[test]
    fn a_frame_of_ten_rows_renders_ten_and_some_beyond() {
        assert_eq!(FRAME.rendered(1_000), 0..16);
        let scrolled = Viewport {
            top: 3_800.0,
            ..FRAME
        };
        assert_eq!(scrolled.rendered(1_000), 94..116);
        let end = Viewport {
            top: 37_620.0,
            ..FRAME
        };
        assert_eq!(end.rendered(1_000), 984..1_000);
    }

    #[test]
    fn a_frame_past_either_end_keeps_the_rows_at_that_end() {
        let above = Viewport {
            top: -500.0,
            ..FRAME
        };
        assert_eq!(above.rendered(1_000).start, 0);
        let below = Viewport { top: 1e9, ..FRAME };
        assert_eq!(below.rendered(100), 94..100);
        assert_eq!(below.rendered(0), 0..0);
    }

    #[test]
    fn until_a_row_was_measured_there_are_enough_to_measure_one() {
        assert_eq!(Viewport::default().rendered(1_000), 0..6);
        assert_eq!(Viewport::default().rendered(2), 0..2);
        assert_eq!(Viewport::default().capacity(), 6);
    }

    #[test]
    fn a_row_in_sight_scrolls_nothing_and_one_beyond_comes_to_the_nearer_edge() {
        let frame = Viewport {
            top: 380.0,
            ..FRAME
        };
        assert_eq!(frame.top_for(10), 380.0);
        assert_eq!(frame.top_for(19), 380.0);
        assert_eq!(frame.top_for(20), 418.0);
        assert_eq!(frame.top_for(9), 342.0);
    }

    proptest! {
        #[test]
        fn every_row_in_sight_is_rendered_and_few_others(
            top in 0.0..60_000.0_f64,
            height in 0.0..3_000.0_f64,
            row in 12.0..120.0_f64,
            rows in 0..1_500_usize,
        ) {
            // The browser scrolls no further than the rows go.
            let top = top.min((rows as f64 * row - height).max(0.0));
            let rendered = Viewport { top, height, row }.rendered(rows);
            for index in 0..rows {
                let (start, end) = (index as f64 * row, (index + 1) as f64 * row);
                if end > top && start < top + height {
                    prop_assert!(rendered.contains(&index), "{index} of {rendered:?}");
                }
            }
            let bound = (height / row).ceil() as usize + 1 + 2 * OVERSCAN;
            prop_assert!(rendered.len() <= bound, "{rendered:?} over {bound}");
            prop_assert_eq!(Viewport { top, height, row }.capacity(), bound);
        }

        #[test]
        fn a_row_that_is_scrolled_to_is_wholly_in_sight(
            top in 0.0..40_000.0_f64,
            height in 130.0..3_000.0_f64,
            row in 12.0..120.0_f64,
            index in 0..1_000_usize,
        ) {
            let sight = Viewport { top, height, row };
            let top = sight.top_for(index);
            let start = index as f64 * row;
            prop_assert!(start >= top && start + row <= top + height + 1e-6);
        }
    }
}
