//! The selected rows of the project on screen.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::{ProjectId, SegmentProfile};
use crate::state::selection::{Selection, ShiftRange, range_between};
use crate::state::url::url_state::UrlState;
use crate::subscription::unsubscribe_on_cleanup;

/// The selection. It is neither in the URL nor stored: it ends with the page, and with the project.
#[derive(Clone, Copy)]
pub struct SelectedRows {
    project: Memo<Option<ProjectId>>,
    /// The selection, and the project that it belongs to.
    selection: RwSignal<(Option<ProjectId>, Selection)>,
    /// What Shift selects.
    range: StoredValue<ShiftRange>,
}

impl SelectedRows {
    /// Nothing is selected.
    pub fn new(url: UrlState) -> Self {
        Self {
            project: Memo::new(move |_| url.params().project),
            selection: RwSignal::new((None, Selection::default())),
            range: StoredValue::new(ShiftRange::default()),
        }
    }

    /// Reads the selection, reactively.
    pub fn with<R>(self, read: impl FnOnce(&Selection) -> R) -> R {
        unsubscribe_on_cleanup(&ArcMemo::from(self.project));
        unsubscribe_on_cleanup(&self.selection);
        self.project.with(|now| {
            self.selection.with(|(project, selection)| {
                if project == now {
                    read(selection)
                } else {
                    read(&Selection::default())
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
        let anchor = self.range.with_value(|range| range.anchor_in(rows));
        let range = anchor.zip(rows.iter().position(|other| other.id == row.id));
        self.change(|selection| match range.filter(|_| shift) {
            Some((anchor, at)) => {
                selection.set_range(rows, range_between(anchor, at), None, selected);
            }
            None => selection.set(std::slice::from_ref(row), selected),
        });
        self.range.update_value(|range| range.begin_at(&row.id));
    }

    /// Selects the rows on the way from one line to another, as the keyboard goes with Shift: on the
    /// way back they are taken out again.
    pub fn extend(self, rows: &[Arc<SegmentProfile>], from: &str, to: &str) {
        let step = self
            .range
            .try_update_value(|range| range.step(rows, from, to));
        if let Some(step) = step.flatten() {
            self.change(|selection| selection.set_range(rows, step.now, step.before, true));
        }
    }

    /// Selects rows, or takes them out.
    pub fn set(self, rows: &[Arc<SegmentProfile>], selected: bool) {
        self.change(|selection| selection.set(rows, selected));
    }

    /// Selects every row that was found, each with the hash of its id.
    pub fn add_all_found(self, found: &[(Arc<SegmentProfile>, u32)]) {
        self.change(|selection| selection.add_all_found(found));
    }

    /// Selects nothing.
    pub fn clear(self) {
        self.range.set_value(ShiftRange::default());
        self.change(|selection| *selection = Selection::default());
    }

    fn change(self, change: impl FnOnce(&mut Selection)) {
        let now = self.project.get_untracked();
        self.selection.update(|(project, selection)| {
            if *project != now {
                *project = now;
                *selection = Selection::default();
            }
            change(selection);
        });
    }
}
