//! Cache of full-text matches per word and pattern. One that implies a cached one is searched only in
//! the rows that match that one, and changing a filter or the sorting searches no text.

use std::cmp::Reverse;
use std::ops::Range;

use super::evaluate::clear_beyond;
use super::row_text::RowText;
use super::sought_text::SoughtText;

/// Cached texts at most: those of a search in the states in which they were typed. 100,000 rows
/// take 12.5 KB a text.
const CACHED_TEXTS: usize = 24;

/// The rows that have each of the texts searched last, the most recent one at the end.
#[derive(Default)]
pub struct TextMatches(Vec<Matches>);

struct Matches {
    text: SoughtText,
    /// How many rows were searched.
    rows: usize,
    /// One bit per row, 64 rows per element.
    bits: Vec<u64>,
}

impl TextMatches {
    /// Empties the cache, for rows that changed or moved. Appended rows need no call.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// The rows of `rows` that have a text, one bit per row.
    pub fn find<T: AsRef<RowText>>(&mut self, text: SoughtText, rows: &[T]) -> &[u64] {
        let position = self.0.iter().position(|cached| cached.text == text);
        let mut found = match position {
            Some(at) => self.0.remove(at),
            None => self.search_subset(text, rows),
        };
        found.bits.resize(rows.len().div_ceil(64), 0);
        for (at, row) in rows.iter().enumerate().skip(found.rows) {
            if found.text.is_in(row.as_ref()) {
                found.bits[at / 64] |= 1 << (at % 64);
            }
        }
        found.rows = rows.len();
        if self.0.len() >= CACHED_TEXTS {
            self.0.remove(0);
        }
        self.0.push(found);
        self.0.last().map_or(&[], |found| &found.bits)
    }

    /// The same of a part of the rows, where it is cached for all of them. The range begins at a
    /// multiple of 64.
    pub fn found(&self, text: &SoughtText, within: &Range<usize>) -> Option<Vec<u64>> {
        let mut cached = self.0.iter();
        let found = cached.find(|cached| cached.text == *text && cached.rows >= within.end)?;
        let elements = within.start / 64..within.end.div_ceil(64);
        let mut bits = found.bits.get(elements)?.to_vec();
        clear_beyond(&mut bits, within);
        Some(bits)
    }

    /// Searches a text in the rows that match a cached one which it implies: of those the one with
    /// the fewest rows.
    fn search_subset<T: AsRef<RowText>>(&self, text: SoughtText, rows: &[T]) -> Matches {
        let subsets = self.0.iter().filter(|cached| text.implies(&cached.text));
        let subset = subsets.min_by_key(|cached| {
            let bits = cached.bits.iter();
            let found: u32 = bits.map(|bits| bits.count_ones()).sum();
            (Reverse(cached.rows), found)
        });
        let mut bits = subset.map(|subset| subset.bits.clone()).unwrap_or_default();
        for (at, bits) in bits.iter_mut().enumerate() {
            let mut remaining = *bits;
            while remaining != 0 {
                let bit = remaining.trailing_zeros() as usize;
                remaining &= remaining - 1;
                let row = rows.get(at * 64 + bit);
                if !row.is_some_and(|row| text.is_in(row.as_ref())) {
                    *bits &= !(1 << bit);
                }
            }
        }
        Matches {
            text,
            rows: subset.map_or(0, |subset| subset.rows),
            bits,
        }
    }
}

/// Whether a row is set in such bits; without any, every row is.
pub fn contains_row(bits: Option<&[u64]>, row: usize) -> bool {
    bits.is_none_or(|bits| bits[row / 64] >> (row % 64) & 1 == 1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::state::search::filter::TextField;

    fn row(fields: &[String]) -> RowText {
        RowText::of_fields(fields.iter().map(String::as_str))
    }

    fn word(word: &str) -> SoughtText {
        SoughtText::new(None, &[word.to_owned()])
    }

    fn field() -> impl Strategy<Value = Option<TextField>> {
        prop::sample::select(vec![None, Some(TextField::Name), Some(TextField::Key)])
    }

    proptest! {
        #[test]
        fn cached_matches_equal_a_search_without_the_cache(
            fields in prop::collection::vec(prop::collection::vec("[ab ]{0,5}", 5), 0..120),
            searches in prop::collection::vec(
                (field(), prop::collection::vec("[ab ]{0,2}", 1..4), 0_usize..120),
                1..40,
            ),
        ) {
            let texts: Vec<RowText> = fields.iter().map(|fields| row(fields)).collect();
            let mut text_matches = TextMatches::default();
            let mut rows = 0;
            for (field, parts, more) in searches {
                rows = (rows + more).min(texts.len());
                let text = SoughtText::new(field, &parts);
                let bits = text_matches.find(text.clone(), &texts[..rows]).to_vec();
                for (at, row) in texts[..rows].iter().enumerate() {
                    let found = contains_row(Some(&bits), at);
                    prop_assert_eq!(found, text.is_in(row), "{:?} in {:?}", &text, row);
                }
                let start = rows / 64 * 64;
                let last = text_matches.found(&text, &(start..rows));
                prop_assert_eq!(last.as_deref(), bits.get(start / 64..));
                prop_assert!(text_matches.found(&text, &(0..rows + 1)).is_none());
            }
        }
    }

    #[test]
    fn what_is_typed_on_is_searched_in_the_rows_found_so_far() {
        let of = |field, parts: &[&str]| {
            let parts: Vec<String> = parts.iter().map(|part| (*part).to_owned()).collect();
            SoughtText::new(field, &parts)
        };
        let name = Some(TextField::Name);
        assert!(word("vip").implies(&word("vi")));
        assert!(of(name, &["vip"]).implies(&word("vi")));
        assert!(of(name, &["vip", ""]).implies(&of(name, &["vip"])));
        assert!(of(name, &["vip", "x"]).implies(&of(name, &["vi", ""])));
        assert!(of(None, &["a", "b"]).implies(&word("b")));
        // Not where it would miss rows.
        assert!(!of(name, &["vip", ""]).implies(&of(name, &["ip", ""])));
        assert!(!word("vip").implies(&of(name, &["vi"])));
        assert!(!of(Some(TextField::Key), &["vip"]).implies(&of(name, &["vi"])));
        assert!(!of(name, &[" ", ""]).implies(&of(name, &["", ""])));
    }

    #[test]
    fn after_rows_moved_nothing_is_cached() {
        let [a, b] = ["a", "b"].map(|name| row(&[name.to_owned()]));
        let mut text_matches = TextMatches::default();
        let rows = [a, b];
        assert_eq!(text_matches.find(word("a"), &rows), [0b01]);
        let [a, b] = rows;
        text_matches.clear();
        assert_eq!(text_matches.find(word("a"), &[b, a]), [0b10]);
    }
}
