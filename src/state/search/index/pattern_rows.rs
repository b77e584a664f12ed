//! Evaluation of words and patterns over a range of rows.

use std::ops::Range;

use super::Index;
use super::evaluate::Bits;
use super::sought_text::SoughtText;
use crate::state::search::filter::TextField;

impl Index {
    /// The rows in which the parts of a pattern occur in order in one field, or in this field. Those
    /// of a part of the rows are not cached, but read from the cache: it is for what is typed.
    pub(super) fn rows_with_pattern(
        &self,
        parts: &[String],
        field: Option<TextField>,
        within: &Range<usize>,
    ) -> Bits {
        let text = SoughtText::new(field, parts);
        let mut text_matches = self.text_matches.borrow_mut();
        if within.len() == self.facts.len() {
            return text_matches.find(text, &self.facts).to_vec();
        }
        match text_matches.found(&text, within) {
            Some(bits) => bits,
            None => self.rows_where(within, &|_, facts| text.is_in(&facts.text)),
        }
    }
}
