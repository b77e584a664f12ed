//! Row slots of a virtual table: a pool of `<tr>` elements that show other rows when it scrolls
//! and when rows change, so that neither creates elements.
//!
//! The row at index `i` is shown by slot `i % capacity`: as long as it is rendered it keeps its
//! element, and with it the focus. The elements stand in the document in the order of their rows;
//! on scrolling those of the rows that went out of sight move to the other end. `<For>` doesn't do
//! that: it may as well move the rows that stay, and a moved element loses the focus.

use std::ops::Range;

use leptos::attr::custom::custom_attribute;
use leptos::html;
use leptos::prelude::*;
use web_sys::Node;

use super::spacer::Spacer;
use super::virtual_rows::row_index_of;
use super::{RowKind, VirtualRows};

/// A slot, as its cells see it.
#[derive(Clone, Copy)]
pub struct RowSlot {
    /// The index of the row in it. It is `None` until there is a row for it; a slot out of sight
    /// keeps the row it had.
    pub index: Memo<Option<usize>>,
    /// Whether its button is in the order of Tab.
    pub tab_stop: Memo<bool>,
    /// What the row is.
    pub kind: Memo<RowKind>,
    /// Whether its row is selected; `None` where none can be.
    pub selected: Memo<Option<bool>>,
    /// Its number in the pool, for ids of its elements.
    pub number: usize,
}

/// The slots and, around them, the room of the rows that are not rendered.
#[component]
pub(super) fn Slots(
    /// The rows to show.
    rows: VirtualRows,
    /// The cells of a slot.
    cells: Callback<(RowSlot,), AnyView>,
) -> impl IntoView {
    // Once the rows are in the page, and before it is painted.
    Effect::new(move || untrack(|| rows.measure()));
    // Never less than before: fewer slots would mean other elements for all rows.
    let on_screen = Memo::new(move |before: Option<&usize>| {
        let capacity = rows.viewport.with(|viewport| viewport.capacity());
        capacity.max(before.copied().unwrap_or_default())
    });
    // Paper needs a slot for each row, and after it they go again: each page change would fill them.
    let capacity = Memo::new(move |_| {
        let capacity = on_screen.get();
        if rows.printing.get() {
            capacity.max(rows.count.get())
        } else {
            capacity
        }
    });
    let built = Memo::new(move |before: Option<&usize>| {
        let capacity = capacity.get();
        let needed = capacity.min(rows.count.get());
        needed.max(before.copied().unwrap_or_default().min(capacity))
    });
    let elements = Elements {
        above: NodeRef::new(),
        slots: StoredValue::new(Vec::new()),
        below: NodeRef::new(),
    };
    let slot = move |number: usize| {
        let element = NodeRef::new();
        elements.slots.update_value(|slots| slots.push(element));
        view! { <Slot rows=rows number=number capacity=capacity cells=cells element=element /> }
    };
    let order = StoredValue::new_local(Order::default());
    let above = Memo::new(move |_| rows.window.get().start);
    let below = Memo::new(move |_| rows.count.get().saturating_sub(rows.window.get().end));
    Effect::new(move || {
        // The rows' ids tell that rows have changed though none has come or gone.
        let window = rows.window.get();
        rows.id_at(window.start);
        capacity.track();
        built.track();
        below.track();
        // In a task of its own, once all slots are built and show their rows.
        queue_microtask(move || {
            if rows.is_alive() && !order.is_disposed() {
                // Those that went after printing.
                let left = built.get_untracked();
                elements.slots.update_value(|slots| slots.truncate(left));
                arrange(rows, capacity.get_untracked(), elements, order);
            }
        });
    });
    view! {
        // An empty text, which is always in the document: Leptos puts what replaces this view
        // before the first of its nodes.
        {""}
        <Spacer rows=above element=elements.above />
        <For each=move || 0..built.get() key=|number| *number children=slot />
        <Spacer rows=below element=elements.below />
    }
}

/// One slot.
#[component]
fn Slot(
    /// The rows of the table.
    rows: VirtualRows,
    /// Its number in the pool.
    number: usize,
    /// How many slots the pool has when it is full.
    capacity: Memo<usize>,
    /// Makes its cells.
    cells: Callback<(RowSlot,), AnyView>,
    /// Its element.
    element: NodeRef<html::Tr>,
) -> impl IntoView {
    let index = Memo::new(move |before: Option<&Option<usize>>| {
        let index = row_in_slot(number, rows.window.get().start, capacity.get());
        if index < rows.count.get() {
            Some(index)
        } else {
            before.copied().flatten()
        }
    });
    let tab_stop = Memo::new(move |_| index.get().is_some_and(|index| rows.is_tab_stop(index)));
    let kind = Memo::new(move |_| {
        let index = index.get();
        index.map_or(RowKind::Plain, |index| rows.kind_at(index))
    });
    let selected = Memo::new(move |_| {
        let id = rows.id_at(index.get()?)?;
        rows.source.selected.run((id,))
    });
    let is_selected = move || selected.get().map(|on| if on { "true" } else { "false" });
    let class = move || match kind.get() {
        RowKind::Plain | RowKind::Member => "row",
        RowKind::Heading { .. } => "row row--group",
    };
    let row_index = move || {
        let index = index.get()?;
        Some(row_index_of(rows.offset.get(), index).to_string())
    };
    let is_opened = move || {
        let opened = rows.opened_index.get();
        (opened.is_some() && opened == index.get()).then_some("true")
    };
    view! {
        <tr
            // Leptos has no method for this one.
            {..custom_attribute("aria-level", move || kind.get().level())}
            class=class
            aria-rowindex=row_index
            aria-expanded=move || kind.get().expanded()
            aria-current=is_opened
            aria-selected=is_selected
            node_ref=element
        >
            {cells.run((RowSlot { index, tab_stop, kind, selected, number },))}
        </tr>
    }
}

/// The index of the row in a slot, of the `capacity` rows from `start` on.
const fn row_in_slot(slot: usize, start: usize, capacity: usize) -> usize {
    let ahead = (slot + capacity - start % capacity) % capacity;
    start + ahead
}

/// The `<tr>`s of the table's body, wherever they stand.
#[derive(Clone, Copy)]
struct Elements {
    /// The spacer for the rows before those that are rendered.
    above: NodeRef<html::Tr>,
    /// The slots, by their numbers.
    slots: StoredValue<Vec<NodeRef<html::Tr>>>,
    /// The spacer for the rows after those that are rendered.
    below: NodeRef<html::Tr>,
}

/// Which elements stand in the document.
#[derive(Default)]
struct Order {
    /// The node after the last slot, known once slots were put in order.
    end: Option<Node>,
    /// The indexes of the rows in the document.
    shown: Range<usize>,
    /// The capacity of the pool then.
    capacity: usize,
}

/// Puts the elements of the rendered rows in the order of their rows, and takes the others out of
/// the document. An element whose row stays is not touched.
fn arrange(
    rows: VirtualRows,
    capacity: usize,
    elements: Elements,
    order: StoredValue<Order, LocalStorage>,
) {
    let slots = elements.slots.with_value(|slots| {
        let slots = slots.iter().map(|element| element.get_untracked());
        slots.collect::<Option<Vec<_>>>()
    });
    let spacers = elements
        .above
        .get_untracked()
        .zip(elements.below.get_untracked());
    let (Some(slots), Some((above, below))) = (slots, spacers) else {
        return;
    };
    let (window, count) = (rows.window.get_untracked(), rows.count.get_untracked());
    let had_focus = rows.row_with_focus().is_some();
    order.update_value(|order| {
        // As they were built, all slots stand in the document one after the other, and the spacer
        // after them.
        let end = order.end.clone();
        let end = end.or_else(|| {
            slots
                .last()
                .map_or(below.previous_sibling(), |last| last.next_sibling())
        });
        let Some((end, parent)) = end.and_then(|end| Some((end.clone(), end.parent_node()?)))
        else {
            return;
        };
        // Fails only for a tree that could never be, such as a node inside itself.
        let insert = |element: &Node, next: Option<&Node>| {
            let _ = parent.insert_before(element, next);
        };
        // First, so that there is always room to scroll in.
        for (spacer, needed, next) in [
            (above, window.start > 0, parent.first_child()),
            (below, window.end < count, end.next_sibling()),
        ] {
            if !needed {
                spacer.remove();
            } else if spacer.parent_node().is_none() {
                insert(&spacer, next.as_ref());
            }
        }
        let stays = |index: usize| {
            let as_built = order.end.is_none();
            as_built || (order.capacity == capacity && order.shown.contains(&index))
        };
        for (number, slot) in slots.iter().enumerate() {
            let index = row_in_slot(number, window.start, capacity);
            if !window.contains(&index) || !stays(index) {
                slot.remove();
            }
        }
        let mut next = end.clone();
        for index in window.clone().rev() {
            let Some(slot) = slots.get(index % capacity) else {
                continue;
            };
            if slot.next_sibling().as_ref() != Some(&next) {
                insert(slot, Some(&next));
            }
            next = slot.clone().into();
        }
        *order = Order {
            end: Some(end),
            shown: window,
            capacity,
        };
    });
    if had_focus {
        // A row that loses the focus as it leaves makes the browser lay out what is left, which
        // may be too little to stay scrolled as far.
        rows.restore_scrolling();
    }
    rows.repair_focus(had_focus);
}

#[cfg(test)]
mod tests {
    use super::row_in_slot;

    #[test]
    fn a_row_has_the_same_slot_wherever_the_window_begins() {
        for capacity in [1, 6, 23] {
            for start in 0..100 {
                for index in start..start + capacity {
                    assert_eq!(row_in_slot(index % capacity, start, capacity), index);
                }
            }
        }
    }
}
