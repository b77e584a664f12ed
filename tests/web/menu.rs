//! A menu: a button that discloses a panel, and takes the focus back.

use leptos::prelude::*;
use segment_console::components::{Dialog, Menu};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{Stage, settle, state, uncaught_errors};

/// A menu with a button in its panel, a dialog beside it, and a button outside.
async fn show_menu(open: RwSignal<bool>, asking: RwSignal<bool>) -> Stage {
    Stage::show(move || {
        let dialogs = move || {
            view! {
                <Dialog open=asking title="Save view" on_close=move || asking.set(false)>
                    <button type="button" id="answer">{"Save"}</button>
                </Dialog>
            }
        };
        view! {
            <div>
                <Menu label="Views" open=open dialogs=dialogs>
                    <button type="button" id="inside" on:click=move |_| asking.set(true)>
                        "Save view…"
                    </button>
                </Menu>
                <button id="outside">{"outside"}</button>
            </div>
        }
    })
    .await
}

fn focused() -> String {
    let element = document().active_element();
    element.map_or_else(String::new, |element| {
        format!("{}{}", element.id(), element.class_name())
    })
}

#[wasm_bindgen_test]
async fn the_button_says_whether_the_panel_is_open_and_the_panel_has_its_name() {
    let stage = show_menu(state(false), state(false)).await;
    let expanded = || stage.attribute(".menu__button", "aria-expanded");
    assert_eq!(expanded().as_deref(), Some("false"));
    assert!(stage.try_find(".menu__panel").is_none());
    stage.click(".menu__button").await;
    assert_eq!(expanded().as_deref(), Some("true"));
    let panel = |name| stage.attribute(".menu__panel", name);
    assert_eq!(panel("role").as_deref(), Some("group"));
    assert_eq!(panel("aria-label").as_deref(), Some("Views"));
}

#[wasm_bindgen_test]
async fn escape_closes_the_panel_and_the_button_has_the_focus() {
    let stage = show_menu(state(true), state(false)).await;
    stage.find("#inside").focus().expect("a button");
    stage.press("#inside", "Escape").await;
    assert!(stage.try_find(".menu__panel").is_none());
    assert_eq!(focused(), "button menu__button");
}

#[wasm_bindgen_test]
async fn whoever_takes_the_focus_elsewhere_keeps_it_and_the_panel_closes() {
    let stage = show_menu(state(true), state(false)).await;
    stage.find("#inside").focus().expect("a button");
    stage.find("#outside").focus().expect("a button");
    settle().await;
    assert!(stage.try_find(".menu__panel").is_none());
    assert_eq!(focused(), "outside");
}

#[wasm_bindgen_test]
async fn the_panel_stays_open_behind_a_dialog_that_it_opened() {
    let asking = state(false);
    let stage = show_menu(state(true), asking).await;
    stage.find("#inside").focus().expect("a button");
    stage.click("#inside").await;
    assert_eq!(focused(), "dialog__panel", "the first that can have it");
    stage.find("#answer").focus().expect("a button");
    // Escape in it is for the dialog alone.
    let goes_on = stage.press("#answer", "Escape").await;
    assert!(goes_on, "the browser closes the dialog");
    assert!(stage.try_find(".menu__panel").is_some());
    asking.set(false);
    settle().await;
    assert!(stage.try_find(".menu__panel").is_some());
    assert_eq!(focused(), "inside");
}

#[wasm_bindgen_test]
async fn the_panel_s_content_is_made_anew_each_time_it_opens() {
    let made = state(0);
    let stage = Stage::show(move || {
        view! {
            <Menu label="Views">
                {
                    made.update(|count| *count += 1);
                    let ticked = RwSignal::new(false);
                    view! { <input type="checkbox" prop:checked=ticked /> }
                }
            </Menu>
        }
    })
    .await;
    assert_eq!(made.get_untracked(), 0);
    for opened in 1..=2 {
        stage.click(".menu__button").await;
        assert_eq!(made.get_untracked(), opened);
        stage.click(".menu__button").await;
        assert!(stage.try_find(".menu__panel").is_none());
    }
}

#[wasm_bindgen_test]
async fn escape_that_an_input_method_takes_leaves_the_panel_open() {
    let stage = show_menu(state(true), state(false)).await;
    assert!(stage.press_composing("#inside", "Escape").await);
    assert!(stage.try_find(".menu__panel").is_some());
}

#[wasm_bindgen_test]
async fn a_menu_that_is_taken_out_with_the_focus_in_it_is_silent() {
    let errors = uncaught_errors();
    let open = state(true);
    let mut stage = show_menu(open, state(false)).await;
    stage.find("#inside").focus().expect("a button");
    stage.end_owner();
    stage.fire("#inside", "focusout").await;
    stage.end_owner_then_unmount();
    settle().await;
    assert!(open.get_untracked(), "nobody closed it");
    assert_eq!(errors.length(), 0, "{:?}", errors.join(" "));
}
