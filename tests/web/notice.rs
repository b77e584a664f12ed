//! Notices.

use leptos::prelude::*;
use segment_console::legacy_components::{Severity, notice};
use segment_console::live::words;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{Stage, state};

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
    assert_eq!(stage.texts("[role=alert] .notice__text"), ["careful"]);
    assert_eq!(stage.texts("button"), ["Dismiss"]);
    stage.click("button").await;
    assert!(ended.get_untracked());
}

#[wasm_bindgen_test]
async fn a_notice_that_nobody_can_end_has_no_button() {
    let stage = Stage::show(|| notice(Severity::Error, words("broken"), None)).await;
    assert!(stage.try_find(".notice--error[role=alert] svg").is_some());
    assert_eq!(stage.try_find("button"), None);
}
