//! The range of a page in its list, and what is known about the list's total.
//!
//! `totalCount` is ambiguous in the API's documents (rows of this reply, or rows of the project) and
//! was seen wrong. So received rows are counted, `hasNextPage` decides, and the server's total is
//! only quoted.

use super::{PageNumber, PageSize};

/// The number of rows in the list, as far as one page shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Total {
    /// This is the last page: the list ends with it.
    Exact(u64),
    /// There are more rows; `totalCount` is plausible.
    Stated(u64),
    /// There are more rows than this; `totalCount` is missing or impossible.
    MoreThan(u64),
    /// No rows were received at an offset above 0: the page is past the end. With `totalCount`, if
    /// plausible.
    PastTheEnd(Option<u64>),
}

/// The range of a page's rows in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageRange {
    /// Rows before the page.
    pub offset: u64,
    /// Received rows, unreadable and repeated ones included; the next offset depends on it.
    pub received: u64,
    /// Whether there is a next page.
    pub has_next: bool,
    /// The number of rows in the list.
    pub total: Total,
    /// The server's `totalCount`, if the received rows contradict it.
    pub contradicted_total: Option<u64>,
}

impl PageRange {
    /// The range of a page with `received` rows. `stated_total` is the server's `totalCount`.
    pub fn of(offset: u64, received: u64, has_next: bool, stated_total: Option<u64>) -> Self {
        let end = offset.saturating_add(received);
        // An empty page ends the list, even if the server announces a next one.
        let has_next = has_next && received > 0;
        let total = if received == 0 && offset > 0 {
            Total::PastTheEnd(stated_total.filter(|&total| total > 0 && total <= offset))
        } else if !has_next {
            Total::Exact(end)
        } else {
            match stated_total {
                Some(total) if total > end => Total::Stated(total),
                Some(_) | None => Total::MoreThan(end),
            }
        };
        let contradicted_total = stated_total.filter(|&stated_total| match total {
            Total::Exact(exact) => stated_total != exact,
            Total::Stated(_) => false,
            Total::MoreThan(_) => true,
            Total::PastTheEnd(plausible_total) => plausible_total.is_none(),
        });
        Self {
            offset,
            received,
            has_next,
            total,
            contradicted_total,
        }
    }

    /// The numbers of the first and last row, from 1; `None` on an empty page.
    pub fn rows(&self) -> Option<(u64, u64)> {
        (self.received > 0).then(|| (self.offset + 1, self.offset + self.received))
    }

    /// The last page, if the total is known or stated.
    pub fn last_page(&self, size: PageSize) -> Option<PageNumber> {
        match self.total {
            Total::Exact(total) | Total::Stated(total) | Total::PastTheEnd(Some(total)) => {
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
        let page_range = PageRange::of(100, 43, false, Some(143));
        assert_eq!(page_range.total, Total::Exact(143));
        assert_eq!(page_range.contradicted_total, None);
        assert_eq!(page_range.rows(), Some((101, 143)));
    }

    #[test]
    fn a_page_in_the_middle_quotes_the_server() {
        let page_range = PageRange::of(50, 50, true, Some(143));
        assert_eq!(page_range.total, Total::Stated(143));
        assert_eq!(
            page_range.last_page(PageSize::Rows50),
            PageNumber::FIRST.next().next().into()
        );
    }

    #[test]
    fn a_total_that_cannot_be_is_disputed() {
        // The documented example: one row, no next page, "totalCount": 143.
        let example = PageRange::of(0, 1, false, Some(143));
        assert_eq!(
            (example.total, example.contradicted_total),
            (Total::Exact(1), Some(143))
        );
        // "Rows this query returned", with more to come.
        let per_query = PageRange::of(50, 50, true, Some(50));
        assert_eq!(
            (per_query.total, per_query.contradicted_total),
            (Total::MoreThan(100), Some(50))
        );
        assert_eq!(per_query.last_page(PageSize::Rows50), None);
    }

    #[test]
    fn without_a_total_there_is_only_a_lower_bound() {
        let page_range = PageRange::of(0, 50, true, None);
        assert_eq!(
            (page_range.total, page_range.contradicted_total),
            (Total::MoreThan(50), None)
        );
    }

    #[test]
    fn an_empty_page_ends_the_list_whatever_the_server_says() {
        let empty_project = PageRange::of(0, 0, true, Some(0));
        assert_eq!(empty_project.total, Total::Exact(0));
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
            (past.total, past.contradicted_total),
            (Total::PastTheEnd(None), Some(143))
        );
        // "Rows this query returned": none, which says nothing of the list.
        let zero = PageRange::of(100, 0, false, Some(0));
        assert_eq!(zero.total, Total::PastTheEnd(None));
    }
}
