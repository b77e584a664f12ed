//! Notices.

use leptos::prelude::*;
use segment_console::components::{Notice, Severity};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{Stage, state};

#[wasm_bindgen_test]
async fn a_notice_is_heard_and_dismissed() {
    let ended = state(false);
    let stage = Stage::show(move || {
        view! {
            <Notice
                severity=Severity::Warning
                dismiss_label="Dismiss"
                on_dismiss=move || ended.set(true)
            >
                "careful"
            </Notice>
        }
    })
    .await;
    assert_eq!(stage.texts("[role=alert] .notice__text"), ["careful"]);
    assert_eq!(stage.texts("button"), ["Dismiss"]);
    stage.click("button").await;
    assert!(ended.get_untracked());
}

#[wasm_bindgen_test]
async fn a_notice_that_nobody_can_end_has_no_button() {
    let stage = Stage::show(|| view! { <Notice severity=Severity::Error>"broken"</Notice> }).await;
    assert!(stage.try_find(".notice--error[role=alert] svg").is_some());
    assert_eq!(stage.try_find("button"), None);
}
