//! Layout of groups: the headings and rows of a page, where rows are in groups and some groups are
//! collapsed. Pure arithmetic.
//!
//! Pages are cut from the rows of expanded groups, so that a page has as many rows as it may. A
//! heading stands before the first row of its group, or where that would be; the heading of a group
//! that goes on from the page before is repeated. Headings after the last row are on the last page.

use crate::domain::Slice;

/// A group, as far as the layout needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GroupSize {
    /// How many rows it has.
    pub rows: u64,
    /// Whether they are shown.
    pub expanded: bool,
}

impl GroupSize {
    const fn shown(self) -> u64 {
        if self.expanded { self.rows } else { 0 }
    }
}

/// A line of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageItem {
    /// The heading of the group with this index.
    Heading(usize),
    /// A row: its position among all rows in the order of the groups, collapsed ones included.
    Row(usize),
}

/// The lines of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GroupLayout {
    /// Headings and rows.
    pub items: Vec<PageItem>,
    /// How many items the pages before it have.
    pub items_before: u64,
    /// How many items all pages have.
    pub items_total: u64,
    /// How many rows all pages have: those of expanded groups.
    pub rows_total: u64,
}

/// The page `slice` of groups. A page past the end is empty.
pub fn lay_out(groups: &[GroupSize], slice: Slice) -> GroupLayout {
    let (begin, limit) = (slice.offset, u64::from(slice.limit.max(1)));
    let total: u64 = groups.iter().map(|group| group.shown()).sum();
    let end = (begin + limit).min(total);
    let exists = begin < total || begin == 0;
    let is_last = exists && end == total;
    let mut layout = GroupLayout {
        items_before: begin,
        items_total: total,
        rows_total: total,
        ..GroupLayout::default()
    };
    // The pages on whose first row a group begins: on others its heading is repeated.
    let (mut starts_before, mut starts) = (0, 0);
    let (mut shown, mut position) = (0, 0);
    for (index, group) in groups.iter().enumerate() {
        let rows = group.shown();
        let is_here = if shown < total {
            (begin..end).contains(&shown)
        } else {
            is_last
        };
        let goes_on = exists && shown < begin && shown + rows > begin;
        if is_here || goes_on {
            layout.items.push(PageItem::Heading(index));
        }
        let here = begin.max(shown)..end.min(shown + rows);
        for row in here {
            layout
                .items
                .push(PageItem::Row((position + row - shown) as usize));
        }
        layout.items_total += 1;
        layout.items_before += u64::from(shown < begin);
        if rows > 0 && shown > 0 && shown % limit == 0 {
            starts += 1;
            starts_before += u64::from(shown < begin);
        }
        shown += rows;
        position += group.rows;
    }
    let pages = total.div_ceil(limit).saturating_sub(1);
    layout.items_total += pages - starts;
    layout.items_before += (begin / limit).saturating_sub(1).min(pages) - starts_before;
    layout
}

/// How many rows are on the pages before the heading of a group: it is on the page of that row, or on
/// the last one.
pub fn rows_before(groups: &[GroupSize], index: usize) -> u64 {
    let total: u64 = groups.iter().map(|group| group.shown()).sum();
    let before: u64 = groups.iter().take(index).map(|group| group.shown()).sum();
    before.min(total.saturating_sub(1))
}

/// Where the row at a position among all rows stands among those of expanded groups; `None` in a
/// collapsed group.
pub fn shown_position(groups: &[GroupSize], position: u64) -> Option<u64> {
    let (mut shown, mut before) = (0, 0);
    for group in groups {
        if position < before + group.rows {
            return group.expanded.then_some(shown + position - before);
        }
        before += group.rows;
        shown += group.shown();
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn groups(sizes: &[(u64, bool)]) -> Vec<GroupSize> {
        let sizes = sizes.iter();
        sizes
            .map(|&(rows, expanded)| GroupSize { rows, expanded })
            .collect()
    }

    fn page(groups: &[GroupSize], limit: u32, page: u64) -> GroupLayout {
        let offset = page * u64::from(limit);
        lay_out(groups, Slice { limit, offset })
    }

    /// The items of a page as text: `[0]` for a heading, `3` for a row.
    fn text(layout: &GroupLayout) -> String {
        let items = layout.items.iter().map(|item| match item {
            PageItem::Heading(index) => format!("[{index}]"),
            PageItem::Row(position) => position.to_string(),
        });
        items.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_group_that_goes_on_has_its_heading_on_the_next_page_too() {
        let groups = groups(&[(3, true), (2, false), (2, true)]);
        assert_eq!(text(&page(&groups, 2, 0)), "[0] 0 1");
        assert_eq!(text(&page(&groups, 2, 1)), "[0] 2 [1] [2] 5");
        assert_eq!(text(&page(&groups, 2, 2)), "[2] 6");
        assert_eq!(text(&page(&groups, 2, 3)), "");
    }

    #[test]
    fn collapsed_groups_after_the_last_row_are_on_the_last_page() {
        let groups = groups(&[(2, true), (5, false), (9, false)]);
        assert_eq!(text(&page(&groups, 2, 0)), "[0] 0 1 [1] [2]");
        assert_eq!(page(&groups, 2, 0).rows_total, 2);
        assert_eq!(text(&page(&groups, 2, 1)), "");
    }

    #[test]
    fn where_all_are_collapsed_all_headings_are_on_the_first_page() {
        let groups = groups(&[(2, false), (5, false)]);
        assert_eq!(text(&page(&groups, 50, 0)), "[0] [1]");
        assert_eq!(text(&page(&groups, 50, 1)), "");
        assert_eq!(rows_before(&groups, 1), 0);
    }

    #[test]
    fn a_row_of_a_collapsed_group_has_no_place() {
        let groups = groups(&[(2, true), (5, false), (3, true)]);
        assert_eq!(shown_position(&groups, 1), Some(1));
        assert_eq!(shown_position(&groups, 2), None);
        assert_eq!(shown_position(&groups, 7), Some(2));
        assert_eq!(shown_position(&groups, 10), None);
    }

    proptest! {
        #[test]
        fn the_pages_have_each_row_and_each_heading_once_and_count_right(
            sizes in prop::collection::vec((1u64..9, any::<bool>()), 0..9),
            limit in 1u32..6,
        ) {
            let groups = groups(&sizes);
            let total = page(&groups, limit, 0).rows_total;
            let pages = total.div_ceil(u64::from(limit)).max(1);
            let (mut rows, mut headings, mut items) = (Vec::new(), Vec::new(), 0);
            for number in 0..pages {
                let layout = page(&groups, limit, number);
                prop_assert_eq!(layout.items_before, items, "before page {}", number);
                items += layout.items.len() as u64;
                let mut of_page = 0;
                for item in &layout.items {
                    match item {
                        PageItem::Heading(index) => {
                            headings.push(*index);
                            let home = rows_before(&groups, *index) / u64::from(limit);
                            prop_assert!(home <= number);
                        }
                        PageItem::Row(position) => {
                            of_page += 1;
                            rows.push(*position as u64);
                            let heading = headings.last().copied().unwrap_or_default();
                            let first: u64 = groups[..heading].iter().map(|it| it.rows).sum();
                            prop_assert!((first..first + groups[heading].rows)
                                .contains(&(*position as u64)), "under its own heading");
                        }
                    }
                }
                prop_assert_eq!(of_page, (total - number * u64::from(limit)).min(limit.into()));
            }
            prop_assert_eq!(page(&groups, limit, 0).items_total, items);
            // Each row of an expanded group once, in order.
            let all: u64 = groups.iter().map(|group| group.rows).sum();
            let shown: Vec<u64> =
                (0..all).filter(|row| shown_position(&groups, *row).is_some()).collect();
            prop_assert_eq!(&rows, &shown);
            for (at, row) in rows.iter().enumerate() {
                prop_assert_eq!(shown_position(&groups, *row), Some(at as u64));
            }
            // Each heading once, but for those that are repeated.
            headings.dedup();
            prop_assert_eq!(headings, (0..groups.len()).collect::<Vec<_>>());
            prop_assert!(page(&groups, limit, pages).items.is_empty());
        }
    }
}
