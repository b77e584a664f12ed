//! Files that a person chooses, and gets.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Function, Reflect};
use segment_console::legacy_components::{FilePicker, Upload};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{Stage, next, settle};

/// Chooses a file with this text, as the browser's own dialog would.
async fn choose(stage: &Stage, text: &str) {
    let put = Function::new_with_args(
        "input, text",
        "const list = new DataTransfer();
         list.items.add(new File([text], 'views.json'));
         input.files = list.files;",
    );
    let input = stage.find("input");
    put.call2(&JsValue::NULL, &input, &text.into())
        .expect("a file");
    stage.fire("input", "change").await;
    // Reading takes a turn of the browser's own.
    for _ in 0..50 {
        let turn = Function::new_with_args(
            "target",
            "setTimeout(() => target.dispatchEvent(new Event('turn')))",
        );
        turn.call1(&JsValue::NULL, &input).expect("a timer");
        next(&input, "turn").await;
    }
    settle().await;
}

#[wasm_bindgen_test]
async fn a_file_is_read_up_to_its_limit_and_can_be_chosen_again() {
    let taken = Rc::new(RefCell::new(Vec::new()));
    let log = Rc::clone(&taken);
    let stage = Stage::show(move || {
        let picker = FilePicker {
            label: (|| "Import").into(),
            accept: ".json",
            limit: 9,
        };
        picker
            .part(move |upload| log.borrow_mut().push(upload))
            .into()
    })
    .await;
    assert_eq!(stage.text(), "Import");
    choose(&stage, "{\"视\":1}").await;
    choose(&stage, "ten bytes.").await;
    assert_eq!(
        *taken.borrow(),
        [Upload::Read("{\"视\":1}".to_owned()), Upload::TooLarge]
    );
    let files = Reflect::get(&stage.find("input"), &"files".into()).expect("a list");
    assert_eq!(Array::from(&files).length(), 0, "the same one is a change");
}
