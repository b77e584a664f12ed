//! Mounts a piece of view in a page of its own, and does what people do with it.

use any_spawner::Executor;
use leptos::prelude::*;
use segment_console::live::Part;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AddEventListenerOptions, Element, Event, EventInit, EventTarget, HtmlElement, HtmlInputElement,
    KeyboardEvent, KeyboardEventInit, MouseEvent, MouseEventInit,
};

/// A piece of view in the page, until it is dropped.
pub struct Stage {
    owner: Owner,
    root: Element,
    part: Option<Part>,
}

impl Stage {
    /// Mounts what `make` makes, under an owner of its own.
    pub async fn show(make: impl FnOnce() -> Part) -> Self {
        // It was started by the test before.
        let _ = Executor::init_wasm_bindgen();
        let owner = Owner::new();
        let part = owner.with(make);
        let root = document().create_element("div").expect("an element");
        document()
            .body()
            .expect("a body")
            .append_child(&root)
            .expect("a child");
        part.mount(&root, None);
        let stage = Self {
            owner,
            root,
            part: Some(part),
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
    pub async fn heard(&self, selector: &str, name: &str) {
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
        let init = KeyboardEventInit::new();
        init.set_key(key);
        init.set_bubbles(true);
        init.set_cancelable(true);
        let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init);
        self.dispatch(selector, &event.expect("an event")).await
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
        if let Some(part) = self.part.take() {
            part.unmount();
        }
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.owner.cleanup();
        self.root.remove();
    }
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
