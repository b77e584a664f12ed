//! The button in a heading that sorts by its column.

use leptos::prelude::*;
use segment_console::components::{SortButton, SortMark};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{MouseEvent, MouseEventInit};

use crate::support::{Stage, settle, state};

async fn show(mark: RwSignal<Option<SortMark>>, pressed: RwSignal<Vec<bool>>) -> Stage {
    Stage::show(move || {
        view! {
            <SortButton
                name="Sort by Key"
                label="Key"
                mark=mark
                hint="Click to sort"
                on_press=move |beside| pressed.update(|pressed| pressed.push(beside))
            />
        }
    })
    .await
}

#[wasm_bindgen_test]
async fn a_press_sorts_and_with_shift_beside_others() {
    let pressed = state(Vec::new());
    let stage = show(state(None), pressed).await;
    stage.click("button").await;
    let init = MouseEventInit::new();
    init.set_shift_key(true);
    init.set_bubbles(true);
    let event = MouseEvent::new_with_mouse_event_init_dict("click", &init).expect("an event");
    stage.dispatch("button", &event).await;
    assert_eq!(pressed.get_untracked(), [false, true]);
}

#[wasm_bindgen_test]
async fn it_shows_the_direction_and_among_several_its_rank() {
    let mark = state(None);
    let stage = show(mark, state(Vec::new())).await;
    assert_eq!(stage.text(), "Key");
    assert!(stage.try_find("svg").is_none());
    let drawing = || stage.attribute("svg path", "d");
    mark.set(Some(SortMark {
        descending: false,
        rank: None,
    }));
    settle().await;
    let up = drawing();
    mark.set(Some(SortMark {
        descending: true,
        rank: Some(2),
    }));
    settle().await;
    assert_ne!(drawing(), up);
    assert_eq!(stage.text(), "Key2");
    let hidden = stage.attribute(".sort__mark", "aria-hidden");
    assert_eq!(hidden.as_deref(), Some("true"));
    let name = stage.attribute("button", "aria-label");
    assert_eq!(name.as_deref(), Some("Sort by Key"));
}
