//! Unreadable rows: rows that could not be deserialized, kept as raw JSON for inspection.

use std::sync::Arc;

/// The number of unreadable rows, and the first of them as received.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnreadableRows {
    count: u64,
    kept: Vec<Arc<RawRow>>,
}

/// The raw JSON of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawRow {
    /// The JSON as received, cut at [`Self::MAX_CHARS`] characters.
    pub json: String,
    /// Whether it was cut.
    pub clipped: bool,
}

impl UnreadableRows {
    /// The most rows that are kept.
    pub const MAX_KEPT: usize = 100;

    /// The number of unreadable rows, those that aren't kept included.
    pub fn count(&self) -> u64 {
        self.count
    }

    /// The first [`Self::MAX_KEPT`] of them, in the server's order.
    pub fn kept(&self) -> &[Arc<RawRow>] {
        &self.kept
    }

    /// Adds a row.
    pub(super) fn push(&mut self, json: &str) {
        self.count += 1;
        self.push_limited(|| Arc::new(RawRow::of(json)));
    }

    fn push_limited(&mut self, row: impl FnOnce() -> Arc<RawRow>) {
        if self.kept.len() < Self::MAX_KEPT {
            self.kept.push(row());
        }
    }

    /// Adds the rows of a later reply.
    pub fn add(&mut self, later: &Self) {
        self.count += later.count;
        for row in &later.kept {
            self.push_limited(|| Arc::clone(row));
        }
    }
}

impl RawRow {
    /// The most characters that are kept of a row, fifty times a usual one.
    pub const MAX_CHARS: usize = 20_000;

    fn of(json: &str) -> Self {
        let end = json.char_indices().nth(Self::MAX_CHARS);
        let end = end.map(|(at, _)| at);
        Self {
            json: json[..end.unwrap_or(json.len())].to_owned(),
            clipped: end.is_some(),
        }
    }
}

/// For tests.
#[cfg(test)]
impl<'a> FromIterator<&'a str> for UnreadableRows {
    fn from_iter<T: IntoIterator<Item = &'a str>>(rows: T) -> Self {
        let mut all = Self::default();
        rows.into_iter().for_each(|json| all.push(json));
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(rows: &UnreadableRows) -> Vec<&str> {
        rows.kept().iter().map(|row| row.json.as_str()).collect()
    }

    #[test]
    fn all_are_counted_and_the_first_hundred_kept() {
        let numbers: Vec<_> = (0..250).map(|number| number.to_string()).collect();
        let (before, after) = numbers.split_at(60);
        let mut rows: UnreadableRows = before.iter().map(String::as_str).collect();
        rows.add(&after.iter().map(String::as_str).collect());
        assert_eq!(rows.count(), 250);
        assert_eq!(texts(&rows), numbers[..UnreadableRows::MAX_KEPT]);
        rows.add(&rows.clone());
        assert_eq!((rows.count(), rows.kept().len()), (500, 100));
    }

    #[test]
    fn a_long_row_is_clipped_between_characters_and_says_so() {
        let whole = "群".repeat(RawRow::MAX_CHARS);
        let slow = [whole.as_str(), "体"].concat();
        let rows: UnreadableRows = [whole.as_str(), &slow].into_iter().collect();
        assert_eq!(texts(&rows), [whole.as_str(), &whole]);
        let clipped: Vec<_> = rows.kept().iter().map(|row| row.clipped).collect();
        assert_eq!(clipped, [false, true]);
    }
}
