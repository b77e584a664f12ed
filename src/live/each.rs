//! Lists by key: a change of the list moves, makes and removes only what changed.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::Owner;
use leptos::reactive::effect::RenderEffect;
use web_sys::Node;

use super::part::{follow, marker, put, remove};
use super::{Element, Part};

/// The rows in the page, before their marker.
pub struct Rows {
    place: Rc<UrlState>,
    #[expect(dead_code, reason = "it runs while it is held")]
    effect: RenderEffect<()>,
}

struct UrlState {
    marker: Node,
    rows: RefCell<Vec<Row>>,
}

/// A row lives under an owner of its own: it outlives the change that made it.
struct Row {
    key: u64,
    owner: Owner,
    element: Element,
}

/// An element for each item, kept as long as there is an item with its key.
pub fn each<T: 'static>(
    items: impl FnMut() -> Vec<T> + 'static,
    key: impl Fn(&T) -> u64 + 'static,
    make: impl Fn(T) -> Element + 'static,
) -> Part {
    each_then(items, key, make, || ())
}

/// The same, and `then` is called whenever the elements of a new list stand.
pub fn each_then<T: 'static>(
    mut items: impl FnMut() -> Vec<T> + 'static,
    key: impl Fn(&T) -> u64 + 'static,
    make: impl Fn(T) -> Element + 'static,
    then: impl Fn() + 'static,
) -> Part {
    let make = Rc::new(make);
    let wanted = move || {
        let items = items().into_iter();
        items
            .map(|item| {
                let (key, make) = (key(&item), Rc::clone(&make));
                let make: Box<dyn FnOnce() -> Element> = Box::new(move || make(item));
                Wanted { key, make }
            })
            .collect()
    };
    Part::Each(rows(Box::new(wanted), Box::new(then)))
}

/// A row that should be there, and how to make it where it isn't.
struct Wanted {
    key: u64,
    make: Box<dyn FnOnce() -> Element>,
}

/// Boxed, so that it is compiled once and not once a list.
fn rows(mut wanted: Box<dyn FnMut() -> Vec<Wanted>>, then: Box<dyn Fn()>) -> Rows {
    let place = Rc::new(UrlState {
        marker: marker(),
        rows: RefCell::default(),
    });
    let owner = Owner::current().unwrap_or_default();
    let rows = Rc::clone(&place);
    let effect = follow(Box::new(move || {
        let wanted = wanted();
        let mut old: Vec<_> = rows.rows.take().into_iter().map(Some).collect();
        let mut new = Vec::with_capacity(wanted.len());
        for Wanted { key, make } in wanted {
            let row = taken(&mut old, new.len(), key).unwrap_or_else(|| {
                let owner = owner.child();
                let element = owner.with(make);
                Row {
                    key,
                    owner,
                    element,
                }
            });
            new.push(row);
        }
        old.into_iter().flatten().for_each(Row::end);
        rows.settle(&new);
        rows.rows.replace(new);
        then();
    }));
    Rows { place, effect }
}

/// The old row with this key. It mostly stands where the new one will; looking
/// through a thousand others takes a microsecond.
fn taken(old: &mut [Option<Row>], place: usize, key: u64) -> Option<Row> {
    let is = |row: &Option<Row>| row.as_ref().is_some_and(|row| row.key == key);
    if old.get(place).is_some_and(is) {
        return old[place].take();
    }
    old.iter_mut().find(|row| is(row))?.take()
}

impl Row {
    fn end(self) {
        remove(self.element.node());
        self.owner.cleanup();
    }
}

impl UrlState {
    /// Puts rows in their order. A row that stands right is not touched: moving it
    /// would take the focus from it.
    fn settle(&self, rows: &[Row]) {
        let Some(parent) = self.marker.parent_node() else {
            return;
        };
        let mut next = self.marker.clone();
        for row in rows.iter().rev() {
            let node = row.element.node();
            if node.next_sibling().as_ref() != Some(&next) || node.parent_node().is_none() {
                put(&parent, node, Some(&next));
            }
            next = node.clone();
        }
    }
}

impl Rows {
    pub(super) fn mount(&self, parent: &Node, next: Option<&Node>) {
        put(parent, &self.place.marker, next);
        self.place.settle(&self.place.rows.borrow());
    }

    pub(super) fn unmount(&self) {
        for row in self.place.rows.borrow().iter() {
            remove(row.element.node());
        }
        remove(&self.place.marker);
    }
}

impl Drop for Rows {
    fn drop(&mut self) {
        for row in self.place.rows.take() {
            row.owner.cleanup();
        }
    }
}
