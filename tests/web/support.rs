//! Mounts a view in a container of its own, and does what people do with it.

use std::any::Any;

use any_spawner::Executor;
use js_sys::{Array, Function};
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AddEventListenerOptions, Element, Event, EventInit, EventTarget, HtmlElement, HtmlInputElement,
    KeyboardEvent, KeyboardEventInit, MouseEvent, MouseEventInit,
};

/// A view in the page, until it is dropped.
pub struct Stage {
    owner: Owner,
    root: Element,
    /// Unmounts the view when it is dropped.
    handle: Option<Box<dyn Any>>,
}

impl Stage {
    /// Mounts what `view` returns, under an owner of its own.
    pub async fn show<V: IntoView + 'static>(view: impl FnOnce() -> V + 'static) -> Self {
        let root = container();
        let (sender, receiver) = std::sync::mpsc::channel();
        let handle = mount_to(root.clone(), move || {
            sender
                .send(Owner::current())
                .expect("the receiver is waiting");
            view().into_any()
        });
        let owner = receiver.recv().expect("the view was made");
        let stage = Self {
            owner: owner.expect("a mounted view has an owner"),
            root: root.into(),
            handle: Some(Box::new(handle)),
        };
        settle().await;
        stage
    }

    /// What everything on the stage is in.
    pub fn root(&self) -> &Element {
        &self.root
    }

    /// The first element that fits, which must be there.
    pub fn find(&self, selector: &str) -> HtmlElement {
        self.try_find(selector)
            .unwrap_or_else(|| panic!("no {selector} in {}", self.root.outer_html()))
    }

    /// The first element that fits.
    pub fn try_find(&self, selector: &str) -> Option<HtmlElement> {
        self.root
            .query_selector(selector)
            .expect("a selector")
            .map(JsCast::unchecked_into)
    }

    /// The texts of all elements that fit.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        let found = self.root.query_selector_all(selector).expect("a selector");
        (0..found.length())
            .filter_map(|index| found.get(index)?.text_content())
            .collect()
    }

    /// All text on the stage.
    pub fn text(&self) -> String {
        self.root.text_content().unwrap_or_default()
    }

    /// What a field holds.
    pub fn value(&self, selector: &str) -> String {
        self.find(selector)
            .unchecked_into::<HtmlInputElement>()
            .value()
    }

    /// An attribute of an element.
    pub fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        self.find(selector).get_attribute(name)
    }

    /// Types over a field.
    pub async fn type_into(&self, selector: &str, text: &str) {
        let field: HtmlInputElement = self.find(selector).unchecked_into();
        field.focus().expect("a field");
        field.set_value(text);
        self.fire(selector, "input").await;
    }

    /// Lets an event happen at an element; `false` where its listeners prevent what the
    /// browser would do.
    pub async fn fire(&self, selector: &str, name: &str) -> bool {
        let init = EventInit::new();
        init.set_bubbles(true);
        init.set_cancelable(true);
        let event = Event::new_with_event_init_dict(name, &init).expect("an event");
        self.dispatch(selector, &event).await
    }

    /// Waits for an event that the browser sends by itself.
    pub async fn wait_for(&self, selector: &str, name: &str) {
        next(&self.find(selector), name).await;
    }

    /// Lets a made event happen at an element; `false` as for [`Self::fire`].
    pub async fn dispatch(&self, selector: &str, event: &Event) -> bool {
        let goes_on = self.find(selector).dispatch_event(event);
        settle().await;
        goes_on.expect("an event that is not under way")
    }

    /// Presses a key in an element.
    /// `false` where its listeners prevent what the browser would do.
    pub async fn press(&self, selector: &str, key: &str) -> bool {
        self.press_with(selector, key, &KeyboardEventInit::new())
            .await
    }

    async fn press_with(&self, selector: &str, key: &str, init: &KeyboardEventInit) -> bool {
        init.set_key(key);
        init.set_bubbles(true);
        init.set_cancelable(true);
        let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", init);
        self.dispatch(selector, &event.expect("an event")).await
    }

    /// Presses a key that an input method takes while it composes.
    /// `false` where listeners prevent what the browser would do.
    pub async fn press_composing(&self, selector: &str, key: &str) -> bool {
        let init = KeyboardEventInit::new();
        init.set_is_composing(true);
        self.press_with(selector, key, &init).await
    }

    /// Clicks an element.
    pub async fn click(&self, selector: &str) {
        self.find(selector).click();
        settle().await;
    }

    /// Presses the mouse's button on an element, as before a click.
    /// `false` where its listeners prevent what the browser would do.
    pub async fn press_mouse(&self, selector: &str) -> bool {
        let init = MouseEventInit::new();
        init.set_bubbles(true);
        init.set_cancelable(true);
        let event = MouseEvent::new_with_mouse_event_init_dict("mousedown", &init);
        self.dispatch(selector, &event.expect("an event")).await
    }

    /// Ends the view's owner, and leaves the view where it is.
    pub fn end_owner(&self) {
        self.owner.cleanup();
    }

    /// Takes the view out and ends its owner, as the page does with what is replaced.
    pub fn end_owner_then_unmount(&mut self) {
        self.end_owner();
        self.handle = None;
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.end_owner_then_unmount();
        self.root.remove();
    }
}

/// An empty element in the page.
fn container() -> HtmlElement {
    let root = document().create_element("div").expect("an element");
    document()
        .body()
        .expect("a body")
        .append_child(&root)
        .expect("a child");
    root.unchecked_into()
}

/// The messages of errors that no handler catches from now on, such as those of panics in event
/// handlers. They are expected: they fail no test by themselves.
pub fn uncaught_errors() -> Array {
    let errors = Array::new();
    let body = "addEventListener('error', event => {
            errors.push(event.message);
            event.preventDefault();
        })";
    Function::new_with_args("errors", body)
        .call1(&JsValue::NULL, &errors)
        .expect("a listener");
    errors
}

/// Notes what is written to the `value` of a field from now on; it no longer shows it.
pub fn noted_values(field: &HtmlElement) -> Array {
    let written = Array::new();
    let body = "let now = field.value;
        Object.defineProperty(field, 'value', { get: () => now, set: to => written.push(now = to) })";
    Function::new_with_args("field, written", body)
        .call2(&JsValue::NULL, field, &written)
        .expect("a field");
    written
}

/// Waits for the next such event, and for what follows from it.
pub async fn next(target: &EventTarget, name: &str) {
    let happened = js_sys::Promise::new(&mut |resolve, _| {
        let once = AddEventListenerOptions::new();
        once.set_once(true);
        target
            .add_event_listener_with_callback_and_add_event_listener_options(name, &resolve, &once)
            .expect("a listener");
    });
    JsFuture::from(happened).await.expect("an event");
    settle().await;
}

/// Waits until the browser has painted what is due, sizes observed.
pub async fn painted() {
    for _ in 0..2 {
        let frame = js_sys::Promise::new(&mut |resolve, _| {
            window().request_animation_frame(&resolve).expect("a frame");
        });
        JsFuture::from(frame).await.expect("a frame");
        settle().await;
    }
}

/// Waits until every effect has run.
pub async fn settle() {
    for _ in 0..3 {
        Executor::tick().await;
    }
}

/// A state that outlives the test: its owner stays as long as the page of the tests.
pub fn state<T: Send + Sync + 'static>(value: T) -> RwSignal<T> {
    let owner = Owner::new();
    let state = owner.with(|| RwSignal::new(value));
    std::mem::forget(owner);
    state
}
