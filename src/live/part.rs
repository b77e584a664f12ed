//! Pieces of a page: put in as a whole, taken out as a whole.

use std::cell::RefCell;
use std::rc::Rc;

use any_spawner::Executor;
use leptos::prelude::{IntoAny, IntoView};
use leptos::prelude::{Owner, document};
use leptos::reactive::effect::RenderEffect;
use leptos::tachys::view::{Mountable, Render};
use wasm_bindgen::JsCast;
use web_sys::Node;

use super::element::Element;

/// A piece of a page. What keeps it alive (listeners, effects) goes with it.
#[derive(Default)]
pub enum Part {
    /// Nothing to see.
    #[default]
    None,
    /// A text.
    Text(web_sys::Text, Option<RenderEffect<()>>),
    /// An element and all in it.
    Element(Element),
    /// Several, one after the other.
    Many(Vec<Part>),
    /// One that is made anew when what it read has changed.
    Live(Pane),
    /// Any number, by their keys.
    Each(super::each::Rows),
    /// A view of Leptos, built.
    View(RefCell<leptos::tachys::view::any_view::AnyViewState>),
}

/// A live part: its place, and what makes it anew.
pub struct Pane {
    slot: Rc<Slot>,
    #[expect(dead_code, reason = "it runs while it is held")]
    effect: RenderEffect<()>,
}

impl Drop for Pane {
    /// The effect's task holds the slot until it is polled once more. What is in it
    /// must be silent at once: the owner of what it reads is gone.
    fn drop(&mut self) {
        drop(self.slot.content.take());
    }
}

/// Where a live part stands: before its marker.
pub struct Slot {
    pub(super) marker: Node,
    content: RefCell<Part>,
}

impl Part {
    /// Puts it into `parent`, before `next` or at the end.
    pub fn mount(&self, parent: &Node, next: Option<&Node>) {
        match self {
            Self::None => {}
            Self::Text(node, _) => put(parent, node, next),
            Self::Element(element) => put(parent, element.node(), next),
            Self::Many(parts) => parts.iter().for_each(|part| part.mount(parent, next)),
            Self::Live(Pane { slot, .. }) => {
                put(parent, &slot.marker, next);
                slot.content.borrow().mount(parent, Some(&slot.marker));
            }
            Self::Each(rows) => rows.mount(parent, next),
            Self::View(view) => view.borrow_mut().mount(parent.unchecked_ref(), next),
        }
    }

    /// Takes it out of the page.
    pub fn unmount(&self) {
        match self {
            Self::None => {}
            Self::Text(node, _) => remove(node),
            Self::Element(element) => remove(element.node()),
            Self::Many(parts) => parts.iter().for_each(Self::unmount),
            Self::Live(Pane { slot, .. }) => {
                slot.content.borrow().unmount();
                remove(&slot.marker);
            }
            Self::Each(rows) => rows.unmount(),
            Self::View(view) => view.borrow_mut().unmount(),
        }
    }
}

impl From<Element> for Part {
    fn from(element: Element) -> Self {
        Self::Element(element)
    }
}

impl From<Vec<Part>> for Part {
    fn from(parts: Vec<Part>) -> Self {
        Self::Many(parts)
    }
}

impl<P: Into<Part>> From<Option<P>> for Part {
    fn from(part: Option<P>) -> Self {
        part.map_or(Self::None, Into::into)
    }
}

/// A text that stays.
pub fn words(text: &str) -> Part {
    Part::Text(document().create_text_node(text), None)
}

/// A text that follows what it reads.
pub fn text<S: Into<String>>(mut read: impl FnMut() -> S + 'static) -> Part {
    written(Box::new(move || read().into()))
}

/// Boxed, so that it is compiled once and not once a text.
fn written(mut read: Box<dyn FnMut() -> String>) -> Part {
    let node = document().create_text_node("");
    let shown = node.clone();
    let effect = follow(Box::new(move || {
        let text = read();
        // Setting the same text again would tear down a selection.
        if shown.data() != text {
            shown.set_data(&text);
        }
    }));
    Part::Text(node, Some(effect))
}

/// A piece that is made anew whenever what it read has changed; what should survive
/// the change is read further inside.
pub fn live<P: Into<Part>>(mut make: impl FnMut() -> P + 'static) -> Part {
    replaced(Box::new(move || make().into()))
}

/// Boxed, so that it is compiled once and not once a piece.
fn replaced(mut make: Box<dyn FnMut() -> Part>) -> Part {
    let slot = Rc::new(Slot {
        marker: marker(),
        content: RefCell::default(),
    });
    let place = Rc::clone(&slot);
    let effect = follow(Box::new(move || {
        let new = make();
        let old = place.content.replace(Part::None);
        if let Some(parent) = place.marker.parent_node() {
            old.unmount();
            new.mount(&parent, Some(&place.marker));
        }
        place.content.replace(new);
    }));
    Part::Live(Pane { slot, effect })
}

/// Starts the program: makes its page under an owner of its own that never goes.
pub fn mount(make: impl FnOnce() -> Part) {
    // It fails only where it was done before, and once is enough.
    let _ = Executor::init_wasm_bindgen();
    let owner = Owner::new();
    let page = owner.with(make);
    if let Some(body) = document().body() {
        page.mount(&body, None);
    }
    std::mem::forget((owner, page));
}

/// Runs now and again when what it read has changed, as long as the effect is held.
/// Boxed, so that the machinery is compiled once.
pub(super) fn follow(mut act: Box<dyn FnMut()>) -> RenderEffect<()> {
    let act: Box<dyn FnMut(Option<()>)> = Box::new(move |_| act());
    RenderEffect::new(act)
}

/// An invisible node that marks a place.
pub(super) fn marker() -> Node {
    document().create_comment("").unchecked_into()
}

pub(super) fn put(parent: &Node, node: &Node, next: Option<&Node>) {
    // Fails only for a tree that could never be, such as a node inside itself.
    let _ = parent.insert_before(node, next);
}

pub(super) fn remove(node: &Node) {
    if let Some(parent) = node.parent_node() {
        // Its parent is its parent: there is no way to fail.
        let _ = parent.remove_child(node);
    }
}

/// A view of Leptos as a piece of a page.
pub fn view_part(view: impl IntoView + 'static) -> Part {
    Part::View(RefCell::new(view.into_any().build()))
}
