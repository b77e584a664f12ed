//! The select.

use leptos::prelude::*;
use segment_console::components::Select;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlSelectElement;

use crate::support::{Stage, settle, state};

/// A select of these values, each with itself in capitals as its text.
async fn show_select(options: RwSignal<Vec<&'static str>>, chosen: RwSignal<String>) -> Stage {
    Stage::show(move || {
        let options = move || {
            let options = options.get().into_iter();
            let options = options.map(|value| (value.to_owned(), value.to_uppercase()));
            options.collect::<Vec<_>>()
        };
        view! {
            <Select
                label="Size"
                options=options
                value=chosen
                on_change=move |value| chosen.set(value)
            />
        }
    })
    .await
}

fn control(stage: &Stage) -> HtmlSelectElement {
    stage.find("select").unchecked_into()
}

#[wasm_bindgen_test]
async fn a_select_shows_what_is_chosen_under_its_name() {
    let chosen = state("b".to_owned());
    let stage = show_select(state(vec!["a", "b", "c"]), chosen).await;
    assert_eq!(control(&stage).value(), "b");
    assert_eq!(stage.texts("option"), ["A", "B", "C"]);
    assert_eq!(
        stage.attribute("select", "aria-label").as_deref(),
        Some("Size")
    );
    assert_eq!(stage.texts(".visually-hidden"), ["Size"]);
    chosen.set("c".to_owned());
    settle().await;
    assert_eq!(control(&stage).value(), "c");
}

#[wasm_bindgen_test]
async fn a_select_says_what_people_choose() {
    let chosen = state("b".to_owned());
    let stage = show_select(state(vec!["a", "b"]), chosen).await;
    control(&stage).set_value("a");
    stage.fire("select", "change").await;
    assert_eq!(chosen.get_untracked(), "a");
    chosen.set("b".to_owned());
    settle().await;
    assert_eq!(control(&stage).value(), "b", "and it still follows");
}

#[wasm_bindgen_test]
async fn a_select_whose_options_change_keeps_what_is_chosen() {
    let options = state(vec!["a"]);
    let stage = show_select(options, state("c".to_owned())).await;
    assert_eq!(control(&stage).value(), "", "nothing, rather than another");
    options.set(vec!["a", "b", "c"]);
    settle().await;
    assert_eq!(control(&stage).value(), "c");
    options.set(vec!["c", "a"]);
    settle().await;
    assert_eq!(control(&stage).value(), "c");
}
