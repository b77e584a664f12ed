//! Focus of a virtual table: it stays with its row while slots show other rows, and goes to the
//! frame while that row is not rendered.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement};

use super::VirtualRows;
use super::virtual_rows::row_index_of;

impl VirtualRows {
    /// Gives the focus to the current row, or, while it is out of sight, to the frame,
    /// whose keys go on from it.
    pub fn take_focus(self) {
        if !self.is_alive() {
            return;
        }
        let index = self.current_index();
        if !index.is_some_and(|index| self.focus_on(index)) {
            self.focus_frame();
        }
    }

    /// The rows are about to leave the document: the frame takes the focus from them.
    pub(super) fn hand_focus_to_frame(self) {
        if self.row_with_focus().is_some() {
            self.focus_frame();
        }
    }

    /// The row that has the focus.
    pub(super) fn row_with_focus(self) -> Option<Element> {
        let (frame, active) = self
            .frame
            .get_untracked()
            .zip(document().active_element())?;
        let row = active.closest("tbody [aria-rowindex]").ok()??;
        frame.contains(Some(&row)).then_some(row)
    }

    /// Puts the focus right after slots have moved or show other rows. `had_focus` is whether a
    /// row had it before.
    pub(super) fn repair_focus(self, had_focus: bool) {
        let right = self.row_with_focus().is_some_and(|row| {
            let index = self.index_of_row(&row);
            let id = index.and_then(|index| self.id_at_untracked(index));
            self.focused.with_value(|focused| *focused == id)
        });
        let awaited = self.awaiting_focus.get_value();
        if (had_focus && !right) || awaited {
            self.awaiting_focus.set_value(false);
            self.take_focus();
        }
    }

    /// Focuses the row at an index; `false` where it is not rendered.
    pub(super) fn focus_on(self, index: usize) -> bool {
        let row_index = row_index_of(self.offset.get_untracked(), index);
        let selector = format!("tbody [aria-rowindex=\"{row_index}\"]");
        let frame = self.frame.get_untracked();
        let row = frame.and_then(|frame| frame.query_selector(&selector).ok().flatten());
        let button = row.as_ref().and_then(button_of);
        button.as_ref().is_some_and(focus_in_place)
    }

    fn focus_frame(self) {
        if let Some(frame) = self.frame.get_untracked() {
            focus_in_place(&frame);
        }
    }
}

/// The button of a row that takes the focus for it: that of its heading, or a link there, else the
/// first one.
pub(super) fn button_of(row: &Element) -> Option<HtmlElement> {
    let in_heading = row.query_selector("th button, th a").ok().flatten();
    let button = in_heading.or_else(|| row.query_selector("button").ok().flatten())?;
    button.dyn_into().ok()
}

/// Gives the focus to an element where it stands: scrolling is done here, past what
/// sticks to the frame's top.
fn focus_in_place(element: &HtmlElement) -> bool {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    element.focus_with_options(&options).is_ok()
}
