//! Events, and when they are no longer heard.

use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Function};
use segment_console::live::el;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use crate::support::{Stage, state};

#[wasm_bindgen_test]
async fn an_event_on_its_way_up_finds_no_listener_of_what_is_gone() {
    let errors = Array::new();
    let body = "addEventListener('error', event => {
            errors.push(event.message);
            event.preventDefault();
        })";
    Function::new_with_args("errors", body)
        .call1(&JsValue::NULL, &errors)
        .expect("a listener");
    let held = Rc::new(RefCell::new(None));
    let heard = Rc::new(Cell::new(false));
    let (taken, counter) = (Rc::clone(&held), Rc::clone(&heard));
    let button = el("button").on("click", |_| {});
    let outer = el("div").on("click", move |_| counter.set(true)).child(
        el("p")
            .on("click", move |_| drop(taken.take()))
            .child(button),
    );
    let root: HtmlElement = outer.html();
    document()
        .body()
        .expect("a body")
        .append_child(&root)
        .expect("a child");
    held.replace(Some(outer));
    let button = root.query_selector("button").expect("a selector");
    let button: HtmlElement = button.expect("a button").unchecked_into();
    button.click();
    root.remove();
    assert_eq!(held.take().map(drop), None);
    assert!(!heard.get());
    assert_eq!(errors.length(), 0, "{:?}", errors.join(" "));
}

#[wasm_bindgen_test]
async fn a_listener_is_silent_once_its_owner_is_gone() {
    let heard = Rc::new(Cell::new(0));
    let counter = Rc::clone(&heard);
    let stage = Stage::show(move || {
        let state = RwSignal::new(1);
        el("input")
            .on("blur", move |_| counter.set(counter.get() + state.get()))
            .into()
    })
    .await;
    stage.fire("input", "blur").await;
    assert_eq!(heard.get(), 1);
    // Some browsers let a focused field blur while it is taken out of the page.
    stage.end_owner();
    stage.fire("input", "blur").await;
    assert_eq!(
        heard.get(),
        1,
        "its state is disposed: reading it would panic"
    );
}

#[wasm_bindgen_test]
async fn a_listener_goes_with_its_element() {
    let heard = state(0);
    let mut stage = Stage::show(move || {
        let count = move |_| {
            heard.update(|count| *count += 1);
        };
        el("button").on("click", count).into()
    })
    .await;
    let button = stage.find("button");
    button.click();
    assert_eq!(heard.get_untracked(), 1);
    stage.end_owner_then_unmount();
    button.click();
    assert_eq!(heard.get_untracked(), 1);
}
