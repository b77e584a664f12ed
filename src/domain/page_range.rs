//! Where a page lies in its list, and how much of that is known.
//!
//! `totalCount` is ambiguous in the API's documents (rows this query returned, or
//! rows of the project) and was seen wrong. So what arrived is counted, `hasNextPage`
//! decides, and the server's figure is only ever quoted.

use super::{PageNumber, PageSize};

/// How many rows the whole list has, as far as one page can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Total {
    /// This is the last page, so the rows up to its end are all.
    Exactly(u64),
    /// There are more; the server says how many in all, and nothing speaks against it.
    Stated(u64),
    /// There are more than this many; the server's figure is missing or can't be.
    MoreThan(u64),
    /// Nothing arrived at an offset past 0: the page is past the end. The
    /// server's figure, where it can be true.
    PastTheEnd(Option<u64>),
}

/// Where a page's rows lie in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageRange {
    /// Rows before the page.
    pub offset: u64,
    /// Rows that arrived, unreadable and repeated ones included: this is what
    /// moves an offset.
    pub received: u64,
    /// Whether the server says there is a next page.
    pub has_next: bool,
    /// The whole list.
    pub total: Total,
    /// The server's `totalCount` where it differs from what is proven.
    pub disputed: Option<u64>,
}

impl PageRange {
    /// Judges a page by what arrived. `stated` is the server's `totalCount`.
    pub fn of(offset: u64, received: u64, has_next: bool, stated: Option<u64>) -> Self {
        let end = offset.saturating_add(received);
        // A next page after an empty one is a server going in circles: an empty page ends the list.
        let has_next = has_next && received > 0;
        let total = if received == 0 && offset > 0 {
            Total::PastTheEnd(stated.filter(|&total| total > 0 && total <= offset))
        } else if !has_next {
            Total::Exactly(end)
        } else {
            match stated {
                Some(total) if total > end => Total::Stated(total),
                Some(_) | None => Total::MoreThan(end),
            }
        };
        let disputed = stated.filter(|&stated| match total {
            Total::Exactly(all) => stated != all,
            Total::Stated(_) => false,
            Total::MoreThan(_) => true,
            Total::PastTheEnd(believed) => believed.is_none(),
        });
        Self {
            offset,
            received,
            has_next,
            total,
            disputed,
        }
    }

    /// The first and last row of the page, counted from 1; `None` on an empty page.
    pub fn rows(&self) -> Option<(u64, u64)> {
        (self.received > 0).then(|| (self.offset + 1, self.offset + self.received))
    }

    /// The last page, where it is known or stated.
    pub fn last_page(&self, size: PageSize) -> Option<PageNumber> {
        match self.total {
            Total::Exactly(total) | Total::Stated(total) | Total::PastTheEnd(Some(total)) => {
                Some(size.pages_for(total))
            }
            Total::MoreThan(_) | Total::PastTheEnd(None) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_page_proves_the_total() {
        let extent = PageRange::of(100, 43, false, Some(143));
        assert_eq!(extent.total, Total::Exactly(143));
        assert_eq!(extent.disputed, None);
        assert_eq!(extent.rows(), Some((101, 143)));
    }

    #[test]
    fn a_page_in_the_middle_quotes_the_server() {
        let extent = PageRange::of(50, 50, true, Some(143));
        assert_eq!(extent.total, Total::Stated(143));
        assert_eq!(
            extent.last_page(PageSize::Rows50),
            PageNumber::FIRST.next().next().into()
        );
    }

    #[test]
    fn a_total_that_cannot_be_is_disputed() {
        // The documented example: one row, no next page, "totalCount": 143.
        let example = PageRange::of(0, 1, false, Some(143));
        assert_eq!(
            (example.total, example.disputed),
            (Total::Exactly(1), Some(143))
        );
        // "Rows this query returned", with more to come.
        let per_query = PageRange::of(50, 50, true, Some(50));
        assert_eq!(
            (per_query.total, per_query.disputed),
            (Total::MoreThan(100), Some(50))
        );
        assert_eq!(per_query.last_page(PageSize::Rows50), None);
    }

    #[test]
    fn without_a_total_there_is_only_a_lower_bound() {
        let extent = PageRange::of(0, 50, true, None);
        assert_eq!((extent.total, extent.disputed), (Total::MoreThan(50), None));
    }

    #[test]
    fn an_empty_page_ends_the_list_whatever_the_server_says() {
        let empty_project = PageRange::of(0, 0, true, Some(0));
        assert_eq!(empty_project.total, Total::Exactly(0));
        assert!(!empty_project.has_next);
        assert_eq!(empty_project.rows(), None);

        let past = PageRange::of(5000, 0, true, Some(2500));
        assert_eq!(past.total, Total::PastTheEnd(Some(2500)));
        assert!(!past.has_next);
        assert_eq!(
            past.last_page(PageSize::Rows1000).map(PageNumber::get),
            Some(3)
        );
    }

    #[test]
    fn past_the_end_a_total_beyond_the_offset_is_not_believed() {
        let past = PageRange::of(100, 0, false, Some(143));
        assert_eq!(
            (past.total, past.disputed),
            (Total::PastTheEnd(None), Some(143))
        );
        // "Rows this query returned": none, which says nothing of the list.
        let zero = PageRange::of(100, 0, false, Some(0));
        assert_eq!(zero.total, Total::PastTheEnd(None));
    }
}
