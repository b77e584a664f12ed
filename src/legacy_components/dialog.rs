//! A small window in the middle, over the page, with a title.

use std::rc::Rc;

use super::modal::modal;
use crate::live::{Live, Part, el, text};

/// A dialog.
pub struct Dialog {
    /// Whether it is open.
    pub open: Live<bool>,
    /// Its title, which is its accessible name.
    pub title: Live<String>,
}

impl Dialog {
    /// The dialog with something in it. Escape and a click beside it ask to `close`
    /// it; whoever owns `open` decides.
    pub fn part(self, close: impl Fn() + 'static, content: impl Into<Part>) -> Part {
        let title = self.title.clone();
        let heading = el("h2")
            .class("dialog__title")
            .child(text(move || title.get()));
        let panel = el("div")
            .class("dialog__panel")
            // A click on nothing in it keeps the focus inside.
            .set("tabindex", "-1")
            .child(heading)
            .child(content);
        modal("dialog", self.open, self.title, Rc::new(close), panel)
    }
}
