//! A menu: a button that discloses a panel, and takes the focus back.

use leptos::prelude::*;
use segment_console::legacy_components::{Dialog, Menu, button};
use segment_console::live::{Part, el, words};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{Stage, settle, state};

/// A menu with a button in its panel, a dialog beside it, and a button outside.
async fn show_menu(open: RwSignal<bool>, asking: RwSignal<bool>) -> Stage {
    Stage::show(move || {
        let menu = Menu {
            label: (|| "Views".to_owned()).into(),
            active: (|| false).into(),
        };
        let dialog = Dialog {
            open: asking.into(),
            title: (|| "Save view".to_owned()).into(),
        };
        let dialog = dialog.part(
            move || asking.set(false),
            button("").set("id", "answer").child(words("Save")),
        );
        let panel = move |_| -> Part {
            button("")
                .set("id", "inside")
                .on("click", move |_| asking.set(true))
                .child(words("Save view…"))
                .into()
        };
        el("div")
            .child(menu.part_with(open, panel, dialog))
            .child(el("button").set("id", "outside").child(words("outside")))
            .into()
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
