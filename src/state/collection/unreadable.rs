//! Rows that could not be read.

use super::Collection;
use crate::state::page::content::DataWarning;

impl Collection {
    /// How many rows of this pass could not be read.
    pub fn unreadable_rows(&self) -> u64 {
        let counts = self.pass.warnings.iter().map(|warning| match warning {
            DataWarning::UnreadableRows(rows) => rows.count(),
            DataWarning::RepeatedRows(_)
            | DataWarning::OtherOffset { .. }
            | DataWarning::InvalidCount(..)
            | DataWarning::NoNextFlag
            | DataWarning::EmptyWithNext
            | DataWarning::EmptyWithTotal(_) => 0,
        });
        counts.sum()
    }
}
