//! Hint of a row: a tooltip beside one of its cells, while the pointer is over what the cell holds or
//! the keyboard's focus is in the row. One element for the whole table: a tooltip in each row would
//! cost each page change.
//!
//! As WCAG 1.4.13 asks: Escape dismisses it, the pointer can go onto it, and it stays until the
//! pointer or the focus goes. A first tap shows it, as there is no hovering by touch.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlTableCellElement, PointerEvent};

use super::super::{pressed_key, while_owned};
use super::VirtualRows;
use super::focus::button_of;
use super::virtual_rows::row_index_of;

/// The id of the tooltip, by which the row's button is described.
const ID: &str = "row-hint";

/// What rows have hints about.
#[derive(Clone, Copy)]
pub struct RowHintSource {
    /// The index of the cell that the hint is about, among the cells of a row; `None` where no cell
    /// is.
    pub cell: Signal<Option<usize>>,
    /// The hint of the row at an index, read reactively.
    pub text: Callback<(usize,), Option<String>>,
}

/// Where the hint stands, in CSS pixels of the window.
#[derive(Clone, Copy, PartialEq)]
struct Placement {
    x: i32,
    y: i32,
    /// Whether it ends at `y`, since there is no room below.
    above: bool,
}

/// The hint's state.
#[derive(Clone, Copy)]
pub(super) struct RowHint {
    rows: VirtualRows,
    source: RowHintSource,
    /// The id of the row whose cell the pointer is over.
    pointed: RwSignal<Option<String>>,
    /// The id of the row with the keyboard's focus.
    focused: RwSignal<Option<String>>,
    /// The id of the row that was opened last, until another one has the focus: what opened has
    /// told it, and the focus comes back to the row when that is closed.
    opened: StoredValue<Option<String>>,
    /// Whether Escape dismissed it, until another row is pointed at or focused.
    dismissed: RwSignal<bool>,
    placement: RwSignal<Option<Placement>>,
    element: NodeRef<html::Div>,
    /// Whether the last press was a touch.
    touched: StoredValue<bool>,
}

/// A hint on show.
#[derive(Clone, PartialEq)]
struct ShownHint {
    /// The index of its row.
    index: usize,
    /// Whether the row's button has the focus, which the hint describes then.
    by_focus: bool,
    text: String,
}

impl RowHint {
    pub(super) fn new(rows: VirtualRows, source: RowHintSource) -> Self {
        Self {
            rows,
            source,
            pointed: RwSignal::new(None),
            focused: RwSignal::new(None),
            opened: StoredValue::new(None),
            dismissed: RwSignal::new(false),
            placement: RwSignal::new(None),
            element: NodeRef::new(),
            touched: StoredValue::new(false),
        }
    }

    fn shown(self) -> Option<ShownHint> {
        if self.dismissed.get() {
            return None;
        }
        let pointed = self.pointed.get();
        let by_focus = pointed.is_none();
        let id = pointed.or_else(|| self.focused.get())?;
        let index = self.rows.source.index.run((id,))?;
        let text = self.source.text.run((index,))?;
        Some(ShownHint {
            index,
            by_focus,
            text,
        })
    }

    fn set(self, target: RwSignal<Option<String>>, id: Option<String>) {
        if self.rows.is_alive() && target.with_untracked(|target| *target != id) {
            target.set(id);
            self.dismissed.set(false);
        }
    }

    /// The id of the row whose cell with a hint has the target of an event in what it holds.
    fn row_under(self, event: &Event) -> Option<String> {
        let target = element_at(event)?;
        let cell = target.closest("td").ok()??;
        if cell == target || !self.is_about(&cell) {
            return None;
        }
        let row = cell.closest("[aria-rowindex]").ok()??;
        self.rows.id_at_untracked(self.rows.index_of_row(&row)?)
    }

    /// Whether the hint is about this cell.
    pub(super) fn is_about(self, cell: &Element) -> bool {
        let cell = cell.dyn_ref::<HtmlTableCellElement>();
        let about = self.source.cell.get_untracked();
        cell.is_some_and(|cell| usize::try_from(cell.cell_index()).ok() == about)
    }

    /// Whether an event happened on the tooltip itself.
    fn is_inside(self, event: &Event) -> bool {
        let (tooltip, target) = (self.element.get_untracked(), element_at(event));
        let both = tooltip.zip(target);
        both.is_some_and(|(tooltip, target)| tooltip.contains(Some(&target)))
    }

    /// The mouse moved in the frame.
    pub(super) fn pointer_moved(self, event: &PointerEvent) {
        if self.rows.is_alive() && event.pointer_type() != "touch" && !self.is_inside(event) {
            self.set(self.pointed, self.row_under(event));
        }
    }

    /// The mouse left the frame.
    pub(super) fn pointer_left(self, event: &PointerEvent) {
        if event.pointer_type() != "touch" {
            self.set(self.pointed, None);
        }
    }

    /// Shows the hint for a tap on its cell, which opens the row only when it is tapped again;
    /// whether it was one.
    pub(super) fn tapped(self, event: &Event) -> bool {
        if !self.rows.is_alive() || !self.touched.get_value() {
            return false;
        }
        let row = self.row_under(event);
        let is_new = row.is_some() && self.pointed.with_untracked(|pointed| *pointed != row);
        if is_new {
            self.set(self.pointed, row);
        }
        is_new
    }

    /// A row took the focus. A click that gives it the focus opens the row: no hint is needed.
    pub(super) fn focused_in(self, event: &Event) {
        let target = element_at(event);
        let by_keyboard =
            target.filter(|target| matches!(target.matches(":focus-visible"), Ok(true)));
        let row = by_keyboard.and_then(|target| target.closest("[aria-rowindex]").ok()?);
        let index = row.and_then(|row| self.rows.index_of_row(&row));
        let id = index.and_then(|index| self.rows.id_at_untracked(index));
        if id.is_some() && self.opened.with_value(|opened| *opened == id) {
            return;
        }
        self.opened.set_value(None);
        self.set(self.focused, id);
    }

    /// The focus left a row.
    pub(super) fn focused_out(self) {
        self.set(self.focused, None);
    }

    fn listen(self) {
        let pressed = window_event_listener(ev::keydown, move |event| {
            if pressed_key(&event) == "Escape" && self.rows.is_alive() {
                self.dismissed.set(true);
                // Not again when a pointer has passed.
                self.focused.set(None);
            }
        });
        let touched = window_event_listener(ev::pointerdown, move |event| {
            if !self.rows.is_alive() {
                return;
            }
            let is_touch = event.pointer_type() == "touch";
            self.touched.set_value(is_touch);
            if is_touch && !self.is_inside(&event) && self.row_under(&event).is_none() {
                self.set(self.pointed, None);
            }
        });
        on_cleanup(move || {
            pressed.remove();
            touched.remove();
        });
    }

    /// Puts the hint beside its cell, and says which button it describes.
    fn place(self, shown: Option<&ShownHint>) {
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

fn element_at(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// The tooltip.
#[component]
pub(super) fn RowHintTooltip(
    /// Its state.
    hint: RowHint,
) -> impl IntoView {
    hint.listen();
    Effect::new(move || {
        if let Some(id) = hint.rows.source.opened.get() {
            hint.opened.set_value(Some(id));
            hint.set(hint.focused, None);
        }
    });
    let shown = Memo::new(move |_| hint.shown());
    Effect::new(move || {
        let shown = shown.get();
        // Where its cell is follows from these.
        hint.rows.viewport.track();
        hint.rows.window.track();
        let place = while_owned(move |()| hint.place(shown.as_ref()));
        // Once the rows are where they will be.
        request_animation_frame({
            let mut place = place;
            move || place(())
        });
    });
    let pixels = move |of: fn(Placement) -> i32| {
        move || {
            let placement = hint.placement.get()?;
            Some(of(placement).to_string() + "px")
        }
    };
    view! {
        <div
            class="row-hint"
            id=ID
            role="tooltip"
            data-above=move || hint.placement.get().is_some_and(|placement| placement.above).then_some("")
            hidden=move || shown.with(Option::is_none) || hint.placement.with(Option::is_none)
            style=("--x", pixels(|placement| placement.x))
            style=("--y", pixels(|placement| placement.y))
            node_ref=hint.element
        >
            {move || shown.get().map(|shown| shown.text)}
        </div>
    }
}
