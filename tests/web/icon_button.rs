//! The icon button.

use leptos::prelude::*;
use segment_console::components::{IconButton, Shape};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{Stage, settle, state};

#[wasm_bindgen_test]
async fn an_icon_button_with_nothing_to_do_says_so_keeps_the_focus_and_does_nothing() {
    let (able, pressed) = (state(true), state(0));
    let stage = Stage::show(move || {
        view! {
            <IconButton
                shape=Shape::Right
                label="Next"
                disabled=move || !able.get()
                on_press=move |_: web_sys::MouseEvent| pressed.update(|count| *count += 1)
            />
        }
    })
    .await;
    assert_eq!(
        stage.attribute("button", "aria-label").as_deref(),
        Some("Next")
    );
    stage.click("button").await;
    assert_eq!(pressed.get_untracked(), 1);
    let button = stage.find("button");
    button.focus().expect("a button");
    able.set(false);
    settle().await;
    stage.click("button").await;
    assert_eq!(pressed.get_untracked(), 1);
    assert_eq!(
        stage.attribute("button", "aria-disabled").as_deref(),
        Some("true")
    );
    assert!(button.matches(":focus").expect("a selector"));
}
