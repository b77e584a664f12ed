//! The components, as people and assistive technology meet them.

use leptos::prelude::document;
use segment_console::components::{Badge, Drawer, Field, Select, Severity, Shape, Tone, notice};
use segment_console::live::{el, words};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlDialogElement;

use crate::support::{Stage, settle, state};

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
