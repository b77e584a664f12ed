//! Pagination: page numbers, page sizes, and the `limit` and `offset` of a page.

use std::num::NonZeroU32;

/// Rows per page: one of the offered sizes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum PageSize {
    /// 20 rows.
    Rows20,
    /// 50 rows, the default.
    #[default]
    Rows50,
    /// 100 rows.
    Rows100,
    /// 200 rows.
    Rows200,
    /// 500 rows.
    Rows500,
    /// 1,000 rows, the largest `limit` of the API.
    Rows1000,
}

impl PageSize {
    /// Every size, smallest first.
    pub const ALL: [Self; 6] = [
        Self::Rows20,
        Self::Rows50,
        Self::Rows100,
        Self::Rows200,
        Self::Rows500,
        Self::Rows1000,
    ];

    /// Rows on a full page.
    pub const fn rows(self) -> u32 {
        match self {
            Self::Rows20 => 20,
            Self::Rows50 => 50,
            Self::Rows100 => 100,
            Self::Rows200 => 200,
            Self::Rows500 => 500,
            Self::Rows1000 => 1000,
        }
    }

    /// Parses a number of rows; `None` if it is not an offered size.
    pub fn parse(text: &str) -> Option<Self> {
        let rows: u32 = text.parse().ok()?;
        Self::ALL.into_iter().find(|size| size.rows() == rows)
    }

    /// The number of the page that shows the row at `offset` (from 0).
    pub fn page_at(self, offset: u64) -> PageNumber {
        let index = offset / u64::from(self.rows());
        PageNumber::clamped(index.saturating_add(1))
    }

    /// The last page of `total` rows; an empty list has one page.
    pub fn pages_for(self, total: u64) -> PageNumber {
        self.page_at(total.saturating_sub(1))
    }
}

/// A page's number, from 1 to [`PageNumber::MAX`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PageNumber(NonZeroU32);

impl PageNumber {
    /// The first page.
    pub const FIRST: Self = Self(NonZeroU32::MIN);

    /// The largest page number, so that every offset is an exact integer in JavaScript.
    pub const MAX: u32 = 10_000_000;

    /// Parses a whole number from 1 to [`Self::MAX`].
    pub fn parse(text: &str) -> Option<Self> {
        let number: u32 = text.trim().parse().ok()?;
        if number > Self::MAX {
            return None;
        }
        NonZeroU32::new(number).map(Self)
    }

    /// The valid page number nearest to `number`.
    fn clamped(number: u64) -> Self {
        let number = u32::try_from(number).unwrap_or(Self::MAX).min(Self::MAX);
        NonZeroU32::new(number).map_or(Self::FIRST, Self)
    }

    /// The number, from 1.
    pub const fn get(self) -> u32 {
        self.0.get()
    }

    /// The previous page; `None` for the first one.
    pub fn previous(self) -> Option<Self> {
        NonZeroU32::new(self.get() - 1).map(Self)
    }

    /// The next page, at most [`Self::MAX`].
    pub fn next(self) -> Self {
        Self::clamped(u64::from(self.get()) + 1)
    }

    /// The slice of the list that is this page.
    pub fn slice(self, size: PageSize) -> Slice {
        Slice {
            limit: size.rows(),
            offset: u64::from(self.get() - 1) * u64::from(size.rows()),
        }
    }
}

/// A slice of the list: the API's `limit` and `offset`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slice {
    /// The most rows to return, 1 to 1,000.
    pub limit: u32,
    /// Rows to skip.
    pub offset: u64,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(number: u32) -> PageNumber {
        PageNumber::parse(&number.to_string()).expect("a page number")
    }

    #[test]
    fn a_page_is_one_slice_of_the_list() {
        assert_eq!(
            page(1).slice(PageSize::Rows50),
            Slice {
                limit: 50,
                offset: 0
            }
        );
        assert_eq!(
            page(80).slice(PageSize::Rows20),
            Slice {
                limit: 20,
                offset: 1580
            }
        );
        let last = page(PageNumber::MAX).slice(PageSize::Rows1000);
        assert_eq!(last.offset, 9_999_999_000);
    }

    #[test]
    fn slices_of_following_pages_touch_without_overlap() {
        for size in PageSize::ALL {
            for number in [1, 2, 3, 49, 50] {
                let this = page(number).slice(size);
                let next = page(number).next().slice(size);
                assert_eq!(this.offset + u64::from(this.limit), next.offset);
                assert_eq!(size.page_at(this.offset), page(number));
                assert_eq!(size.page_at(next.offset - 1), page(number));
            }
        }
    }

    #[test]
    fn only_whole_numbers_from_one_are_pages() {
        for text in ["0", "-1", "abc", "1.5", "", "1e3", "10000001", "4294967296"] {
            assert_eq!(PageNumber::parse(text), None, "{text}");
        }
        assert_eq!(PageNumber::parse(" 7 "), Some(page(7)));
    }

    #[test]
    fn only_the_sizes_on_offer_are_sizes() {
        assert_eq!(PageSize::parse("1000"), Some(PageSize::Rows1000));
        for text in ["7", "0", "1001", "abc", ""] {
            assert_eq!(PageSize::parse(text), None, "{text}");
        }
    }

    #[test]
    fn the_last_page_holds_the_last_row() {
        assert_eq!(PageSize::Rows50.pages_for(143), page(3));
        assert_eq!(PageSize::Rows50.pages_for(150), page(3));
        assert_eq!(PageSize::Rows50.pages_for(151), page(4));
        assert_eq!(PageSize::Rows50.pages_for(0), page(1));
        assert_eq!(PageSize::Rows20.pages_for(u64::MAX), page(PageNumber::MAX));
    }

    #[test]
    fn there_is_no_page_before_the_first() {
        assert_eq!(page(1).previous(), None);
        assert_eq!(page(2).previous(), Some(page(1)));
    }
}
