//! The dialog: modal, named by its title, closed by its owner.

use leptos::prelude::*;
use segment_console::components::Dialog;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{Stage, state};

async fn show_dialog(open: RwSignal<bool>, asked: RwSignal<u32>) -> Stage {
    Stage::show(move || {
        view! {
            <Dialog
                open=open
                title="Keyboard shortcuts"
                on_close=move || asked.update(|count| *count += 1)
            >
                <button type="button" id="inside">{"Close"}</button>
            </Dialog>
        }
    })
    .await
}

#[wasm_bindgen_test]
async fn an_open_dialog_is_modal_and_its_title_is_its_name() {
    let stage = show_dialog(state(true), state(0)).await;
    let dialog = stage.find("dialog");
    assert!(dialog.matches(":modal").expect("a selector"));
    assert_eq!(
        stage.attribute("dialog", "aria-label").as_deref(),
        Some("Keyboard shortcuts")
    );
    assert_eq!(stage.texts("h2"), ["Keyboard shortcuts"]);
}

#[wasm_bindgen_test]
async fn escape_and_a_click_beside_it_ask_to_close_and_a_click_inside_does_not() {
    let asked = state(0);
    let stage = show_dialog(state(true), asked).await;
    stage.click("#inside").await;
    assert_eq!(asked.get_untracked(), 0);
    stage.press_mouse("dialog").await;
    stage.click("dialog").await;
    assert_eq!(asked.get_untracked(), 1);
    let goes_on = stage.fire("dialog", "cancel").await;
    assert!(!goes_on, "its owner decides");
    assert_eq!(asked.get_untracked(), 2);
}

#[wasm_bindgen_test]
async fn a_press_beside_it_leaves_the_focus_inside() {
    let stage = show_dialog(state(true), state(0)).await;
    assert!(!stage.press_mouse("dialog").await);
    assert!(stage.press_mouse("#inside").await);
}

#[wasm_bindgen_test]
async fn a_file_chooser_that_is_given_up_in_it_closes_nothing() {
    let asked = state(0);
    let stage = show_dialog(state(true), asked).await;
    assert!(stage.fire("#inside", "cancel").await);
    assert_eq!(asked.get_untracked(), 0);
}
