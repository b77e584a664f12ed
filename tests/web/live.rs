//! Texts, elements, and parts that are made anew.

use leptos::prelude::*;
use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Array, Function};
use segment_console::live::{Part, el, live, svg, text, value, words};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlInputElement, MutationObserver, MutationObserverInit};

use crate::support::{Stage, settle, state};

#[wasm_bindgen_test]
async fn a_text_and_an_attribute_follow_what_they_read() {
    let owner = Owner::new();
    let state = owner.with(|| RwSignal::new("one"));
    let stage = Stage::show(|| {
        el("p")
            .bind("title", move || state.get())
            .when("aria-busy", move || state.get() == "two")
            .child(text(move || state.get()))
            .into()
    })
    .await;
    assert_eq!(stage.text(), "one");
    assert_eq!(stage.find("p").get_attribute("aria-busy"), None);
    state.set("two");
    settle().await;
    assert_eq!(stage.text(), "two");
    assert_eq!(stage.find("p").title(), "two");
    assert_eq!(
        stage.find("p").get_attribute("aria-busy").as_deref(),
        Some("true")
    );
}

#[wasm_bindgen_test]
async fn a_live_part_is_replaced_in_its_place_between_others() {
    let owner = Owner::new();
    let state = owner.with(|| RwSignal::new(1));
    let stage = Stage::show(|| {
        Part::Many(vec![
            words("<"),
            live(move || {
                let count = state.get();
                (0..count)
                    .map(|_| el("b").child(words("x")).into())
                    .collect::<Vec<Part>>()
            }),
            words(">"),
        ])
    })
    .await;
    for (count, expected) in [(1, "<x>"), (3, "<xxx>"), (0, "<>"), (2, "<xx>")] {
        state.set(count);
        settle().await;
        assert_eq!(stage.text(), expected);
    }
}

#[wasm_bindgen_test]
async fn what_was_replaced_follows_nothing_any_more() {
    let owner = Owner::new();
    let (which, inner) = owner.with(|| (RwSignal::new(0), RwSignal::new(0)));
    let runs = Rc::new(Cell::new(0));
    let counted = Rc::clone(&runs);
    let _stage = Stage::show(move || {
        live(move || {
            let counted = Rc::clone(&counted);
            let outer = which.get();
            text(move || {
                counted.set(counted.get() + 1);
                format!("{outer} {}", inner.get())
            })
        })
    })
    .await;
    assert_eq!(runs.get(), 1);
    which.set(1);
    settle().await;
    assert_eq!(runs.get(), 2);
    inner.set(1);
    settle().await;
    assert_eq!(runs.get(), 3, "the text of before must not run again");
}

#[wasm_bindgen_test]
async fn a_field_is_not_written_while_it_holds_the_same() {
    let owner = Owner::new();
    let held = owner.with(|| RwSignal::new("abc".to_owned()));
    let stage = Stage::show(|| {
        el("input")
            .prop("value", move || held.get())
            .on("input", move |event| held.set(value(&event)))
            .into()
    })
    .await;
    stage.type_into("input", "abcd").await;
    let field: HtmlInputElement = stage.find("input").unchecked_into();
    field.set_selection_range(1, 1).expect("a cursor");
    held.set("abcd".to_owned());
    settle().await;
    assert_eq!(field.selection_start(), Ok(Some(1)));
    held.set("x".to_owned());
    settle().await;
    assert_eq!(stage.value("input"), "x");
}

#[wasm_bindgen_test]
async fn a_property_is_written_only_when_it_comes_out_different() {
    let held = state("one");
    let stage = Stage::show(move || el("p").prop("title", move || held.get()).into()).await;
    let written = Array::new();
    // Chromium leaves the cursor alone when the same is written; not every browser does.
    let body = "let now = node.title;
        Object.defineProperty(node, 'title', { get: () => now, set: to => written.push(now = to) })";
    Function::new_with_args("node, written", body)
        .call2(&JsValue::NULL, &stage.find("p"), &written)
        .expect("an element");
    held.set("one");
    settle().await;
    assert_eq!(written.length(), 0);
    held.set("two");
    settle().await;
    assert_eq!(written.length(), 1);
}

#[wasm_bindgen_test]
async fn a_text_that_comes_out_the_same_is_not_touched() {
    let told = state("same");
    let stage = Stage::show(move || text(move || told.get())).await;
    let node = stage.root().first_child().expect("a text");
    let touched = Array::new();
    let note = Function::new_with_args("touched", "return records => touched.push(...records)")
        .call1(&JsValue::NULL, &touched)
        .expect("a function");
    let watcher = MutationObserver::new(note.unchecked_ref()).expect("an observer");
    let watched = MutationObserverInit::new();
    watched.set_character_data(true);
    watcher
        .observe_with_options(&node, &watched)
        .expect("a node");
    told.set("same");
    settle().await;
    assert_eq!(touched.length(), 0);
    told.set("other");
    settle().await;
    assert_eq!(stage.text(), "other");
    assert_eq!(stage.root().first_child(), Some(node));
    assert_eq!(touched.length(), 1, "the watcher watches");
}

#[wasm_bindgen_test]
async fn what_lies_deep_in_a_replaced_part_ends_with_it() {
    let (outer, inner, beat) = (state(0), state(0), state(0));
    let runs = Rc::new(Cell::new(0));
    let counted = Rc::clone(&runs);
    let stage = Stage::show(move || {
        live(move || {
            outer.get();
            let counted = Rc::clone(&counted);
            el("div").child(live(move || {
                inner.get();
                let (bound, watched) = (Rc::clone(&counted), Rc::clone(&counted));
                Effect::new(move || {
                    beat.get();
                    watched.set(watched.get() + 1);
                });
                el("p").bind("title", move || {
                    bound.set(bound.get() + 1);
                    beat.get().to_string()
                })
            }))
        })
    })
    .await;
    // Whatever was replaced, and however deep: one attribute and one watcher are left.
    for change in [outer, inner, outer] {
        change.update(|held| *held += 1);
        settle().await;
        runs.set(0);
        beat.update(|held| *held += 1);
        settle().await;
        assert_eq!(runs.get(), 2);
    }
    assert_eq!(stage.find("p").title(), "3");
}

#[wasm_bindgen_test]
async fn a_live_part_that_shows_nothing_keeps_its_place_and_leaves_no_trace_of_itself() {
    let shown = state(false);
    let mut stage = Stage::show(move || {
        let between = live(move || shown.get().then(|| el("b").child(words("x"))));
        Part::Many(vec![words("<"), between, words(">")])
    })
    .await;
    assert_eq!(stage.text(), "<>");
    shown.set(true);
    settle().await;
    assert_eq!(stage.text(), "<x>");
    stage.end_owner_then_unmount();
    assert!(!stage.root().has_child_nodes());
}

#[wasm_bindgen_test]
async fn nothing_follows_once_the_part_is_gone() {
    let beat = state(0);
    let runs = Rc::new(Cell::new(0));
    let counted = Rc::clone(&runs);
    let mut stage = Stage::show(move || {
        let count = move || {
            counted.set(counted.get() + 1);
            beat.get().to_string()
        };
        let again = count.clone();
        el("p")
            .bind("title", count)
            .child(live(move || words(&again())))
            .into()
    })
    .await;
    assert_eq!(runs.get(), 2);
    stage.end_owner_then_unmount();
    beat.set(1);
    settle().await;
    assert_eq!(runs.get(), 2);
}

#[wasm_bindgen_test]
async fn a_drawing_is_of_svg_and_the_rest_of_html() {
    let stage = Stage::show(|| el("p").child(svg("svg")).into()).await;
    let namespace = |selector: &str| stage.find(selector).namespace_uri();
    assert_eq!(
        namespace("svg").as_deref(),
        Some("http://www.w3.org/2000/svg")
    );
    assert_eq!(
        namespace("p").as_deref(),
        Some("http://www.w3.org/1999/xhtml")
    );
}
