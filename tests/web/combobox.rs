//! The combobox, by keyboard and by mouse.

use segment_console::components::{Choice, Combobox};
use segment_console::live::State;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{Stage, settle, state};

fn choice(value: &str, label: &str) -> Choice {
    Choice {
        value: value.to_owned(),
        label: label.to_owned(),
        origin: "list".to_owned(),
    }
}

/// A combobox of three projects that puts what is chosen into `chosen`.
async fn show_combobox(chosen: State<String>, keep_typed: bool) -> Stage {
    let wrong = state(false);
    Stage::show(move || {
        let own: fn(&str) -> String = |typed| format!("use {typed}");
        Combobox {
            id: "box",
            described_by: "box-problem".to_owned(),
            invalid: wrong.into(),
            list_label: (|| "Projects").into(),
            placeholder: (|| "search").into(),
            shown: chosen.into(),
            choices: (|| {
                vec![
                    choice("a1", "Alpha"),
                    choice("b2", "Beta"),
                    choice("c3", "商城"),
                ]
            })
            .into(),
            own: (move || own).into(),
            remark: (|| None).into(),
            nothing: (|| "nothing").into(),
            keep_typed,
            edited: Box::new(move || wrong.set(false)),
        }
        .part(move |value| {
            wrong.set(value == "bad");
            if value != "bad" {
                chosen.set(value);
            }
            !wrong.get_untracked()
        })
    })
    .await
}

#[wasm_bindgen_test]
async fn a_combobox_is_chosen_from_with_the_keyboard() {
    let chosen = state(String::new());
    let stage = show_combobox(chosen, false).await;
    let popup = || stage.find(".combobox__popup").has_attribute("hidden");
    assert!(popup());
    stage.press("input", "ArrowDown").await;
    assert!(!popup());
    assert_eq!(
        stage
            .find("input")
            .get_attribute("aria-expanded")
            .as_deref(),
        Some("true")
    );
    assert_eq!(stage.texts("[aria-selected=true] bdi"), ["Alpha"]);
    stage.press("input", "ArrowUp").await;
    assert_eq!(
        stage.texts("[aria-selected=true] bdi"),
        ["商城"],
        "it goes round"
    );
    let active = stage.find("input").get_attribute("aria-activedescendant");
    let selected = stage.find("[aria-selected=true]").id();
    assert_eq!(active.as_deref(), Some(selected.as_str()));
    stage.press("input", "Enter").await;
    assert_eq!(chosen.get_untracked(), "c3");
    assert!(popup());
}

#[wasm_bindgen_test]
async fn a_combobox_filters_as_one_types_and_takes_what_is_typed() {
    let chosen = state(String::new());
    let stage = show_combobox(chosen, false).await;
    stage.type_into("input", "BET").await;
    assert_eq!(stage.texts("[role=option] bdi"), ["Beta", "use BET"]);
    stage.press("input", "ArrowDown").await;
    stage.press("input", "Enter").await;
    assert_eq!(chosen.get_untracked(), "BET");
    assert_eq!(stage.value("input"), "BET");
}

#[wasm_bindgen_test]
async fn escape_and_leaving_give_up_what_is_typed() {
    let chosen = state("a1".to_owned());
    let stage = show_combobox(chosen, false).await;
    stage.type_into("input", "zzz").await;
    stage.press("input", "Escape").await;
    assert_eq!(stage.value("input"), "a1");
    stage.type_into("input", "zzz").await;
    stage.find("input").blur().expect("a field");
    settle().await;
    assert_eq!(
        (
            chosen.get_untracked().as_str(),
            stage.value("input").as_str()
        ),
        ("a1", "a1")
    );
}

#[wasm_bindgen_test]
async fn what_is_refused_stays_to_be_mended_until_it_is_given_up() {
    let chosen = state("a1".to_owned());
    let stage = show_combobox(chosen, false).await;
    let invalid = || stage.find("input").get_attribute("aria-invalid");
    stage.type_into("input", "bad").await;
    stage.press("input", "Enter").await;
    assert_eq!(stage.value("input"), "bad");
    assert_eq!(invalid().as_deref(), Some("true"));
    stage.find("input").blur().expect("a field");
    settle().await;
    assert_eq!(stage.value("input"), "bad", "leaving loses nothing");
    stage.type_into("input", "badly").await;
    assert_eq!(invalid(), None);
    stage.type_into("input", "bad").await;
    stage.press("input", "Enter").await;
    stage.press("input", "Escape").await;
    assert_eq!((stage.value("input").as_str(), invalid()), ("a1", None));
}

#[wasm_bindgen_test]
async fn in_a_form_leaving_keeps_what_is_typed() {
    let chosen = state("a1".to_owned());
    let stage = show_combobox(chosen, true).await;
    stage.type_into("input", " zzz ").await;
    stage.find("input").blur().expect("a field");
    settle().await;
    assert_eq!(chosen.get_untracked(), "zzz");
}

#[wasm_bindgen_test]
async fn an_option_is_chosen_with_the_mouse_before_the_field_loses_the_focus() {
    let chosen = state(String::new());
    let stage = show_combobox(chosen, false).await;
    stage.click("input").await;
    stage.press_mouse("[role=option]:nth-child(2)").await;
    assert_eq!(chosen.get_untracked(), "b2");
}
