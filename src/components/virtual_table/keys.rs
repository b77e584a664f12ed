//! Keys of a virtual table: they move the current row, extend the selection, and do what its owner
//! gives them to do with the current row.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::super::{letter_key, pressed_key};
use super::VirtualRows;
use super::row_move::RowMove;

impl VirtualRows {
    pub(super) fn pressed(self, event: &KeyboardEvent) {
        let modified = event.ctrl_key() || event.alt_key() || event.meta_key();
        if !self.is_alive() || event.default_prevented() || modified {
            return;
        }
        let key = pressed_key(event);
        if let Some(step) = RowMove::of_key(&key) {
            self.move_by(step, event);
        } else if !event.shift_key() && self.expanded_by(&key) {
            event.prevent_default();
        } else if key == "Enter" && event.target() == event.current_target() {
            // A row that has the focus opens by itself: its button is clicked.
            if let Some(id) = self.current_on_page().filter(|_| !event.shift_key()) {
                self.source.on_open.run((id,));
            }
        } else if let (Some(letter), Some(id)) = (letter_key(event), self.current_on_page())
            && !is_in_headings(event)
            && self.source.on_letter.run((letter, event.shift_key(), id))
        {
            event.prevent_default();
        }
    }

    /// The current row, unless it has left the page: nobody would see what happens to it.
    fn current_on_page(self) -> Option<String> {
        self.current_index()?;
        self.current.get_untracked()
    }

    /// Moves the current row; with Shift the rows on the way are to be selected.
    fn move_by(self, step: RowMove, event: &KeyboardEvent) {
        let viewport = self.viewport.get_untracked();
        let (from, page) = (self.current_index(), viewport.whole_rows());
        let count = self.count.get_untracked();
        let Some(to) = step.to(from, viewport.first_whole(), page, count) else {
            return;
        };
        event.prevent_default();
        let before = self.current.get_untracked();
        self.go_to(to);
        if let Some(now) = self.current.get_untracked().filter(|_| event.shift_key()) {
            let before = before.unwrap_or_else(|| now.clone());
            self.source.on_extend.run((before, now));
        }
    }
}

/// Whether a key was pressed in the headings, which are no row.
fn is_in_headings(event: &KeyboardEvent) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| matches!(target.closest("thead"), Ok(Some(_))))
}
