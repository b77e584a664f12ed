//! State of a virtual table's rows: which of them are rendered, which one is current, and what
//! keys, clicks and scrolling do to that.

use std::ops::Range;

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use super::super::focus as focus_element;
use super::printing::printing;
use super::row_height::set_row_height;
use super::row_source::RowSource;
use super::viewport::Viewport;

/// The rows of a virtual table.
#[derive(Clone, Copy)]
pub struct VirtualRows {
    pub(super) source: RowSource,
    /// The source's `count` and `offset`, compared: what reads them runs only when they change.
    pub(super) count: Memo<usize>,
    pub(super) offset: Memo<u64>,
    /// What scrolls.
    pub(super) frame: NodeRef<html::Div>,
    pub(super) viewport: RwSignal<Viewport>,
    /// Whether the page is being printed: all rows are rendered then.
    pub(super) printing: ReadSignal<bool>,
    /// The indexes that are rendered.
    pub(super) window: Memo<Range<usize>>,
    /// The id of the row that the keyboard is at.
    pub(super) current: RwSignal<Option<String>>,
    pub(super) opened_index: Memo<Option<usize>>,
    /// The current row takes the focus as soon as it is rendered.
    pub(super) awaiting_focus: StoredValue<bool>,
    /// How often a key has moved the current row.
    moves: StoredValue<u32>,
    /// The id of the row that had the focus last.
    pub(super) focused: StoredValue<Option<String>>,
    /// Where the mouse went down last.
    pub(super) pressed_at: StoredValue<(i32, i32)>,
}

impl VirtualRows {
    /// Rows of which no frame is known yet; they live as long as the current owner.
    pub fn new(source: RowSource) -> Self {
        let viewport = RwSignal::new(Viewport::default());
        let printing = printing();
        let count = Memo::new(move |_| source.count.get());
        let opened_index = Memo::new(move |_| {
            let opened = source.opened.get()?;
            source.index.run((opened,))
        });
        Self {
            source,
            count,
            offset: Memo::new(move |_| source.offset.get()),
            frame: NodeRef::new(),
            viewport,
            window: Memo::new(move |_| {
                if printing.get() {
                    return 0..count.get();
                }
                viewport.with(|viewport| viewport.rendered(count.get()))
            }),
            printing,
            current: RwSignal::new(None),
            opened_index,
            awaiting_focus: StoredValue::new(false),
            moves: StoredValue::new(0),
            focused: StoredValue::new(None),
            pressed_at: StoredValue::new((0, 0)),
        }
    }

    /// Whether a slot's row is the one in the order of Tab, reactively: the current one, or the
    /// first where none is.
    pub(super) fn is_tab_stop(self, index: usize) -> bool {
        match self.current.get() {
            Some(id) => self.id_at(index) == Some(id),
            None => index == 0,
        }
    }

    /// Measures frame and rows; to be called whenever their heights may have changed.
    pub fn measure(self) {
        let Some(frame) = self.frame.get_untracked() else {
            return;
        };
        let before = self.viewport.get_untracked();
        let height = |selector| {
            let found = frame.query_selector(selector).ok().flatten();
            found.map(|found| found.get_bounding_client_rect().height())
        };
        let head = height("thead").unwrap_or_default();
        let row = height("tbody [aria-rowindex]").filter(|height| *height > 0.0);
        let row = row.unwrap_or(before.row);
        if row != before.row {
            set_row_height(&frame, row);
            if before.row > 0.0 {
                // What was at the top stays there.
                frame.set_scroll_top((before.top / before.row * row) as i32);
            }
        }
        let now = Viewport {
            top: frame.scroll_top().into(),
            height: (f64::from(frame.client_height()) - head).max(0.0),
            row,
        };
        if now != before {
            self.viewport.set(now);
        }
    }

    /// Other rows than before: none is current, and the first is in sight.
    pub fn restart(self) {
        self.set_current(None);
        if self.viewport.get_untracked().top > 0.0 {
            self.viewport.update(|viewport| viewport.top = 0.0);
        }
        // In the next frame, once the rows are in the page: to scroll has it laid out.
        request_animation_frame(move || {
            if self.is_alive() {
                self.scroll_to(self.viewport.get_untracked().top);
            }
        });
    }

    /// Makes the row with this id the current one, and brings it in sight.
    pub fn show(self, id: &str) {
        if !self.is_alive() {
            return;
        }
        if let Some(index) = self.index_of(id) {
            self.set_current(Some(id.to_owned()));
            self.bring_in_sight(index);
        }
    }

    /// Whether the owner is still there. An event or an animation frame may come after it: there
    /// is no signal left to read then.
    pub(super) fn is_alive(self) -> bool {
        !self.viewport.is_disposed()
    }

    /// Opens the row that was clicked.
    pub(super) fn clicked(self, event: &Event) {
        let Some((row, index)) = self.row_of(event) else {
            return;
        };
        if self.is_selection(event, &row) {
            return;
        }
        // Wherever a row is clicked, the focus goes to its button, and comes back there when what
        // opens is closed.
        if let Some(button) = super::focus::button_of(&row) {
            focus_element(&button);
        }
        if let Some(id) = self.id_at_untracked(index) {
            self.source.on_open.run((id,));
        }
    }

    /// The row with the focus is the current one.
    pub(super) fn focused_in(self, event: &Event) {
        if let Some((_, index)) = self.row_of(event) {
            let id = self.id_at_untracked(index);
            self.focused.set_value(id.clone());
            self.set_current(id);
        }
    }

    /// The row that an event happened in.
    fn row_of(self, event: &Event) -> Option<(Element, usize)> {
        if !self.is_alive() {
            return None;
        }
        let target = event.target()?.dyn_into::<Element>().ok()?;
        let row = target.closest("[aria-rowindex]").ok()??;
        let index = self.index_of_row(&row)?;
        Some((row, index))
    }

    /// The index that a rendered row has.
    pub(super) fn index_of_row(self, row: &Element) -> Option<usize> {
        let row_index: u64 = row.get_attribute("aria-rowindex")?.parse().ok()?;
        let index = row_index.checked_sub(row_index_of(self.offset.get_untracked(), 0))?;
        usize::try_from(index).ok()
    }

    /// How often a key has moved the current row; 0 once the owner is gone.
    pub fn moves(self) -> u32 {
        self.moves.try_get_value().unwrap_or_default()
    }

    pub(super) fn go_to(self, index: usize) {
        self.moves
            .update_value(|moves| *moves = moves.wrapping_add(1));
        self.set_current(self.id_at_untracked(index));
        self.bring_in_sight(index);
        self.awaiting_focus.set_value(!self.focus_on(index));
    }

    fn bring_in_sight(self, index: usize) {
        if self.viewport.get_untracked().row <= 0.0 {
            self.measure();
        }
        self.scroll_to(self.viewport.get_untracked().top_for(index));
    }

    fn scroll_to(self, top: f64) {
        if let Some(frame) = self.frame.get_untracked() {
            frame.set_scroll_top(top as i32);
            self.scrolled();
        }
    }

    /// The browser tells of scrolling once a frame, before it paints.
    pub(super) fn scrolled(self) {
        if !self.is_alive() {
            return;
        }
        let Some(frame) = self.frame.get_untracked() else {
            return;
        };
        let top = f64::from(frame.scroll_top());
        if top != self.viewport.get_untracked().top {
            self.viewport.update(|viewport| viewport.top = top);
        }
    }

    /// Scrolls back to where the viewport is.
    pub(super) fn restore_scrolling(self) {
        let top = self.viewport.get_untracked().top;
        if let Some(frame) = self.frame.get_untracked()
            && f64::from(frame.scroll_top()) != top
        {
            frame.set_scroll_top(top as i32);
        }
    }

    fn set_current(self, id: Option<String>) {
        // Every slot is told of a change.
        if self.current.with_untracked(|current| *current != id) {
            self.current.set(id);
        }
    }

    pub(super) fn id_at(self, index: usize) -> Option<String> {
        self.source.id.run((index,))
    }

    pub(super) fn id_at_untracked(self, index: usize) -> Option<String> {
        untrack(|| self.id_at(index))
    }

    fn index_of(self, id: &str) -> Option<usize> {
        untrack(|| self.source.index.run((id.to_owned(),)))
    }

    pub(super) fn current_index(self) -> Option<usize> {
        self.index_of(&self.current.get_untracked()?)
    }
}

/// The value of `aria-rowindex`: counted from 1, and the first is the row of headings.
pub(super) const fn row_index_of(offset: u64, index: usize) -> u64 {
    offset + index as u64 + 2
}
