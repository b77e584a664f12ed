//! Computes the collated orders of text columns in slices, between other tasks of the page.

use leptos::prelude::*;

use super::CollectionLoader;
use crate::domain::Column;
use crate::i18n::intl;
use crate::state::collection::Status;
use crate::state::search::collation::Collation;

/// How long one slice may block the page, in milliseconds.
const SLICE_MS: i64 = 10;

impl CollectionLoader {
    /// Starts computing the next missing order, unless one is being computed.
    pub(super) fn collate(self) {
        let running = self.collation.with_value(Option::is_some);
        let Some(column) = self.next_column().filter(|_| !running) else {
            return;
        };
        let collation = self
            .index
            .with_untracked(|index| Collation::of(column, index));
        self.collation.set_value(Some(collation));
        self.schedule_slice();
    }

    /// The column whose order is needed next: one of the current sorting or, once loading has
    /// ended, one that the user may sort by next.
    fn next_column(self) -> Option<Column> {
        let loading = self
            .collection
            .with_untracked(|collection| matches!(collection.status(), Status::Loading { .. }));
        let sorted_by = self.sorted_by.get_value();
        self.index.with_untracked(|index| {
            let sorted_by = sorted_by.into_iter().filter(|column| {
                // While loading, not again for every block: only when the rows have doubled.
                !loading || index.ordered_rows(*column) * 2 <= index.len()
            });
            let texts = Column::ALL.into_iter().filter(|column| column.is_text());
            let remaining = texts.filter(|_| !loading);
            sorted_by
                .chain(remaining)
                .find(|column| index.needs_order(*column))
        })
    }

    /// Stores an order; notifies only if the rows are sorted by it.
    fn set_order(self, collation: Collation) {
        let column = collation.column();
        let ranks = collation.into_ranks();
        if self
            .sorted_by
            .with_value(|columns| columns.contains(&column))
        {
            self.index.update(|index| index.set_order(column, ranks));
        } else {
            self.index
                .with_untracked(|index| index.set_order(column, ranks));
        }
    }

    fn schedule_slice(self) {
        set_timeout(move || self.run_slice(), std::time::Duration::ZERO);
    }

    fn run_slice(self) {
        let end = intl::now_ms() + SLICE_MS;
        // `None` if the owner was disposed in the meantime.
        let done = self.collation.try_update_value(|current| {
            let collation = current.as_mut()?;
            self.index.with_untracked(|index| {
                while collation.is_valid_for(index) {
                    if collation.step(index) {
                        return Some(true);
                    }
                    if intl::now_ms() >= end {
                        return Some(false);
                    }
                }
                None
            })
        });
        match done {
            None => {}
            Some(Some(false)) => self.schedule_slice(),
            Some(Some(true)) => {
                let collation = self.collation.try_update_value(Option::take).flatten();
                if let Some(collation) = collation {
                    self.set_order(collation);
                }
                self.collate();
            }
            // The rows changed: the order is outdated.
            Some(None) => {
                self.collation.set_value(None);
                self.collate();
            }
        }
    }
}
