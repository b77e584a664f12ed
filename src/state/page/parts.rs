//! Parts of a page: where a server returns fewer rows than were asked for, the rest is requested,
//! so that no row falls between two pages.

use crate::domain::{PageRange, Slice};
use crate::state::page::content::{DataWarning, PageContent, merge_warnings};

/// The most requests for one page.
const MAX_PARTS: u32 = 100;

/// The rows of a page that arrived so far.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    content: Option<PageContent>,
    count: u32,
    shown: bool,
}

impl Parts {
    /// Rows received, unreadable and repeated ones included.
    pub fn received(&self) -> u64 {
        self.content
            .as_ref()
            .map_or(0, |content| content.range.received)
    }

    /// Whether the rows so far are on screen.
    pub fn are_shown(&self) -> bool {
        self.shown
    }

    /// Whether the rows so far may be put on screen: not in the place of a whole page, which stays
    /// until it is replaced by one.
    pub fn may_show(&mut self, has_page: bool) -> bool {
        self.shown = self.shown || !has_page;
        self.shown
    }

    /// Adds a reply; the rows of `page` so far, and whether they are all that there are.
    pub fn add(&mut self, content: PageContent, page: Slice) -> (PageContent, bool) {
        self.count += 1;
        let (content, is_new) = match self.content.take() {
            None => (content, true),
            Some(before) => joined(before, content),
        };
        let is_whole = !is_new || self.count >= MAX_PARTS || !lacks_rows(&content, page);
        if !is_whole {
            self.content = Some(content.clone());
        }
        (content, is_whole)
    }
}

/// Whether there are more rows of the page than arrived.
fn lacks_rows(content: &PageContent, page: Slice) -> bool {
    let range = &content.range;
    let end = range.offset + range.received;
    // Without `hasNextPage` a short page is the last one, unless `totalCount` says otherwise.
    let flag_missing = content.warnings.contains(&DataWarning::NoNextFlag);
    let has_more =
        range.has_next || (flag_missing && content.stated_total.is_some_and(|total| total > end));
    has_more && range.received > 0 && range.received < u64::from(page.limit)
}

/// Both parts as one, and whether the second brought a new row. What only repeats is left out.
fn joined(mut before: PageContent, more: PageContent) -> (PageContent, bool) {
    let known = before.rows.len();
    let mut repeated = 0;
    for row in more.rows {
        match before.rows.iter_mut().find(|old| old.id == row.id) {
            Some(old) => {
                *old = row;
                repeated += 1;
            }
            None => before.rows.push(row),
        }
    }
    let is_new = before.rows.len() > known || more.range.received > repeated;
    if is_new || more.range.received == 0 {
        merge_warnings(&mut before.warnings, &more.warnings);
        if repeated > 0 {
            merge_warnings(&mut before.warnings, &[DataWarning::RepeatedRows(repeated)]);
        }
        let received = before.range.received + more.range.received;
        let has_next = more.range.has_next;
        let total = more.stated_total;
        before.range = PageRange::of(before.range.offset, received, has_next, total);
        before.stated_total = total;
    }
    (before, is_new)
}

#[cfg(test)]
mod tests;
