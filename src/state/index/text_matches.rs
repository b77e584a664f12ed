//! Which rows have a word, remembered: a longer word is looked for only where the
//! one before it was found, and a filter or an order beside it looks at no text.

/// So many words are remembered: those of a search, as they were typed.
const REMEMBERED: usize = 8;

/// The rows that have each of the words looked for last.
#[derive(Default)]
pub struct TextMatches(Vec<Word>);

struct Word {
    word: String,
    /// How many rows were looked at.
    rows: usize,
    /// A bit for each of them.
    bits: Vec<u64>,
}

impl TextMatches {
    /// The rows among `texts` that have all words, a bit each; `None` where every
    /// row has them, since there are none.
    pub fn of<T: AsRef<str>>(&mut self, words: &[String], texts: &[T]) -> Option<Vec<u64>> {
        let mut all: Option<Vec<u64>> = None;
        for word in words {
            let bits = self.find(word, texts);
            match &mut all {
                None => all = Some(bits.to_vec()),
                Some(all) => all.iter_mut().zip(bits).for_each(|(all, own)| *all &= own),
            }
        }
        all
    }

    /// Rows changed or moved; those that only came to the end need no telling.
    pub fn forget(&mut self) {
        self.0.clear();
    }

    fn find<T: AsRef<str>>(&mut self, word: &str, texts: &[T]) -> &[u64] {
        let known = self.0.iter().position(|held| held.word == word);
        let mut found = match known {
            Some(at) => self.0.remove(at),
            None => self.narrowed(word, texts),
        };
        found.bits.resize(texts.len().div_ceil(64), 0);
        for (at, text) in texts.iter().enumerate().skip(found.rows) {
            if text.as_ref().contains(word) {
                found.bits[at / 64] |= 1 << (at % 64);
            }
        }
        found.rows = texts.len();
        if self.0.len() >= REMEMBERED {
            self.0.remove(0);
        }
        self.0.push(found);
        self.0.last().map_or(&[], |found| &found.bits)
    }

    /// The word, looked for in the rows that have the longest known part of it.
    fn narrowed<T: AsRef<str>>(&self, word: &str, texts: &[T]) -> Word {
        let parts = self.0.iter().filter(|held| word.contains(&held.word));
        let part = parts.max_by_key(|held| held.word.len());
        let mut bits = part.map(|part| part.bits.clone()).unwrap_or_default();
        for (at, bits) in bits.iter_mut().enumerate() {
            let mut left = *bits;
            while left != 0 {
                let bit = left.trailing_zeros() as usize;
                left &= left - 1;
                let text = texts.get(at * 64 + bit);
                if !text.is_some_and(|text| text.as_ref().contains(word)) {
                    *bits &= !(1 << bit);
                }
            }
        }
        Word {
            word: word.to_owned(),
            rows: part.map_or(0, |part| part.rows),
            bits,
        }
    }
}

/// Whether a row is among those of [`TextMatches::of`].
pub fn has(bits: Option<&[u64]>, row: usize) -> bool {
    bits.is_none_or(|bits| bits[row / 64] >> (row % 64) & 1 == 1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_remembered_is_what_looking_again_would_find(
            texts in prop::collection::vec("[ab]{0,6}", 0..200),
            searches in prop::collection::vec(
                (prop::collection::vec("[ab]{1,4}", 0..3), 0usize..200),
                1..30,
            ),
        ) {
            let mut hits = TextMatches::default();
            let mut rows = 0;
            for (words, more) in searches {
                rows = (rows + more).min(texts.len());
                let texts = &texts[..rows];
                let bits = hits.of(&words, texts);
                for (row, text) in texts.iter().enumerate() {
                    let plain = words.iter().all(|word| text.contains(word.as_str()));
                    prop_assert_eq!(has(bits.as_deref(), row), plain, "{:?} in {}", words, text);
                }
            }
        }
    }

    #[test]
    fn after_rows_moved_nothing_is_remembered() {
        let mut hits = TextMatches::default();
        hits.of(&["a".to_owned()], &["a", "b"]);
        hits.forget();
        let bits = hits.of(&["a".to_owned()], &["b", "a"]);
        assert_eq!(bits, Some(vec![0b10]));
    }
}
