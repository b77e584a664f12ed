//! Event listeners, and when they are no longer called.

use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use segment_console::components::while_owned;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::FocusEvent;

use crate::support::{Stage, state, uncaught_errors};

#[wasm_bindgen_test]
async fn an_event_on_its_way_up_finds_no_listener_of_what_is_gone() {
    let errors = uncaught_errors();
    let held = Rc::new(RefCell::new(None));
    let heard = Rc::new(Cell::new(false));
    let (taken, counter) = (Rc::clone(&held), Rc::clone(&heard));
    let stage = Stage::show(move || {
        view! {
            <div on:click=move |_| counter.set(true)>
                <p on:click=move |_| drop(taken.take())>
                    <button on:click=|_| {}></button>
                </p>
            </div>
        }
    })
    .await;
    let button = stage.find("button");
    held.replace(Some(stage));
    button.click();
    assert!(held.take().is_none());
    assert!(!heard.get());
    assert_eq!(errors.length(), 0, "{:?}", errors.join(" "));
}

#[wasm_bindgen_test]
async fn a_listener_is_silent_once_its_owner_is_gone() {
    let errors = uncaught_errors();
    let heard = Rc::new(Cell::new(0));
    let counter = Rc::clone(&heard);
    let stage = Stage::show(move || {
        let state = RwSignal::new(1);
        let count = move |_: FocusEvent| counter.set(counter.get() + state.get_untracked());
        view! { <input on:blur=while_owned(count) /> }
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
    assert_eq!(errors.length(), 0, "{:?}", errors.join(" "));
}

#[wasm_bindgen_test]
async fn a_listener_goes_with_its_element() {
    let heard = state(0);
    let mut stage = Stage::show(move || {
        view! { <button on:click=move |_| heard.update(|count| *count += 1)></button> }
    })
    .await;
    let button = stage.find("button");
    button.click();
    assert_eq!(heard.get_untracked(), 1);
    stage.end_owner_then_unmount();
    button.click();
    assert_eq!(heard.get_untracked(), 1);
}
