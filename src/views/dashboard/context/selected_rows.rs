//! The selected rows of the project on screen.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::{ProjectId, SegmentProfile};
use crate::state::selection::{Selection, range_between};
use crate::state::url::url_state::UrlState;

/// The selection. It is neither in the URL nor stored: it ends with the page, and with the project.
#[derive(Clone, Copy)]
pub struct SelectedRows {
    project: Memo<Option<ProjectId>>,
    /// The selection, and the project that it belongs to.
    selection: RwSignal<(Option<ProjectId>, Selection)>,
    /// The row from which Shift selects: the one that was selected last without it.
    anchor: StoredValue<Option<String>>,
    /// The row that the last selection ended at: the keyboard goes on from it.
    end: StoredValue<Option<String>>,
}

impl SelectedRows {
    /// Nothing is selected.
    pub fn new(url: UrlState) -> Self {
        Self {
            project: Memo::new(move |_| url.params().project),
            selection: RwSignal::new((None, Selection::None)),
            anchor: StoredValue::new(None),
            end: StoredValue::new(None),
        }
    }

    /// Reads the selection, reactively.
    pub fn with<R>(self, read: impl FnOnce(&Selection) -> R) -> R {
        self.project.with(|now| {
            self.selection.with(|(project, selection)| {
                if project == now {
                    read(selection)
                } else {
                    read(&Selection::None)
                }
            })
        })
    }

    /// Whether a row is selected, reactively.
    pub fn has(self, id: &str) -> bool {
        self.with(|selection| selection.contains(id))
    }

    /// Selects a row or takes it out, with Shift along with the rows from the last one on.
    /// `rows` are all in their order.
    pub fn toggle(self, rows: &[Arc<SegmentProfile>], row: &Arc<SegmentProfile>, shift: bool) {
        let selected = !untrack(|| self.has(&row.id));
        let range = self.anchor_in(rows).zip(position(rows, &row.id));
        self.change(|selection| match range.filter(|_| shift) {
            Some((anchor, at)) => {
                selection.set_range(rows, range_between(anchor, at), None, selected);
            }
            None => selection.set(std::slice::from_ref(row), selected),
        });
        self.anchor.set_value(Some(row.id.clone()));
        self.end.set_value(Some(row.id.clone()));
    }

    /// Selects the rows on the way from one row to another, as the keyboard goes with Shift: on the
    /// way back they are taken out again.
    pub fn extend(self, rows: &[Arc<SegmentProfile>], from: &str, to: &str) {
        let Some(to_at) = position(rows, to) else {
            return;
        };
        let from_at = position(rows, from);
        let end_at = self.end.with_value(|end| position(rows, end.as_deref()?));
        // What the keyboard passes that is no row, such as the heading of a group, ends no range.
        let end_at = end_at.filter(|end| from_at.is_none_or(|from| from == *end));
        let (anchor, from_at) = match self.anchor_in(rows).zip(end_at) {
            Some(range) => range,
            None => {
                let start = from_at.unwrap_or(to_at);
                self.anchor.set_value(Some(rows[start].id.clone()));
                (start, start)
            }
        };
        let before = Some(range_between(anchor, from_at));
        self.change(|selection| {
            selection.set_range(rows, range_between(anchor, to_at), before, true);
        });
        self.end.set_value(Some(to.to_owned()));
    }

    /// Selects rows, or takes them out.
    pub fn set(self, rows: &[Arc<SegmentProfile>], selected: bool) {
        self.change(|selection| selection.set(rows, selected));
    }

    /// Selects every row that was found.
    pub fn add_all_found(self, found: Vec<Arc<SegmentProfile>>) {
        self.change(|selection| selection.add_all_found(found));
    }

    /// Selects nothing.
    pub fn clear(self) {
        self.anchor.set_value(None);
        self.change(|selection| *selection = Selection::None);
    }

    fn anchor_in(self, rows: &[Arc<SegmentProfile>]) -> Option<usize> {
        self.anchor
            .with_value(|anchor| position(rows, anchor.as_deref()?))
    }

    fn change(self, change: impl FnOnce(&mut Selection)) {
        let now = self.project.get_untracked();
        self.selection.update(|(project, selection)| {
            if *project != now {
                *project = now;
                *selection = Selection::None;
            }
            change(selection);
        });
    }
}

fn position(rows: &[Arc<SegmentProfile>], id: &str) -> Option<usize> {
    rows.iter().position(|row| row.id == id)
}
