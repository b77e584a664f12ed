//! The drawer: a modal panel whose owner decides when it closes.

use leptos::prelude::*;
use segment_console::components::Drawer;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlDialogElement;

use crate::support::{Stage, settle, state};

/// A drawer with a button in it and one before it; it counts how often it was asked to close.
async fn show_drawer(open: RwSignal<bool>, asked: RwSignal<u32>) -> Stage {
    Stage::show(move || {
        view! {
            <div>
                <button id="before">{"before"}</button>
                <Drawer
                    open=open
                    label="Details"
                    on_close=move || asked.update(|count| *count += 1)
                >
                    <button id="inside">{"inside"}</button>
                </Drawer>
            </div>
        }
    })
    .await
}

fn dialog(stage: &Stage) -> HtmlDialogElement {
    stage.find("dialog").unchecked_into()
}

fn focused() -> String {
    document()
        .active_element()
        .map(|element| element.id())
        .unwrap_or_default()
}

#[wasm_bindgen_test]
async fn an_open_drawer_is_modal_has_a_name_and_takes_the_focus() {
    let (open, asked) = (state(false), state(0));
    let stage = show_drawer(open, asked).await;
    stage.find("#before").focus().expect("a button");
    assert!(!dialog(&stage).open());
    open.set(true);
    settle().await;
    assert!(dialog(&stage).matches(":modal").expect("a selector"));
    assert_eq!(
        stage.attribute("dialog", "aria-label").as_deref(),
        Some("Details")
    );
    assert_eq!(focused(), "inside");
}

#[wasm_bindgen_test]
async fn a_drawer_can_be_open_from_the_start() {
    let stage = show_drawer(state(true), state(0)).await;
    assert!(dialog(&stage).matches(":modal").expect("a selector"));
}

#[wasm_bindgen_test]
async fn a_click_beside_the_panel_asks_to_close_and_one_inside_does_not() {
    let (open, asked) = (state(true), state(0));
    let stage = show_drawer(open, asked).await;
    stage.click("#inside").await;
    stage.click(".drawer__panel").await;
    assert_eq!(asked.get_untracked(), 0);
    // What lies beside the panel is the dialog itself.
    stage.press_mouse("dialog").await;
    stage.click("dialog").await;
    assert_eq!(asked.get_untracked(), 1);
    assert!(dialog(&stage).open(), "whoever owns it decides");
}

#[wasm_bindgen_test]
async fn a_text_selected_past_the_edge_of_the_panel_closes_nothing() {
    let asked = state(0);
    let stage = show_drawer(state(true), asked).await;
    stage.press_mouse("#inside").await;
    // Let go of beside it, the browser clicks what both ends have in common.
    stage.click("dialog").await;
    assert_eq!(asked.get_untracked(), 0);
}

#[wasm_bindgen_test]
async fn escape_asks_to_close_and_closes_nothing_by_itself() {
    let (open, asked) = (state(true), state(0));
    let stage = show_drawer(open, asked).await;
    // The browser turns Escape into `cancel`, and closes unless that is prevented.
    let goes_on = stage.fire("dialog", "cancel").await;
    assert!(!goes_on, "the browser would close it");
    assert_eq!(asked.get_untracked(), 1);
    assert!(dialog(&stage).open());
}

#[wasm_bindgen_test]
async fn a_drawer_that_the_browser_closed_asks_its_owner_to_follow() {
    let (open, asked) = (state(true), state(0));
    let stage = show_drawer(open, asked).await;
    // What a second Escape does; Chromium doesn't ask then.
    dialog(&stage).close();
    stage.wait_for("dialog", "close").await;
    assert_eq!(asked.get_untracked(), 1);
}

#[wasm_bindgen_test]
async fn a_drawer_that_its_owner_closed_gives_the_focus_back_and_asks_nothing() {
    let (open, asked) = (state(false), state(0));
    let stage = show_drawer(open, asked).await;
    stage.find("#before").focus().expect("a button");
    open.set(true);
    settle().await;
    open.set(false);
    settle().await;
    assert!(!dialog(&stage).open());
    assert_eq!(focused(), "before");
    stage.wait_for("dialog", "close").await;
    assert_eq!(asked.get_untracked(), 0);
}
