//! The range of rows on screen and the server's disputed count, as text.

use crate::domain::{PageRange, Total};
use crate::i18n::{Locale, Pagination, intl};

/// Which rows are on screen, and of how many.
pub fn row_range(range: PageRange, locale: Locale, texts: &Pagination) -> String {
    let number = |count: u64| intl::number(locale, count);
    let (first, last) = match (range.rows(), range.total) {
        (Some((first, last)), _) => (number(first), number(last)),
        // A page past the end tells nothing of how many rows there are.
        (None, Total::PastTheEnd(_)) => return String::new(),
        (None, Total::Exactly(_) | Total::Stated(_) | Total::MoreThan(_)) => {
            return texts.no_rows.to_owned();
        }
    };
    match range.total {
        Total::Exactly(total) => (texts.range_exactly)(&first, &last, &number(total)),
        Total::Stated(total) => (texts.range_stated)(&first, &last, &number(total)),
        Total::MoreThan(bound) => (texts.range_more)(&first, &last, &number(bound)),
        // A page past the end has no rows: it was answered above.
        Total::PastTheEnd(_) => String::new(),
    }
}

/// The server's `totalCount`, where what arrived contradicts it.
pub fn disputed_count(range: PageRange, locale: Locale, texts: &Pagination) -> Option<String> {
    let stated = range.disputed?;
    Some((texts.disputed)(&intl::number(locale, stated)))
}
