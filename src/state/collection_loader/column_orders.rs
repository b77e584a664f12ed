//! Has the language orders of text columns computed, a slice at a time, while nobody
//! waits.

use leptos::prelude::*;

use super::CollectionLoader;
use crate::domain::Column;
use crate::i18n::intl;
use crate::state::collation::Collation;
use crate::state::collection::Status;

/// How long a slice of sorting may keep the page from answering, in milliseconds.
const SLICE_MS: i64 = 10;

/// The text columns, in the order in which they are prepared for sorting.
const TEXTS: [Column; 5] = [
    Column::Name,
    Column::Creator,
    Column::LastEditor,
    Column::Key,
    Column::Description,
];

impl CollectionLoader {
    /// Begins the next order that is lacking, unless one is on its way.
    pub(super) fn collate(self) {
        let busy = self.collation.with_value(Option::is_some);
        let Some(column) = self.next_column().filter(|_| !busy) else {
            return;
        };
        let collation = self
            .index
            .with_untracked(|index| Collation::of(column, index));
        self.collation.set_value(Some(collation));
        self.continue_soon();
    }

    /// The order that is needed next: one that rows are sorted by, or, once nothing
    /// more is loaded, one that they may be sorted by next.
    fn next_column(self) -> Option<Column> {
        let loading = self
            .collection
            .with_untracked(|collection| matches!(collection.status(), Status::Loading { .. }));
        let wanted = self.sorted_by.get_value();
        self.index.with_untracked(|index| {
            let wanted = wanted.into_iter().filter(|column| {
                // Not for every block anew: behind those that are in order, the rest can wait.
                !loading || index.order_covers(*column) * 2 <= index.len()
            });
            let later = TEXTS.into_iter().filter(|_| !loading);
            wanted
                .chain(later)
                .find(|column| index.lacks_order(*column))
        })
    }

    /// Tells of the order only where rows are sorted by it.
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

    fn continue_soon(self) {
        set_timeout(move || self.slice(), std::time::Duration::ZERO);
    }

    fn slice(self) {
        let end = intl::now_ms() + SLICE_MS;
        // Gone with its owner: then `try_update_value` gives nothing.
        let done = self.collation.try_update_value(|held| {
            let collation = held.as_mut()?;
            self.index.with_untracked(|index| {
                while collation.holds(index) {
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
            Some(Some(false)) => self.continue_soon(),
            Some(Some(true)) => {
                let collation = self.collation.try_update_value(Option::take).flatten();
                if let Some(collation) = collation {
                    self.set_order(collation);
                }
                self.collate();
            }
            // The rows are others now.
            Some(None) => {
                self.collation.set_value(None);
                self.collate();
            }
        }
    }
}
