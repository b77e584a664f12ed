//! The groups of a page: its headings and its rows, in order.

use std::sync::Arc;

use super::cache::CachedPage;
use super::content::PageContent;
use super::group_layout::{self, GroupSize, PageItem, lay_out};
use crate::domain::{SegmentProfile, Slice};
use crate::state::search::index::{Group, Grouping, Groups, Index};
use crate::state::url::collapsed_groups::CollapsedGroups;

/// A heading of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupHeading {
    /// The group.
    pub group: Group,
    /// Whether its rows are shown.
    pub expanded: bool,
}

/// A line of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageLine {
    /// A heading.
    Heading(GroupHeading),
    /// The row of the page with this index.
    Row(usize),
}

/// The groups of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageGroups {
    /// Headings and rows, in order.
    pub lines: Vec<PageLine>,
    /// How many lines the pages before it have.
    pub lines_before: u64,
    /// How many lines all pages have; `None` where only this page is grouped.
    pub lines_total: Option<u64>,
    /// How many rows are in collapsed groups.
    pub collapsed_rows: u64,
}

/// What the ids of headings begin with, which no id of a row that was ever seen does.
const HEADING_ID: char = '\0';

/// The lines of a page: its rows and, where they are in groups, the headings.
impl CachedPage {
    /// How many lines it has.
    pub fn line_count(&self) -> usize {
        let groups = self.groups.as_ref();
        groups.map_or(self.content.rows.len(), |groups| groups.lines.len())
    }

    /// How many lines the pages before it have.
    pub fn lines_before(&self) -> u64 {
        let groups = self.groups.as_ref();
        groups.map_or(self.content.range.offset, |groups| groups.lines_before)
    }

    /// The heading at the line with this index, if it is one.
    pub fn heading_at(&self, index: usize) -> Option<&GroupHeading> {
        match self.groups.as_ref()?.lines.get(index)? {
            PageLine::Heading(heading) => Some(heading),
            PageLine::Row(_) => None,
        }
    }

    /// The profile at the line with this index, if it is one of a row.
    pub fn profile_at(&self, index: usize) -> Option<&Arc<SegmentProfile>> {
        let row = match &self.groups {
            None => index,
            Some(groups) => match groups.lines.get(index)? {
                PageLine::Heading(_) => return None,
                PageLine::Row(row) => *row,
            },
        };
        self.content.rows.get(row)
    }

    /// The rows that have a line, in order.
    pub fn shown_rows(&self) -> Vec<Arc<SegmentProfile>> {
        let lines = 0..self.line_count();
        lines
            .filter_map(|line| self.profile_at(line).cloned())
            .collect()
    }

    /// The id of the line with this index: that of its row, or one of the heading.
    pub fn line_id(&self, index: usize) -> Option<String> {
        if let Some(heading) = self.heading_at(index) {
            return Some(heading.id());
        }
        Some(self.profile_at(index)?.id.clone())
    }

    /// The index of the line with this id.
    pub fn line_position(&self, id: &str) -> Option<usize> {
        let row = self.content.position(id);
        let Some(groups) = &self.groups else {
            return row;
        };
        let mut lines = groups.lines.iter();
        lines.position(|line| match line {
            PageLine::Heading(heading) => id.strip_prefix(HEADING_ID) == Some(&heading.group.value),
            PageLine::Row(at) => row == Some(*at),
        })
    }
}

/// Whether the line with this id is a heading.
pub fn is_heading_id(id: &str) -> bool {
    id.starts_with(HEADING_ID)
}

impl GroupHeading {
    /// The id of its line.
    pub fn id(&self) -> String {
        [HEADING_ID.to_string().as_str(), &self.group.value].concat()
    }
}

/// How many rows are on the pages before the heading of the group with this value.
pub fn rows_before(groups: &Groups, collapsed: &CollapsedGroups, value: &str) -> Option<u64> {
    let mut all = groups.groups.iter();
    let index = all.position(|group| group.value == value)?;
    Some(group_layout::rows_before(&sizes(groups, collapsed), index))
}

/// Where a row stands among those that are shown; `None` in a collapsed group.
pub fn shown_position(groups: &Groups, collapsed: &CollapsedGroups, row: u32) -> Option<u64> {
    let position = groups.rows.iter().position(|other| *other == row)?;
    group_layout::shown_position(&sizes(groups, collapsed), position as u64)
}

/// The indices of the rows that are in no collapsed group, in order.
pub fn shown_rows(groups: &Groups, collapsed: &CollapsedGroups) -> Vec<u32> {
    let mut rest = &groups.rows[..];
    let mut shown = Vec::new();
    for group in &groups.groups {
        let (rows, others) = rest.split_at(rest.len().min(group.count() as usize));
        if !collapsed.has(&group.value) {
            shown.extend_from_slice(rows);
        }
        rest = others;
    }
    shown
}

/// The sizes of groups, some of them collapsed.
fn sizes(groups: &Groups, collapsed: &CollapsedGroups) -> Vec<GroupSize> {
    let sizes = groups.groups.iter().map(|group| GroupSize {
        rows: group.count().into(),
        expanded: !collapsed.has(&group.value),
    });
    sizes.collect()
}

/// The page `slice` of groups: its lines, the indices of its rows, and how many rows all pages have.
pub fn page_of_groups(
    groups: &Groups,
    collapsed: &CollapsedGroups,
    slice: Slice,
) -> (PageGroups, Vec<u32>, u64) {
    let layout = lay_out(&sizes(groups, collapsed), slice);
    let mut rows = Vec::new();
    let lines = lines(groups, collapsed, &layout.items, |position| {
        rows.extend(groups.rows.get(position));
        rows.len() - 1
    });
    let page = PageGroups {
        lines,
        lines_before: layout.items_before,
        lines_total: Some(layout.items_total),
        collapsed_rows: groups.rows.len() as u64 - layout.rows_total,
    };
    (page, rows, layout.rows_total)
}

/// A page whose own rows are in groups: they are brought into the order of the groups.
pub fn within_page(
    page: &CachedPage,
    grouping: &Grouping<'_>,
    collapsed: &CollapsedGroups,
) -> CachedPage {
    let rows = &page.content.rows;
    let mut index = Index::default();
    index.set_rows(rows);
    let all: Vec<u32> = (0..).take(rows.len()).collect();
    let groups = index.groups(&all, grouping);
    let rows = groups.rows.iter().filter_map(|row| rows.get(*row as usize));
    let content = PageContent {
        rows: rows.cloned().collect(),
        ..(*page.content).clone()
    };
    let groups = groups_of_page(&groups, collapsed, content.range.offset);
    CachedPage {
        content: Arc::new(content),
        groups: Some(Arc::new(groups)),
        fetched_at: page.fetched_at,
    }
}

/// The groups of a page that is grouped by itself; `before` is how many rows stand before it.
fn groups_of_page(groups: &Groups, collapsed: &CollapsedGroups, before: u64) -> PageGroups {
    let all = Slice {
        limit: u32::MAX,
        offset: 0,
    };
    let layout = lay_out(&sizes(groups, collapsed), all);
    PageGroups {
        lines: lines(groups, collapsed, &layout.items, |position| position),
        lines_before: before,
        lines_total: None,
        collapsed_rows: groups.rows.len() as u64 - layout.rows_total,
    }
}

fn lines(
    groups: &Groups,
    collapsed: &CollapsedGroups,
    items: &[PageItem],
    mut row: impl FnMut(usize) -> usize,
) -> Vec<PageLine> {
    let lines = items.iter().filter_map(|item| match item {
        PageItem::Row(position) => Some(PageLine::Row(row(*position))),
        PageItem::Heading(index) => {
            let group = groups.groups.get(*index)?.clone();
            let expanded = !collapsed.has(&group.value);
            Some(PageLine::Heading(GroupHeading { group, expanded }))
        }
    });
    lines.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::wire;
    use crate::domain::{Facet, HealthRules};
    use crate::state::search::sorting::Sorting;

    /// A page of three rows after 50 others, in groups by their status.
    fn page(collapsed: &str) -> CachedPage {
        let row = |id, stage| format!(r#"{{"id":"{id}","detector":{{"stage":"{stage}"}}}}"#);
        let rows = [row("a", "ERROR"), row("b", "NONE"), row("c", "ERROR")].join(",");
        let body = format!(r#"{{"hasNextPage":true,"totalCount":99,"values":[{rows}]}}"#);
        let reply = wire::page(&body).expect("an envelope");
        let slice = Slice {
            limit: 3,
            offset: 50,
        };
        let page = CachedPage {
            content: Arc::new(PageContent::of(slice, reply)),
            fetched_at: 7,
            groups: None,
        };
        let grouping = Grouping {
            facet: Facet::Status,
            sorting: &Sorting::default(),
            rules: HealthRules::default(),
            now: 0,
        };
        within_page(&page, &grouping, &CollapsedGroups::parse(collapsed))
    }

    fn ids(page: &CachedPage) -> Vec<String> {
        let lines = 0..page.line_count();
        lines.filter_map(|line| page.line_id(line)).collect()
    }

    #[test]
    fn a_page_is_grouped_by_itself_and_keeps_its_range() {
        let page = page("");
        assert_eq!(ids(&page), ["\0NONE", "b", "\0ERROR", "a", "c"]);
        assert_eq!((page.lines_before(), page.content.range.offset), (50, 50));
        let groups = page.groups.as_ref().expect("groups");
        assert_eq!((groups.lines_total, groups.collapsed_rows), (None, 0));
        assert!(page.heading_at(0).is_some() && page.profile_at(0).is_none());
        assert!(page.heading_at(1).is_none() && page.profile_at(1).is_some());
        for (line, id) in ids(&page).iter().enumerate() {
            assert_eq!(page.line_position(id), Some(line));
        }
        assert_eq!(page.line_position("d"), None);
        assert_eq!(page.line_position("\0FINISH"), None);
    }

    #[test]
    fn rows_of_a_collapsed_group_have_no_line() {
        let page = page("ERROR");
        assert_eq!(ids(&page), ["\0NONE", "b", "\0ERROR"]);
        assert_eq!(page.line_position("a"), None);
        assert_eq!(page.groups.as_ref().map(|it| it.collapsed_rows), Some(2));
        assert_eq!(
            page.content.rows.len(),
            3,
            "the drawer still steps through them"
        );
        assert!(!page.is_empty());
    }
}
