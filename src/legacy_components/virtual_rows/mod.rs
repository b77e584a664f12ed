//! The rows of a table of which only those in sight are in the page, and which keys
//! move through. Page sizes change what can be scrolled to, not what is rendered.

mod focus;
mod row_move;
mod viewport;

use leptos::prelude::*;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, KeyboardEvent};

use crate::live::{Element, Live, Part, each_then, el, live, set_var};
use row_move::RowMove;
use viewport::Viewport;

/// Finds the place of the row with an id.
type PlaceOf = Box<dyn Fn(&str) -> Option<usize>>;

/// What the owner of rows knows of them. Places count from 0.
pub struct RowSource {
    /// How many there are.
    pub count: Live<usize>,
    /// How many rows of the whole list stand before the first.
    pub before: Live<u64>,
    /// What stays the same about the row at a place, wherever it moves.
    pub id: Box<dyn Fn(usize) -> Option<String>>,
    /// Where the row with an id stands.
    pub place: PlaceOf,
    /// Opens the row with an id.
    pub open: Box<dyn Fn(&str)>,
}

/// Rows in their frame. Copied about freely.
#[derive(Clone, Copy)]
pub struct VirtualRows {
    source: RwSignal<RowSource, LocalStorage>,
    frame: RwSignal<Option<HtmlElement>, LocalStorage>,
    sight: RwSignal<Viewport>,
    window: Memo<Range<usize>>,
    /// The id of the row that the keyboard is at.
    current: RwSignal<Option<String>>,
    /// The current row takes the focus as soon as it is rendered.
    awaited: RwSignal<bool>,
    /// The rows had the focus before they changed.
    had_focus: RwSignal<bool>,
}

impl VirtualRows {
    /// Rows, with nothing known of their frame yet.
    pub fn new(source: RowSource) -> Self {
        let (sight, count) = (RwSignal::new(Viewport::default()), source.count.clone());
        Self {
            source: RwSignal::new_local(source),
            frame: RwSignal::new_local(None),
            sight,
            window: Memo::new(move |_| sight.with(|sight| sight.rendered(count.get()))),
            current: RwSignal::new(None),
            awaited: RwSignal::new(false),
            had_focus: RwSignal::new(false),
        }
    }

    /// The frame: what scrolls, and listens to keys. A table is in it.
    pub fn frame(self, frame: Element) -> Element {
        self.frame.set(Some(frame.html()));
        frame
            .on("scroll", move |_| self.scrolled())
            .on("keydown", move |event| untrack(|| self.pressed(&event)))
            .on_resize(move || self.measure())
    }

    /// The rows, for the table's body. `items` gives those of a range; `make` makes an
    /// element of one, whose first button takes the focus and is in the order of Tab
    /// while it is told so. An element is kept as long as place and `key` stay.
    pub fn rows<T: 'static>(
        self,
        items: impl Fn(Range<usize>) -> Vec<T> + 'static,
        key: impl Fn(&T) -> u64 + 'static,
        make: impl Fn(T, Live<bool>) -> Element + 'static,
    ) -> Part {
        let before = self.source.with_untracked(|source| source.before.clone());
        let count = self.source.with_untracked(|source| source.count.clone());
        let counted = count.clone();
        let items = move || {
            self.had_focus.set(self.holds_focus());
            // What the window derives from is read before it: an effect that finds the
            // window the same would take what it finds next for the same too, as that
            // was computed for the window already.
            counted.get();
            let (window, before) = (self.window.get(), before.get());
            let start = window.start;
            let items = items(window).into_iter().enumerate();
            items
                .map(|(at, item)| (start + at, before, item))
                .collect::<Vec<_>>()
        };
        let key = move |(place, before, item): &(usize, u64, T)| {
            let mut hasher = DefaultHasher::new();
            (place, before, key(item)).hash(&mut hasher);
            hasher.finish()
        };
        let make = move |(place, before, item): (usize, u64, T)| {
            let id = self.id_at(place);
            let own = id.clone();
            let is_stop = move || {
                self.current.with(|current| match current {
                    Some(_) => *current == own,
                    None => place == 0,
                })
            };
            make(item, is_stop.into())
                .set("aria-rowindex", &row_index(before, place))
                .on("focusin", move |_| self.set_current(id.clone()))
        };
        // Once they are in the page, and before it is painted.
        Effect::new(move || untrack(|| self.measure()));
        let above = Memo::new(move |_| self.window.get().start);
        let below = Memo::new(move |_| count.get().saturating_sub(self.window.get().end));
        Part::Many(vec![
            spacer(above),
            each_then(items, key, make, move || untrack(|| self.settled())),
            spacer(below),
        ])
    }

    /// Measures frame and rows; whoever changes their heights calls it.
    pub fn measure(self) {
        let Some(frame) = self.frame.get_untracked() else {
            return;
        };
        let held = self.sight.get_untracked();
        let height = |selector| {
            let found = frame.query_selector(selector).ok().flatten();
            found.map(|found| found.get_bounding_client_rect().height())
        };
        let head = height("thead").unwrap_or_default();
        let row = height("tbody [aria-rowindex]").filter(|height| *height > 0.0);
        let row = row.unwrap_or(held.row);
        if row != held.row {
            set_var(&frame, "--row-height", pixels(row).as_deref());
            if held.row > 0.0 {
                // What was at the top stays there.
                frame.set_scroll_top((held.top / held.row * row) as i32);
            }
        }
        let now = Viewport {
            top: frame.scroll_top().into(),
            height: (f64::from(frame.client_height()) - head).max(0.0),
            row,
        };
        if now != held {
            self.sight.set(now);
        }
    }

    /// Other rows than before: none is current, and the first is in sight.
    pub fn restart(self) {
        self.set_current(None);
        self.scroll_to(0.0);
    }

    /// Makes the row with this id the current one, and brings it in sight.
    pub fn show(self, id: &str) {
        if let Some(place) = self.place_of(id) {
            self.set_current(Some(id.to_owned()));
            self.bring(place);
        }
    }

    fn pressed(self, event: &Event) {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
            return;
        };
        let modified = event.ctrl_key() || event.alt_key() || event.meta_key();
        if event.default_prevented() || modified || event.shift_key() {
            return;
        }
        let key = event.key();
        if let Some(step) = RowMove::of_key(&key) {
            let sight = self.sight.get_untracked();
            let (from, frame) = (self.current_place(), sight.whole_rows());
            if let Some(to) = step.to(from, sight.first_whole(), frame, self.count()) {
                event.prevent_default();
                self.go_to(to);
            }
        } else if key == "Enter" && event.target() == event.current_target() {
            // A row that has the focus does so by itself.
            self.current.with_untracked(|current| {
                if let Some(id) = current {
                    self.source.with_untracked(|source| (source.open)(id));
                }
            });
        }
    }

    fn go_to(self, place: usize) {
        self.set_current(self.id_at(place));
        self.bring(place);
        self.awaited.set(!self.focus_on(place));
    }

    fn bring(self, place: usize) {
        if self.sight.get_untracked().row <= 0.0 {
            self.measure();
        }
        self.scroll_to(self.sight.get_untracked().top_for(place));
    }

    fn scroll_to(self, top: f64) {
        if let Some(frame) = self.frame.get_untracked() {
            frame.set_scroll_top(top as i32);
            self.scrolled();
        }
    }

    /// The browser tells of scrolling once a frame, before it paints.
    fn scrolled(self) {
        let Some(frame) = self.frame.get_untracked() else {
            return;
        };
        let top = f64::from(frame.scroll_top());
        if top != self.sight.get_untracked().top {
            self.sight.update(|sight| sight.top = top);
        }
    }

    /// After rows came and went.
    fn settled(self) {
        let lost = self.had_focus.get_untracked() && !self.holds_focus();
        if lost || self.awaited.get_untracked() {
            self.awaited.set(false);
            self.take_focus();
        }
    }

    fn set_current(self, id: Option<String>) {
        // Every row is told of a change.
        if self.current.with_untracked(|current| *current != id) {
            self.current.set(id);
        }
    }

    fn count(self) -> usize {
        self.source.with_untracked(|source| source.count.get())
    }

    fn id_at(self, place: usize) -> Option<String> {
        self.source.with_untracked(|source| (source.id)(place))
    }

    fn place_of(self, id: &str) -> Option<usize> {
        self.source.with_untracked(|source| (source.place)(id))
    }

    fn current_place(self) -> Option<usize> {
        self.place_of(&self.current.get_untracked()?)
    }
}

/// Counted from 1, and the first is the row of headings.
fn row_index(before: u64, place: usize) -> String {
    (before + place as u64 + 2).to_string()
}

/// A length for CSS, written by the browser: our own way with fractions would weigh
/// 20 KB.
fn pixels(length: f64) -> Option<String> {
    let digits = js_sys::Number::from(length).to_string_with_radix(10).ok()?;
    Some(String::from(digits) + "px")
}

/// Stands in for so many rows.
fn spacer(rows: Memo<usize>) -> Part {
    let needed = Memo::new(move |_| rows.get() > 0);
    live(move || {
        needed.get().then(|| {
            let room = el("td")
                .class("spacer")
                .var("--rows", move || Some(rows.get().to_string()));
            el("tr").set("aria-hidden", "true").child(room)
        })
    })
}
