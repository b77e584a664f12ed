//! Elements: made at once, their attributes and children given one by one.

use js_sys::Reflect;
use leptos::prelude::document;
use leptos::reactive::effect::RenderEffect;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, HtmlElement, HtmlInputElement, HtmlSelectElement, KeyboardEvent, Node};

use super::Part;
use super::frames::{Alive, Resizes};
use super::part::follow;

/// An element of the page, with what keeps it going. Boxed: it goes through a dozen
/// calls while it is made, and a pointer is all that each of them should pass.
pub struct Element(Box<Kept>);

struct Kept {
    node: web_sys::Element,
    effects: Vec<RenderEffect<()>>,
    listeners: Vec<(&'static str, Listener)>,
    resizes: Vec<Resizes>,
    children: Vec<Part>,
}

type Listener = Closure<dyn FnMut(Event)>;

impl Drop for Kept {
    /// An event that is on its way up would still find the listeners of an element
    /// that the listener before took out of the page.
    fn drop(&mut self) {
        for (event, listener) in &self.listeners {
            // Fails only on what is no function.
            let _ = self
                .node
                .remove_event_listener_with_callback(event, listener.as_ref().unchecked_ref());
        }
    }
}

/// An HTML element.
pub fn el(tag: &'static str) -> Element {
    Element::new(document().create_element(tag))
}

/// An element of an SVG drawing.
pub fn svg(tag: &'static str) -> Element {
    Element::new(document().create_element_ns(Some("http://www.w3.org/2000/svg"), tag))
}

impl Element {
    fn new(made: Result<web_sys::Element, JsValue>) -> Self {
        let Ok(node) = made else {
            // Every tag stands in our own source, and is a name.
            unreachable!()
        };
        Self(Box::new(Kept {
            node,
            effects: Vec::new(),
            listeners: Vec::new(),
            resizes: Vec::new(),
            children: Vec::new(),
        }))
    }

    /// The node itself.
    pub fn node(&self) -> &Node {
        &self.0.node
    }

    /// The node as HTML, to be focused or opened.
    pub fn html(&self) -> HtmlElement {
        self.0.node.clone().unchecked_into()
    }

    /// Its class.
    pub fn class(self, class: &str) -> Self {
        self.set("class", class)
    }

    /// An attribute that stays.
    pub fn set(self, name: &str, value: &str) -> Self {
        write(&self.0.node, name, Some(value));
        self
    }

    /// An attribute that follows what it reads.
    pub fn bind<S: Into<String>>(
        self,
        name: &'static str,
        mut read: impl FnMut() -> S + 'static,
    ) -> Self {
        self.bind_some(name, move || Some(read()))
    }

    /// An attribute that is there only sometimes.
    pub fn bind_some<S: Into<String>>(
        self,
        name: &'static str,
        mut read: impl FnMut() -> Option<S> + 'static,
    ) -> Self {
        self.follow_attribute(name, Box::new(move || read().map(Into::into)))
    }

    /// Boxed, so that it is compiled once and not once an attribute.
    fn follow_attribute(
        self,
        name: &'static str,
        mut read: Box<dyn FnMut() -> Option<String>>,
    ) -> Self {
        let node = self.0.node.clone();
        self.keep(Box::new(move || write(&node, name, read().as_deref())))
    }

    /// An attribute without a value, there or not.
    pub fn flag(self, name: &'static str, mut read: impl FnMut() -> bool + 'static) -> Self {
        self.bind_some(name, move || read().then_some(""))
    }

    /// An ARIA state that is said only while it is true.
    pub fn when(self, name: &'static str, mut read: impl FnMut() -> bool + 'static) -> Self {
        self.bind_some(name, move || read().then_some("true"))
    }

    /// A property (what a person may have changed, unlike an attribute) that follows
    /// what it reads.
    pub fn prop<V: Into<JsValue>>(
        self,
        name: &'static str,
        mut read: impl FnMut() -> V + 'static,
    ) -> Self {
        let node = self.0.node.clone();
        self.keep(Box::new(move || assign(&node, name, &read().into())))
    }

    /// A custom property of CSS (`--width`) that follows what it reads; `None` leaves
    /// it to the sheets. It is set through CSSOM, which a CSP without inline styles
    /// allows.
    pub fn var(
        self,
        name: &'static str,
        mut read: impl FnMut() -> Option<String> + 'static,
    ) -> Self {
        let node = self.html();
        self.keep(Box::new(move || set_var(&node, name, read().as_deref())))
    }

    fn keep(mut self, act: Box<dyn FnMut()>) -> Self {
        self.0.effects.push(follow(act));
        self
    }

    /// Listens to an event.
    pub fn on(self, event: &'static str, act: impl FnMut(Event) + 'static) -> Self {
        self.listen(event, Box::new(act))
    }

    fn listen(mut self, event: &'static str, mut act: Box<dyn FnMut(Event)>) -> Self {
        // Taking a focused field out of the page makes it blur, after the state that
        // its listener reads is gone: then there is nobody left to be told.
        let alive = Alive::here();
        let act: Box<dyn FnMut(Event)> = Box::new(move |event| {
            if alive.is() {
                act(event);
            }
        });
        let listener = Closure::wrap(act);
        // Fails only on what is no function.
        let _ = self
            .0
            .node
            .add_event_listener_with_callback(event, listener.as_ref().unchecked_ref());
        self.0.listeners.push((event, listener));
        self
    }

    /// Is told before the next picture after its size has changed, and once at first.
    pub fn on_resize(mut self, act: impl Fn() + 'static) -> Self {
        let resizes = Resizes::of(&self.0.node, Box::new(act));
        self.0.resizes.extend(resizes);
        self
    }

    /// A child, at the end.
    pub fn child(self, child: impl Into<Part>) -> Self {
        self.append(child.into())
    }

    fn append(mut self, child: Part) -> Self {
        child.mount(&self.0.node, None);
        self.0.children.push(child);
        self
    }
}

/// Sets a custom property of CSS on an element, or takes it back.
pub fn set_var(node: &HtmlElement, name: &str, value: Option<&str>) {
    let style = node.style();
    // Fails only for properties that are read-only, and custom ones never are.
    let _ = match value {
        Some(value) => style.set_property(name, value),
        None => style.remove_property(name).map(drop),
    };
}

fn write(node: &web_sys::Element, name: &str, value: Option<&str>) {
    // Fails only for what is no name; ours are written down in the source.
    let _ = match value {
        Some(value) => node.set_attribute(name, value),
        None => node.remove_attribute(name),
    };
}

fn assign(node: &web_sys::Element, name: &str, value: &JsValue) {
    let name = JsValue::from_str(name);
    // Writing the same value again would move the cursor.
    if Reflect::get(node, &name).as_ref() != Ok(value) {
        // Elements aren't frozen.
        let _ = Reflect::set(node, &name, value);
    }
}

/// What a field or a select holds after an event on it.
pub fn value(event: &Event) -> String {
    let Some(target) = event.target() else {
        return String::new();
    };
    match target.dyn_ref::<HtmlInputElement>() {
        Some(input) => input.value(),
        None => target
            .dyn_ref::<HtmlSelectElement>()
            .map(HtmlSelectElement::value)
            .unwrap_or_default(),
    }
}

/// Which key was pressed; nothing for those that an input method takes while it
/// composes: there Escape and Enter are about its own list.
pub fn key(event: &Event) -> String {
    match event.dyn_ref::<KeyboardEvent>() {
        Some(event) if !event.is_composing() => event.key(),
        Some(_) | None => String::new(),
    }
}

/// Whether a checkbox is ticked after an event on it.
pub fn checked(event: &Event) -> bool {
    event
        .target()
        .and_then(|target| target.dyn_into::<HtmlInputElement>().ok())
        .is_some_and(|input| input.checked())
}
