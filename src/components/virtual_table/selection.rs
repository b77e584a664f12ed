//! Telling a click that ended a selection of text from one that opens a row.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, MouseEvent};

use super::VirtualRows;

impl VirtualRows {
    /// Notes where the mouse went down.
    pub(super) fn mouse_down(self, event: &Event) {
        if let Some(position) = mouse_position(event) {
            self.pressed_at
                .try_update_value(|pressed| *pressed = position);
        }
    }

    /// Whether a click in `row` ended a drag that selected text of it: then the person wanted the
    /// text, not the row. A selection that was there before, here or elsewhere, is no reason to
    /// keep the row closed, and a click of the keyboard selects nothing.
    pub(super) fn is_selection(self, event: &Event, row: &Element) -> bool {
        let clicked = event.dyn_ref::<MouseEvent>();
        let by_mouse = clicked.is_some_and(|event| event.detail() > 0);
        let pressed = self.pressed_at.get_value();
        if !by_mouse || mouse_position(event).is_none_or(|position| position == pressed) {
            return false;
        }
        let selection = window().get_selection().ok().flatten();
        selection.is_some_and(|selection| {
            !selection.is_collapsed() && row.contains(selection.anchor_node().as_ref())
        })
    }
}

/// Where the mouse is at an event of it, in CSS pixels of the window.
fn mouse_position(event: &Event) -> Option<(i32, i32)> {
    let event = event.dyn_ref::<MouseEvent>()?;
    Some((event.client_x(), event.client_y()))
}
