//! The components, as people and assistive technology meet them.

use leptos::prelude::{Owner, document};
use segment_console::components::{
    Badge, Choice, Combobox, Drawer, Field, Select, Severity, Shape, Tone, notice,
};
use segment_console::live::{State, el, words};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlDialogElement;

use crate::support::{Stage, settle};

fn state<T: 'static>(value: T) -> State<T> {
    // Its owner lives as long as the page of the tests.
    let owner = Owner::new();
    let state = owner.with(|| State::new(value));
    std::mem::forget(owner);
    state
}

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

#[wasm_bindgen_test]
async fn a_drawer_is_modal_asks_to_be_closed_and_gives_the_focus_back() {
    let open = state(false);
    let asked = state(0);
    let stage = Stage::show(move || {
        let drawer = Drawer {
            open: open.into(),
            label: (|| "Details".to_owned()).into(),
        };
        let drawer = drawer.part(
            move || {
                asked.update(|count| *count += 1);
            },
            el("button").set("id", "inside").child(words("inside")),
        );
        el("div")
            .child(el("button").set("id", "before").child(words("before")))
            .child(drawer)
            .into()
    })
    .await;
    stage.find("#before").focus().expect("a button");
    open.set(true);
    settle().await;
    let dialog: HtmlDialogElement = stage.find("dialog").unchecked_into();
    assert!(dialog.open() && dialog.matches(":modal").expect("a selector"));
    stage.click("#inside").await;
    assert_eq!(asked.get_untracked(), 0);
    stage.click("dialog").await;
    assert_eq!(
        asked.get_untracked(),
        1,
        "beside the panel is the dialog itself"
    );
    assert!(dialog.open(), "whoever owns it decides");
    open.set(false);
    settle().await;
    assert!(!dialog.open());
    let focused = document().active_element().map(|element| element.id());
    assert_eq!(focused.as_deref(), Some("before"));
}

#[wasm_bindgen_test]
async fn a_field_says_what_is_wrong_beside_itself_and_keeps_what_is_typed() {
    let (held, wrong, hidden) = (
        state("abc".to_owned()),
        state(None::<&'static str>),
        state(true),
    );
    let stage = Stage::show(move || {
        Field {
            id: "token",
            label: (|| "Token").into(),
            hint: (|| "a hint").into(),
            kind: (move || if hidden.get() { "password" } else { "text" }).into(),
            autocomplete: "off",
            placeholder: String::new(),
            value: held,
            problem: wrong.into(),
            suggestions: Vec::new.into(),
        }
        .part()
    })
    .await;
    assert_eq!(stage.find("input").get_attribute("aria-invalid"), None);
    stage.type_into("input", "typed").await;
    wrong.set(Some("too short"));
    hidden.set(false);
    settle().await;
    let input = stage.find("input");
    assert_eq!(input.get_attribute("aria-invalid").as_deref(), Some("true"));
    assert_eq!(input.get_attribute("type").as_deref(), Some("text"));
    let described = input.get_attribute("aria-describedby").unwrap_or_default();
    assert_eq!(described, "token-problem token-hint");
    assert_eq!(stage.texts("#token-problem"), ["too short"]);
    assert_eq!(
        (stage.value("input").as_str(), held.get_untracked().as_str()),
        ("typed", "typed")
    );
}

#[wasm_bindgen_test]
async fn a_select_shows_what_is_chosen_and_says_what_people_choose() {
    let chosen = state("b".to_owned());
    let stage = Stage::show(move || {
        Select {
            label: (|| "Size").into(),
            labelled: true,
            options: (|| {
                vec![
                    ("a".to_owned(), "A".to_owned()),
                    ("b".to_owned(), "B".to_owned()),
                ]
            })
            .into(),
            chosen: chosen.into(),
        }
        .part(move |value| chosen.set(value))
    })
    .await;
    let select: web_sys::HtmlSelectElement = stage.find("select").unchecked_into();
    assert_eq!(select.value(), "b");
    select.set_value("a");
    let event = web_sys::Event::new("change").expect("an event");
    select.dispatch_event(&event).expect("a listener");
    settle().await;
    assert_eq!(chosen.get_untracked(), "a");
    chosen.set("b".to_owned());
    settle().await;
    assert_eq!(select.value(), "b");
}

#[wasm_bindgen_test]
async fn a_badge_has_colour_word_and_shape() {
    for (tone, class) in [
        (Tone::Good, "badge--good"),
        (Tone::Bad, "badge--bad"),
        (Tone::Busy, "badge--busy"),
        (Tone::Soon, "badge--soon"),
        (Tone::Neutral, "badge--neutral"),
        (Tone::Plain, "badge--plain"),
    ] {
        let stage = Stage::show(move || {
            Badge {
                tone,
                shape: Shape::Tick,
                word: "计算成功".to_owned(),
                hint: None,
            }
            .part()
        })
        .await;
        assert!(stage.find("span").class_list().contains(class));
        assert_eq!(stage.text(), "计算成功");
        assert!(stage.try_find("svg path[d]").is_some());
    }
}

#[wasm_bindgen_test]
async fn a_notice_is_heard_and_dismissed() {
    let ended = state(false);
    let stage = Stage::show(move || {
        notice(
            Severity::Warning,
            words("careful"),
            Some(((|| "Dismiss").into(), Box::new(move || ended.set(true)))),
        )
    })
    .await;
    assert_eq!(
        stage.find("[role=alert] .notice__text").inner_text(),
        "careful"
    );
    stage.click("button").await;
    assert!(ended.get_untracked());
}
