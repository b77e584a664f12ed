//! The copy button, with a clipboard that takes, refuses, or isn't there.

use js_sys::{Array, Function, Object, Promise, Reflect};
use leptos::prelude::*;
use segment_console::components::{CopiedText, CopyButton};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stub::Stub;
use crate::support::{Stage, settle};

async fn show_button() -> Stage {
    Stage::show(|| {
        view! {
            <CopyButton
                label="Copy key".to_owned()
                copied="copied"
                failed="failed"
                value=Signal::stored("a/商城 \"1\"".to_owned().into())
            />
        }
    })
    .await
}

/// A clipboard whose `writeText` is this.
fn clipboard(write_text: &JsValue) -> Stub {
    let clipboard = Object::new();
    Reflect::set(&clipboard, &"writeText".into(), write_text).expect("a plain object");
    Stub::value(window().navigator(), "clipboard", &clipboard)
}

/// A clipboard that notes what is written to it.
fn taking(taken: &Array) -> Stub {
    let body = "return text => Promise.resolve(void taken.push(text))";
    let write_text = Function::new_with_args("taken", body)
        .call1(&JsValue::NULL, taken)
        .expect("a function");
    clipboard(&write_text)
}

/// A clipboard that takes HTML beside the text, and notes both as blobs.
fn taking_both(taken: &Array) -> [Stub; 2] {
    let body = "return ([item]) =>
            Promise.resolve(void taken.push(item['text/plain'], item['text/html']))";
    let write = Function::new_with_args("taken", body)
        .call1(&JsValue::NULL, taken)
        .expect("a function");
    let clipboard = Object::new();
    Reflect::set(&clipboard, &"write".into(), &write).expect("a plain object");
    let item = Function::new_with_args("content", "Object.assign(this, content)");
    [
        Stub::value(window().navigator(), "clipboard", &clipboard),
        Stub::value(window(), "ClipboardItem", &item),
    ]
}

async fn show_table_button() -> Stage {
    Stage::show(|| {
        view! {
            <CopyButton
                label="Copy table".to_owned()
                copied="copied"
                failed="failed"
                value=Signal::stored(CopiedText {
                    text: "a\tb".to_owned(),
                    html: Some("<td>a</td>".to_owned()),
                })
            />
        }
    })
    .await
}

/// A clock that rings when it is told to: it notes what it should do later.
fn held_clock(later: &Array) -> Stub {
    let body = "return (act, ms) => later.push([act, ms])";
    let set_timeout = Function::new_with_args("later", body)
        .call1(&JsValue::NULL, later)
        .expect("a function");
    Stub::value(window(), "setTimeout", &set_timeout)
}

#[wasm_bindgen_test]
async fn a_copied_text_is_on_the_clipboard_letter_for_letter_and_said_to_be() {
    let (taken, later) = (Array::new(), Array::new());
    let (_clipboard, _clock) = (taking(&taken), held_clock(&later));
    let stage = show_button().await;
    assert_eq!(
        stage.attribute("button", "aria-label").as_deref(),
        Some("Copy key")
    );
    assert_eq!(stage.texts("[role=status]"), [""]);
    let before = stage.attribute("path", "d");
    stage.click("button").await;
    assert_eq!(taken.length(), 1);
    assert_eq!(taken.get(0).as_string().as_deref(), Some("a/商城 \"1\""));
    assert_eq!(stage.texts("[role=status]"), ["copied"]);
    assert_ne!(
        stage.attribute("path", "d"),
        before,
        "the shape says it too"
    );
}

#[wasm_bindgen_test]
async fn html_is_copied_beside_the_text_where_the_clipboard_takes_both() {
    let (taken, later) = (Array::new(), Array::new());
    let (_clipboard, _clock) = (taking_both(&taken), held_clock(&later));
    let stage = show_table_button().await;
    stage.click("button").await;
    settle().await;
    let read = Function::new_with_args("blobs", "return Promise.all(blobs.map(it => it.text()))")
        .call1(&JsValue::NULL, &taken)
        .expect("a function");
    let texts = JsFuture::from(Promise::from(read)).await.expect("texts");
    let texts: Vec<_> = Array::from(&texts)
        .iter()
        .filter_map(|text| text.as_string())
        .collect();
    assert_eq!(texts, ["a\tb", "<td>a</td>"]);
    assert_eq!(stage.texts("[role=status]"), ["copied"]);
}

#[wasm_bindgen_test]
async fn a_clipboard_for_texts_alone_leaves_html_to_the_command() {
    let (taken, later) = (Array::new(), Array::new());
    let (_clipboard, _clock) = (taking(&taken), held_clock(&later));
    let copied = Function::new_no_args(
        "addEventListener('copy', ({ clipboardData, defaultPrevented }) => {
            globalThis.copied = [clipboardData?.getData('text/html'), defaultPrevented];
        }, { once: true })
        document.execCommand = command => document.activeElement.dispatchEvent(
            new ClipboardEvent(command, { bubbles: true, cancelable: true, clipboardData: new DataTransfer() }),
        ) || true",
    );
    copied.call0(&JsValue::NULL).expect("no error");
    let stage = show_table_button().await;
    stage.click("button").await;
    settle().await;
    Function::new_no_args("delete document.execCommand")
        .call0(&JsValue::NULL)
        .expect("no error");
    let told = Reflect::get(&window(), &"copied".into()).expect("a window");
    let told = Array::from(&told);
    assert_eq!(told.get(0).as_string().as_deref(), Some("<td>a</td>"));
    assert_eq!(
        told.get(1),
        JsValue::TRUE,
        "it is in place of the text alone"
    );
    assert_eq!(taken.length(), 0);
    assert_eq!(stage.texts("[role=status]"), ["copied"]);
}

#[wasm_bindgen_test]
async fn what_became_of_a_copy_is_said_for_three_seconds() {
    let (taken, later) = (Array::new(), Array::new());
    let (_clipboard, _clock) = (taking(&taken), held_clock(&later));
    let stage = show_button().await;
    stage.click("button").await;
    assert_eq!(later.length(), 1);
    let wait = Array::from(&later.get(0));
    assert_eq!(wait.get(1).as_f64(), Some(3000.0));
    Function::from(wait.get(0))
        .call0(&JsValue::NULL)
        .expect("no error");
    settle().await;
    assert_eq!(stage.texts("[role=status]"), [""]);
}

#[wasm_bindgen_test]
async fn a_clipboard_that_refuses_is_said_to() {
    let later = Array::new();
    let refuse = Function::new_no_args("return Promise.reject(new DOMException('no'))");
    let (_clipboard, _clock) = (clipboard(&refuse), held_clock(&later));
    let stage = show_button().await;
    stage.click("button").await;
    assert_eq!(stage.texts("[role=status]"), ["failed"]);
}

#[wasm_bindgen_test]
async fn where_there_is_no_clipboard_copying_is_said_to_have_failed() {
    let later = Array::new();
    let missing = Stub::value(window().navigator(), "clipboard", &JsValue::UNDEFINED);
    let _clock = held_clock(&later);
    let stage = show_button().await;
    stage.click("button").await;
    assert_eq!(stage.texts("[role=status]"), ["failed"]);
    drop(missing);
}

#[wasm_bindgen_test]
async fn a_reply_that_comes_after_its_button_is_gone_is_let_go() {
    let later = Array::new();
    let mut answer = None;
    let reply = Promise::new(&mut |resolve, _| answer = Some(resolve));
    let wait = Function::new_with_args("reply", "return () => reply")
        .call1(&JsValue::NULL, &reply)
        .expect("a function");
    let (_clipboard, _clock) = (clipboard(&wait), held_clock(&later));
    let mut stage = show_button().await;
    stage.click("button").await;
    stage.end_owner_then_unmount();
    let answer = answer.expect("a promise calls at once");
    answer.call0(&JsValue::NULL).expect("no error");
    settle().await;
    // It went on to its end: a panic on the way would have set no clock.
    assert_eq!(later.length(), 1);
}
