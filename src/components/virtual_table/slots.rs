//! Row slots of a virtual table: a pool of `<tr>` elements that show other rows when it scrolls
//! and when rows change, so that neither creates elements.
//!
//! The row at index `i` is shown by slot `i % capacity`: as long as it is rendered it keeps its
//! element, and with it the focus. The elements stand in the document in the order of their rows;
//! on scrolling those of the rows that went out of sight move to the other end. `<For>` doesn't do
//! that: it may as well move the rows that stay, and a moved element loses the focus.

use std::ops::Range;

use leptos::html;
use leptos::prelude::*;
use web_sys::Node;

use super::VirtualRows;
use super::virtual_rows::row_index_of;

/// The class of a spacer's cell. A constant, because Leptos writes an element of literals alone as
/// `innerHTML`, which the Content Security Policy refuses.
const SPACER: &str = "spacer";

/// A slot, as its cells see it.
#[derive(Clone, Copy)]
pub struct RowSlot {
    /// The index of the row in it. It is `None` until there is a row for it; a slot out of sight
    /// keeps the row it had.
    pub index: Memo<Option<usize>>,
    /// Whether its button is in the order of Tab.
    pub tab_stop: Memo<bool>,
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
    let capacity = Memo::new(move |before: Option<&usize>| {
        let capacity = rows.viewport.with(|viewport| viewport.capacity());
        capacity.max(before.copied().unwrap_or_default())
    });
    let built = Memo::new(move |before: Option<&usize>| {
        let needed = capacity.get().min(rows.count.get());
        needed.max(before.copied().unwrap_or_default())
    });
    let elements = StoredValue::new(Vec::<NodeRef<html::Tr>>::new());
    let slot = move |number: usize| {
        let element = NodeRef::new();
        elements.update_value(|elements| elements.push(element));
        view! { <Slot rows=rows number=number capacity=capacity cells=cells element=element /> }
    };
    let order = StoredValue::new_local(Order::default());
    Effect::new(move || {
        // The rows' ids tell that rows have changed though none has come or gone.
        let window = rows.window.get();
        rows.id_at(window.start);
        capacity.track();
        built.track();
        // In a task of its own, once all slots are built and show their rows.
        queue_microtask(move || {
            if rows.is_alive() && !order.is_disposed() {
                arrange(rows, capacity.get_untracked(), elements, order);
            }
        });
    });
    let above = Memo::new(move |_| rows.window.get().start);
    let below = Memo::new(move |_| rows.count.get().saturating_sub(rows.window.get().end));
    view! {
        <Spacer rows=above />
        <For each=move || 0..built.get() key=|number| *number children=slot />
        <Spacer rows=below />
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
    let row_index = move || {
        let index = index.get()?;
        Some(row_index_of(rows.offset.get(), index).to_string())
    };
    let is_opened = move || {
        let opened = rows.opened_index.get();
        (opened.is_some() && opened == index.get()).then_some("true")
    };
    view! {
        <tr class="row" aria-rowindex=row_index aria-current=is_opened node_ref=element>
            {cells.run((RowSlot { index, tab_stop },))}
        </tr>
    }
}

/// The index of the row in a slot, of the `capacity` rows from `start` on.
const fn row_in_slot(slot: usize, start: usize, capacity: usize) -> usize {
    let ahead = (slot + capacity - start % capacity) % capacity;
    start + ahead
}

/// Which slots stand in the document.
#[derive(Default)]
struct Order {
    /// The node after the last slot.
    end: Option<Node>,
    /// The indexes of the rows in the document, and the capacity of the pool then.
    shown: (Range<usize>, usize),
}

/// Puts the elements of the rendered rows in the order of their rows, and takes the others out of
/// the document. An element whose row stays is not touched.
fn arrange(
    rows: VirtualRows,
    capacity: usize,
    elements: StoredValue<Vec<NodeRef<html::Tr>>>,
    order: StoredValue<Order, LocalStorage>,
) {
    let elements = elements.with_value(|elements| {
        let elements = elements.iter().map(|element| element.get_untracked());
        elements.collect::<Option<Vec<_>>>()
    });
    let (Some(elements), window) = (elements, rows.window.get_untracked()) else {
        return;
    };
    let had_focus = rows.row_with_focus().is_some();
    order.update_value(|order| {
        // As they were built, all slots stand in the document one after the other.
        let end = order.end.clone();
        let end = end.or_else(|| elements.last()?.next_sibling());
        let Some((end, parent)) = end.and_then(|end| Some((end.clone(), end.parent_node()?)))
        else {
            return;
        };
        let (shown, shown_capacity) = order.shown.clone();
        let stays = |index: usize| {
            shown_capacity == capacity && shown.contains(&index) && window.contains(&index)
        };
        for (number, element) in elements.iter().enumerate() {
            let index = row_in_slot(number, window.start, capacity);
            let is_new = order.end.is_none();
            if !window.contains(&index) || !(is_new || stays(index)) {
                element.remove();
            }
        }
        let mut next = end.clone();
        for index in window.clone().rev() {
            let Some(element) = elements.get(index % capacity) else {
                continue;
            };
            if element.next_sibling().as_ref() != Some(&next) || element.parent_node().is_none() {
                // Fails only for a tree that could never be, such as a node inside itself.
                let _ = parent.insert_before(element, Some(&next));
            }
            next = element.clone().into();
        }
        order.end = Some(end);
        order.shown = (window.clone(), capacity);
    });
    rows.repair_focus(had_focus);
}

/// Stands in for so many rows that are not rendered.
#[component]
fn Spacer(
    /// How many.
    rows: Memo<usize>,
) -> impl IntoView {
    let needed = Memo::new(move |_| rows.get() > 0);
    let height = move || rows.get().to_string();
    move || {
        needed.get().then(|| {
            view! {
                <tr aria-hidden="true">
                    <td class=SPACER style=("--rows", height)></td>
                </tr>
            }
        })
    }
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
