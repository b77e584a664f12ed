//! The combobox, by keyboard and by mouse.

use leptos::prelude::*;
use segment_console::components::{Choice, Combobox, Listed};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{Stage, noted_values, settle, state, uncaught_errors};

fn choice(value: &str, label: &str, origin: &'static str) -> Choice {
    Choice {
        value: value.to_owned(),
        label: label.to_owned(),
        origin,
    }
}

/// Those of three choices whose label contains what is typed, and what is typed.
fn listed(typed: &str) -> Listed {
    let typed = typed.trim();
    let all = [("a1", "Alpha"), ("b2", "Beta"), ("c3", "商城")];
    let found = all.map(|(value, label)| choice(value, label, "list"));
    let own = (!typed.is_empty()).then(|| choice(typed, &format!("use {typed}"), ""));
    let matching = |choice: &Choice| choice.label.to_lowercase().contains(&typed.to_lowercase());
    Listed {
        choices: found.into_iter().filter(matching).chain(own).collect(),
        others: 0,
    }
}

/// A combobox of three projects that puts what is chosen into `chosen`.
fn combobox(chosen: RwSignal<String>, keep_typed: bool) -> impl IntoView {
    let wrong = RwSignal::new(false);
    let more_label = (|count| format!("{count} more")) as fn(usize) -> String;
    view! {
        <Combobox
            id="box"
            described_by="box-problem".to_owned()
            invalid=wrong
            list_label="Projects"
            placeholder="search"
            value=chosen
            find=|typed: String| listed(&typed)
            status=None
            more_label=more_label
            empty_label="nothing"
            keep_typed=keep_typed
            on_edit=move || wrong.set(false)
            on_choose=move |value: String| {
                wrong.set(value == "bad");
                if value != "bad" {
                    chosen.set(value);
                }
                !wrong.get_untracked()
            }
        />
    }
}

async fn show_combobox(chosen: RwSignal<String>, keep_typed: bool) -> Stage {
    Stage::show(move || combobox(chosen, keep_typed)).await
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

#[wasm_bindgen_test]
async fn a_closed_combobox_says_it_is_closed_and_points_at_nothing() {
    let stage = show_combobox(state(String::new()), false).await;
    let says = |name: &str| stage.attribute("input", name);
    let closed = || {
        assert_eq!(says("aria-expanded").as_deref(), Some("false"));
        assert_eq!(says("aria-activedescendant"), None);
    };
    closed();
    stage.click("input").await;
    assert_eq!(says("aria-expanded").as_deref(), Some("true"));
    let list = stage.find("[role=listbox]");
    assert_eq!(says("aria-controls"), Some(list.id()));
    assert_eq!(
        list.get_attribute("aria-label").as_deref(),
        Some("Projects")
    );
    stage.press("input", "Escape").await;
    closed();
}

#[wasm_bindgen_test]
async fn the_arrows_go_round_both_ways_and_typing_starts_at_the_top() {
    let stage = show_combobox(state(String::new()), false).await;
    let active = || {
        let active = stage.texts("[aria-selected=true] bdi");
        let pointed = stage.attribute("input", "aria-activedescendant");
        assert_eq!(pointed, Some(stage.find("[aria-selected=true]").id()));
        active
    };
    stage.click("input").await;
    for (key, expected) in [
        ("ArrowDown", "Beta"),
        ("ArrowDown", "商城"),
        ("ArrowDown", "Alpha"),
        ("ArrowUp", "商城"),
        ("ArrowUp", "Beta"),
    ] {
        assert!(!stage.press("input", key).await, "the cursor must not move");
        assert_eq!(active(), [expected]);
    }
    stage.type_into("input", "a").await;
    assert_eq!(active(), ["Alpha"]);
}

#[wasm_bindgen_test]
async fn keys_that_mean_nothing_here_do_what_they_always_do() {
    let chosen = state("a1".to_owned());
    let stage = show_combobox(chosen, false).await;
    // In a closed one Enter submits the form, and Escape closes the dialog around it.
    for key in ["Enter", "Escape", "ArrowUp", "Tab", "x"] {
        assert!(stage.press("input", key).await, "{key} is taken");
    }
    assert_eq!(chosen.get_untracked(), "a1");
    stage.click("input").await;
    assert!(stage.press("input", "Tab").await);
    assert!(
        !stage.press("input", "Enter").await,
        "it chooses, and no more"
    );
}

#[wasm_bindgen_test]
async fn the_mouse_leaves_the_focus_in_the_field_and_closes_the_list() {
    let chosen = state(String::new());
    let stage = show_combobox(chosen, false).await;
    stage.find("input").focus().expect("a field");
    stage.click("input").await;
    let goes_on = stage.press_mouse("[role=option]:nth-child(3)").await;
    assert!(!goes_on, "it would take the focus");
    assert_eq!(chosen.get_untracked(), "c3");
    assert_eq!(stage.value("input"), "c3");
    assert!(stage.find(".combobox__popup").has_attribute("hidden"));
}

#[wasm_bindgen_test]
async fn keys_that_an_input_method_takes_are_not_for_the_list() {
    let chosen = state(String::new());
    let stage = show_combobox(chosen, false).await;
    stage.type_into("input", "shang").await;
    for key in ["ArrowDown", "Enter", "Escape"] {
        assert!(
            stage.press_composing("input", key).await,
            "{key} is about the input method's own list"
        );
    }
    assert_eq!(stage.value("input"), "shang");
    assert_eq!(chosen.get_untracked(), "");
    assert!(!stage.find(".combobox__popup").has_attribute("hidden"));
}

#[wasm_bindgen_test]
async fn a_field_that_blurs_while_it_is_taken_out_chooses_nothing() {
    let errors = uncaught_errors();
    let chosen = state("a1".to_owned());
    let mut stage = show_combobox(chosen, true).await;
    stage.type_into("input", "zzz").await;
    stage.end_owner();
    stage.fire("input", "blur").await;
    // The focus is still in it.
    stage.end_owner_then_unmount();
    settle().await;
    assert_eq!(chosen.get_untracked(), "a1");
    assert_eq!(errors.length(), 0, "{:?}", errors.join(" "));
}

#[wasm_bindgen_test]
async fn typing_is_not_written_back_into_the_field() {
    let stage = show_combobox(state("abc".to_owned()), false).await;
    let written = noted_values(&stage.find("input"));
    stage.type_into("input", "abd").await;
    assert_eq!(written.length(), 1, "it was typed once");
    stage.press("input", "Escape").await;
    assert_eq!(written.length(), 2, "what is given up is replaced");
}

#[wasm_bindgen_test]
async fn a_focused_field_can_be_taken_out_by_the_view_around_it() {
    let errors = uncaught_errors();
    let (chosen, shown) = (state("a1".to_owned()), state(true));
    let view = move || shown.get().then(|| combobox(chosen, true));
    let stage = Stage::show(move || view).await;
    stage.type_into("input", "zzz").await;
    shown.set(false);
    settle().await;
    assert_eq!(stage.try_find("input"), None);
    assert_eq!(chosen.get_untracked(), "a1");
    assert_eq!(errors.length(), 0, "{:?}", errors.join(" "));
}

#[wasm_bindgen_test]
async fn an_event_without_a_key_is_no_key() {
    let errors = uncaught_errors();
    let stage = show_combobox(state(String::new()), false).await;
    // Browsers that fill in a form send one.
    assert!(stage.fire("input", "keydown").await);
    assert_eq!(errors.length(), 0, "{:?}", errors.join(" "));
}
