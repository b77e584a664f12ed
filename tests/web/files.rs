//! The file picker.

use js_sys::{Array, Function, Reflect};
use leptos::prelude::*;
use segment_console::components::{FilePicker, Upload};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{Stage, next, settle, state};

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
    let taken = state(Vec::<Upload>::new());
    let stage = Stage::show(move || {
        view! {
            <FilePicker
                label="Import"
                accept=".json"
                max_bytes=9
                on_upload=move |upload: Upload| taken.update(|taken| taken.push(upload))
            />
        }
    })
    .await;
    assert_eq!(stage.text(), "Import");
    choose(&stage, "{\"视\":1}").await;
    choose(&stage, "ten bytes.").await;
    assert_eq!(
        taken.get_untracked(),
        [Upload::Read("{\"视\":1}".to_owned()), Upload::TooLarge]
    );
    let files = Reflect::get(&stage.find("input"), &"files".into()).expect("a list");
    assert_eq!(Array::from(&files).length(), 0, "the same one is a change");
}
