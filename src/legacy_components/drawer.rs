//! A panel at the side, over the page.

use std::rc::Rc;

use super::modal::modal;
use crate::live::{Live, Part, el};

/// A drawer.
pub struct Drawer {
    /// Whether it is open.
    pub open: Live<bool>,
    /// Its accessible name.
    pub label: Live<String>,
}

impl Drawer {
    /// The drawer with something in it. Escape and a click beside it ask to `close`
    /// it; whoever owns `open` decides.
    pub fn part(self, close: impl Fn() + 'static, content: impl Into<Part>) -> Part {
        let panel = el("div").class("drawer__panel").child(content);
        modal("drawer", self.open, self.label, Rc::new(close), panel)
    }
}
