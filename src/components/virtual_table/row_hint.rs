//! Hint of a row: a tooltip beside one of its cells, while the pointer is over what the cell holds or
//! the keyboard's focus is in the row. One element for the whole table: a tooltip in each row would
//! cost each page change.
//!
//! As WCAG 1.4.13 asks: Escape dismisses it, the pointer can go onto it, and it stays until the
//! pointer or the focus goes. A first tap shows it, as there is no hovering by touch.

mod listeners;
mod placement;

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlTableCellElement, PointerEvent};

use super::super::while_owned;
use super::VirtualRows;
use placement::Placement;

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

/// The hint's state.
#[derive(Clone, Copy)]
struct RowHintState {
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
    /// Changes when the frame has scrolled, sideways as well.
    scrolled: Trigger,
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

impl RowHintState {
    fn new(rows: VirtualRows, source: RowHintSource) -> Self {
        Self {
            rows,
            source,
            pointed: RwSignal::new(None),
            focused: RwSignal::new(None),
            opened: StoredValue::new(None),
            dismissed: RwSignal::new(false),
            placement: RwSignal::new(None),
            scrolled: Trigger::new(),
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
    fn is_about(self, cell: &Element) -> bool {
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

    /// An event of [`EVENTS`].
    fn happened(self, event: &Event) {
        match event.type_().as_str() {
            "pointermove" if !is_touch(event) && !self.is_inside(event) => {
                self.set(self.pointed, self.row_under(event));
                self.remove_title(event);
            }
            // Of what is in the frame, these are told as well.
            "pointerleave" if !is_touch(event) && event.target() == event.current_target() => {
                self.set(self.pointed, None);
            }
            "focusin" => self.focused_in(event),
            "focusout" => self.set(self.focused, None),
            "click" if self.tapped(event) => event.stop_propagation(),
            "scroll" => self.scrolled.notify(),
            _ => {}
        }
    }

    /// Takes away the tooltip of a text that is cut off: the cell has this one.
    fn remove_title(self, event: &Event) {
        let cell = element_at(event).and_then(|target| target.closest("td").ok()?);
        if let Some(cell) = cell.filter(|cell| self.is_about(cell)) {
            // Doesn't fail for this name.
            let _ = cell.remove_attribute("title");
        }
    }

    /// Shows the hint for a tap on its cell, which opens the row only when it is tapped again;
    /// whether it was one.
    fn tapped(self, event: &Event) -> bool {
        if !self.touched.get_value() {
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
    fn focused_in(self, event: &Event) {
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
}

fn element_at(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

fn is_touch(event: &Event) -> bool {
    let event = event.dyn_ref::<PointerEvent>();
    event.is_some_and(|event| event.pointer_type() == "touch")
}

/// The tooltip, which belongs into the frame of the table: the pointer can go onto it. It follows the
/// frame's events by itself, so that it may come later than the table.
#[component]
pub fn RowHint(
    /// The rows of the table.
    rows: VirtualRows,
    /// What they have hints about.
    source: RowHintSource,
) -> impl IntoView {
    let hint = RowHintState::new(rows, source);
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
        hint.scrolled.track();
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
