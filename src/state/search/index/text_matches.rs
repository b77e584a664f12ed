//! Cache of full-text matches per word. A word that contains a cached one is searched only in the
//! rows that match that one, and changing a filter or the sorting searches no text.

/// Cached words at most: the words of a search in the states in which they were typed. 100,000 rows
/// take 12.5 KB a word.
const CACHED_WORDS: usize = 24;

/// The rows that contain each of the words searched last, the most recent word at the end.
#[derive(Default)]
pub struct TextMatches(Vec<WordMatches>);

struct WordMatches {
    word: String,
    /// How many rows were searched.
    rows: usize,
    /// One bit per row, 64 rows per element.
    bits: Vec<u64>,
}

impl TextMatches {
    /// The rows of `texts` that contain all words, one bit per row; `None` without words, when
    /// every row matches.
    pub fn rows_with<T: AsRef<str>>(&mut self, words: &[String], texts: &[T]) -> Option<Vec<u64>> {
        let mut all: Option<Vec<u64>> = None;
        for word in words {
            let bits = self.find(word, texts);
            match &mut all {
                None => all = Some(bits.to_vec()),
                Some(all) => all
                    .iter_mut()
                    .zip(bits)
                    .for_each(|(all, matches)| *all &= matches),
            }
        }
        all
    }

    /// Empties the cache, for rows that changed or moved. Appended rows need no call.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// The rows of `texts` that contain a word, one bit per row.
    pub fn find<T: AsRef<str>>(&mut self, word: &str, texts: &[T]) -> &[u64] {
        let position = self.0.iter().position(|cached| cached.word == word);
        let mut found = match position {
            Some(at) => self.0.remove(at),
            None => self.search_subset(word, texts),
        };
        found.bits.resize(texts.len().div_ceil(64), 0);
        for (at, text) in texts.iter().enumerate().skip(found.rows) {
            if text.as_ref().contains(word) {
                found.bits[at / 64] |= 1 << (at % 64);
            }
        }
        found.rows = texts.len();
        if self.0.len() >= CACHED_WORDS {
            self.0.remove(0);
        }
        self.0.push(found);
        self.0.last().map_or(&[], |found| &found.bits)
    }

    /// Searches a word in the rows that match the longest cached part of it.
    fn search_subset<T: AsRef<str>>(&self, word: &str, texts: &[T]) -> WordMatches {
        let subsets = self.0.iter().filter(|cached| word.contains(&cached.word));
        let subset = subsets.max_by_key(|cached| cached.word.len());
        let mut bits = subset.map(|subset| subset.bits.clone()).unwrap_or_default();
        for (at, bits) in bits.iter_mut().enumerate() {
            let mut remaining = *bits;
            while remaining != 0 {
                let bit = remaining.trailing_zeros() as usize;
                remaining &= remaining - 1;
                let text = texts.get(at * 64 + bit);
                if !text.is_some_and(|text| text.as_ref().contains(word)) {
                    *bits &= !(1 << bit);
                }
            }
        }
        WordMatches {
            word: word.to_owned(),
            rows: subset.map_or(0, |subset| subset.rows),
            bits,
        }
    }
}

/// Whether a row is set in the bits of [`TextMatches::rows_with`].
pub fn contains_row(bits: Option<&[u64]>, row: usize) -> bool {
    bits.is_none_or(|bits| bits[row / 64] >> (row % 64) & 1 == 1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn cached_matches_equal_a_search_without_the_cache(
            texts in prop::collection::vec("[ab]{0,6}", 0..200),
            searches in prop::collection::vec(
                (prop::collection::vec("[ab]{1,4}", 0..3), 0usize..200),
                1..30,
            ),
        ) {
            let mut text_matches = TextMatches::default();
            let mut rows = 0;
            for (words, more) in searches {
                rows = (rows + more).min(texts.len());
                let texts = &texts[..rows];
                let bits = text_matches.rows_with(&words, texts);
                for (row, text) in texts.iter().enumerate() {
                    let plain = words.iter().all(|word| text.contains(word.as_str()));
                    prop_assert_eq!(contains_row(bits.as_deref(), row), plain, "{:?} in {}", words, text);
                }
            }
        }
    }

    #[test]
    fn after_rows_moved_nothing_is_cached() {
        let mut text_matches = TextMatches::default();
        text_matches.rows_with(&["a".to_owned()], &["a", "b"]);
        text_matches.clear();
        let bits = text_matches.rows_with(&["a".to_owned()], &["b", "a"]);
        assert_eq!(bits, Some(vec![0b10]));
    }
}
