//! Whose the focus is: it stays among the rows while their elements come and go.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement};

use super::{VirtualRows, row_index};

impl VirtualRows {
    /// Gives the focus to the current row, or, while it is out of sight, to the frame,
    /// whose keys go on from it.
    pub fn take_focus(self) {
        let place = self.current_place();
        if !place.is_some_and(|place| self.focus_on(place)) {
            self.focus_frame();
        }
    }

    /// The rows are about to go: the frame keeps the focus for them.
    pub fn leave(self) {
        if self.holds_focus() {
            self.focus_frame();
        }
    }

    /// Whether a row has the focus.
    pub(super) fn holds_focus(self) -> bool {
        let Some((frame, active)) = self.frame.get_untracked().zip(document().active_element())
        else {
            return false;
        };
        let body = active.closest("tbody").ok().flatten();
        body.is_some_and(|body| frame.contains(Some(&body)))
    }

    /// Focuses the row at a place; `false` where it is not rendered.
    pub(super) fn focus_on(self, place: usize) -> bool {
        let before = self.source.with_untracked(|source| source.before.get());
        let index = row_index(before, place);
        let selector = format!("tbody [aria-rowindex=\"{index}\"] button");
        let frame = self.frame.get_untracked();
        let button = frame.and_then(|frame| frame.query_selector(&selector).ok().flatten());
        let button = button.and_then(|button| button.dyn_into::<HtmlElement>().ok());
        button.as_ref().is_some_and(focus)
    }

    pub(super) fn focus_frame(self) {
        if let Some(frame) = self.frame.get_untracked() {
            focus(&frame);
        }
    }
}

/// Gives the focus to an element where it stands: scrolling is done here, past what
/// sticks to the frame's top.
fn focus(element: &HtmlElement) -> bool {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    element.focus_with_options(&options).is_ok()
}
