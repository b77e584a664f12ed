//! Text fields and checkboxes.

use leptos::prelude::*;
use segment_console::components::{Checkbox, TextField};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

use crate::support::{Stage, settle, state};

/// A field named `token`: what it holds, what is wrong with it, whether it is hidden.
async fn show_field(
    held: RwSignal<String>,
    problem: RwSignal<Option<&'static str>>,
    hidden: RwSignal<bool>,
) -> Stage {
    Stage::show(move || {
        let suggestions = ["one", "two"]
            .map(|text| (text.to_owned(), text.to_owned()))
            .to_vec();
        view! {
            <TextField
                id="token"
                label="Token"
                hint="a hint"
                input_type=move || if hidden.get() { "password" } else { "text" }
                autocomplete="off"
                value=held
                problem=problem
                suggestions=suggestions
            />
        }
    })
    .await
}

#[wasm_bindgen_test]
async fn a_field_has_its_label_and_its_hint() {
    let stage = show_field(state(String::new()), state(None), state(false)).await;
    let label = stage.attribute("label", "for");
    assert_eq!(label.as_deref(), Some(stage.find("input").id().as_str()));
    assert_eq!(stage.texts("label"), ["Token"]);
    assert_eq!(stage.texts("#token-hint"), ["a hint"]);
}

#[wasm_bindgen_test]
async fn a_field_says_what_is_wrong_until_it_is_right() {
    let wrong = state(None);
    let stage = show_field(state(String::new()), wrong, state(false)).await;
    assert_eq!(stage.attribute("input", "aria-invalid"), None);
    assert_eq!(stage.texts("#token-problem"), [""]);
    wrong.set(Some("too short"));
    settle().await;
    assert_eq!(
        stage.attribute("input", "aria-invalid").as_deref(),
        Some("true")
    );
    let described = stage.attribute("input", "aria-describedby");
    assert_eq!(described.as_deref(), Some("token-problem token-hint"));
    assert_eq!(stage.texts("#token-problem"), ["too short"]);
    wrong.set(None);
    settle().await;
    assert_eq!(stage.attribute("input", "aria-invalid"), None);
    assert_eq!(stage.texts("#token-problem"), [""]);
}

#[wasm_bindgen_test]
async fn a_field_keeps_what_is_typed_whatever_else_changes() {
    let (held, wrong, hidden) = (state("abc".to_owned()), state(None), state(true));
    let stage = show_field(held, wrong, hidden).await;
    assert_eq!(stage.value("input"), "abc");
    stage.type_into("input", "typed").await;
    let input = stage.find("input");
    for (kind, problem) in [("text", Some("wrong")), ("password", None)] {
        hidden.set(kind == "password");
        wrong.set(problem);
        settle().await;
        assert_eq!(stage.attribute("input", "type").as_deref(), Some(kind));
        assert_eq!(stage.find("input"), input, "it is the same field");
        assert_eq!(stage.value("input"), "typed");
        assert_eq!(held.get_untracked(), "typed");
    }
}

#[wasm_bindgen_test]
async fn a_field_suggests_what_can_be_typed() {
    let stage = show_field(state(String::new()), state(None), state(false)).await;
    let list = stage.attribute("input", "list");
    assert_eq!(list.as_deref(), Some(stage.find("datalist").id().as_str()));
    for (place, expected) in [(1, "one"), (2, "two")] {
        let option = format!("datalist option:nth-of-type({place})");
        assert_eq!(stage.attribute(&option, "value").as_deref(), Some(expected));
    }
}

#[wasm_bindgen_test]
async fn a_checkbox_follows_its_state_and_its_state_follows_it() {
    let ticked = state(false);
    let stage = Stage::show(move || view! { <Checkbox checked=ticked label="keep" /> }).await;
    let checkbox: HtmlInputElement = stage.find("input").unchecked_into();
    // Its words are part of it.
    stage.click("label").await;
    assert!(checkbox.checked() && ticked.get_untracked());
    ticked.set(false);
    settle().await;
    assert!(!checkbox.checked());
}
