//! Where the hint of a row stands.

use leptos::prelude::*;
use web_sys::Element;

use super::super::focus::button_of;
use super::super::virtual_rows::row_index_of;
use super::{ID, RowHintState, ShownHint};

/// Where the hint stands, in CSS pixels of the window.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Placement {
    pub(super) x: i32,
    pub(super) y: i32,
    /// Whether it ends at `y`, since there is no room below.
    pub(super) above: bool,
}

impl RowHintState {
    /// Puts the hint beside its cell, and says which button it describes.
    pub(super) fn place(self, shown: Option<&ShownHint>) {
        let Some(frame) = self.rows.frame.get_untracked() else {
            return;
        };
        let described = format!("[aria-describedby={ID}]");
        if let Ok(Some(button)) = frame.query_selector(&described) {
            // Neither fails for this name.
            let _ = button.remove_attribute("aria-describedby");
        }
        let row = shown.and_then(|shown| {
            let row_index = row_index_of(self.rows.offset.get_untracked(), shown.index);
            let selector = format!("tbody [aria-rowindex=\"{row_index}\"]");
            frame.query_selector(&selector).ok()?
        });
        let placement = row.as_ref().and_then(|row| self.beside(row, &frame));
        if self.placement.get_untracked() != placement {
            self.placement.set(placement);
        }
        let by_focus = shown.is_some_and(|shown| shown.by_focus);
        if let Some(button) = row.as_ref().filter(|_| by_focus).and_then(button_of) {
            let _ = button.set_attribute("aria-describedby", ID);
        }
    }

    /// Where the hint of a row goes; `None` while its cell is out of sight.
    fn beside(self, row: &Element, frame: &Element) -> Option<Placement> {
        let cells = row.children();
        let cell = cells.item(u32::try_from(self.source.cell.get_untracked()?).ok()?)?;
        let badge = cell.first_element_child().unwrap_or(cell);
        let (badge, frame_box) = (
            badge.get_bounding_client_rect(),
            frame.get_bounding_client_rect(),
        );
        let head = frame.query_selector("thead").ok()?;
        let top = head.map_or(frame_box.top(), |head| {
            head.get_bounding_client_rect().bottom()
        });
        // The row's name stays in sight when the rest is scrolled sideways under it.
        let name = row.query_selector("th").ok()??;
        let start = name.get_bounding_client_rect().right();
        let in_sight = badge.bottom() > top
            && badge.top() < frame_box.bottom()
            && badge.right() > start
            && badge.left() < frame_box.right();
        let height = window().inner_height().ok()?.as_f64()?;
        let above = badge.bottom() > 0.75 * height;
        let y = if above { badge.top() } else { badge.bottom() };
        in_sight.then_some(Placement {
            x: badge.left() as i32,
            y: y as i32,
            above,
        })
    }
}
