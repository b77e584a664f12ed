//! The text of a field that follows a signal.

use leptos::prelude::*;
use segment_console::components::input_value;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

use crate::support::{Stage, noted_values, settle, state};

/// A field that shows `held` and sets it on input.
async fn show(held: RwSignal<String>) -> Stage {
    Stage::show(move || {
        let value = Signal::from(held);
        view! {
            <input
                use:input_value=value
                on:input:target=move |event| held.set(event.target().value())
            />
        }
    })
    .await
}

#[wasm_bindgen_test]
async fn a_field_is_not_written_while_it_holds_the_same() {
    let owner = Owner::new();
    let held = owner.with(|| RwSignal::new("abc".to_owned()));
    let stage = show(held).await;
    assert_eq!(stage.value("input"), "abc");
    stage.type_into("input", "abcd").await;
    let field: HtmlInputElement = stage.find("input").unchecked_into();
    field.set_selection_range(1, 1).expect("a cursor");
    held.set("abcd".to_owned());
    settle().await;
    assert_eq!(field.selection_start(), Ok(Some(1)));
    held.set("x".to_owned());
    settle().await;
    assert_eq!(stage.value("input"), "x");
}

#[wasm_bindgen_test]
async fn a_value_is_written_only_when_it_comes_out_different() {
    let held = state("one".to_owned());
    let stage = show(held).await;
    // Chromium leaves the cursor alone when the same is written; not every browser does.
    let written = noted_values(&stage.find("input"));
    held.set("one".to_owned());
    settle().await;
    assert_eq!(written.length(), 0);
    held.set("two".to_owned());
    settle().await;
    assert_eq!(written.length(), 1);
}

#[wasm_bindgen_test]
async fn a_field_follows_nothing_once_its_owner_is_gone() {
    let held = state("one".to_owned());
    let stage = show(held).await;
    stage.end_owner();
    held.set("two".to_owned());
    settle().await;
    assert_eq!(stage.value("input"), "one");
}
