//! The resize handle of a column.

use leptos::prelude::*;
use segment_console::components::{ColumnResizer, Resize};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{PointerEvent, PointerEventInit};

use crate::support::{Stage, settle, state};

/// A handle in the heading of a column.
async fn show(width: RwSignal<u16>, told: RwSignal<Vec<Resize>>) -> Stage {
    Stage::show(move || {
        view! {
            <div id="heading">
                <ColumnResizer
                    label="Width of Key"
                    hint="Drag"
                    width=width
                    min=56
                    max=1_600
                    on_resize=move |change| told.update(|told| told.push(change))
                />
            </div>
        }
    })
    .await
}

async fn point(stage: &Stage, name: &str, x: i32, button: i16) {
    let init = PointerEventInit::new();
    init.set_client_x(x);
    init.set_button(button);
    init.set_bubbles(true);
    let event = PointerEvent::new_with_event_init_dict(name, &init).expect("an event");
    stage.dispatch(".resizer", &event).await;
}

fn heading_of_200(stage: &Stage) {
    let style = stage.find("#heading").style();
    style.set_property("width", "200px").expect("a style");
}

#[wasm_bindgen_test]
async fn arrows_move_it_by_16_px_within_its_range_and_home_gives_the_own_width() {
    let (width, told) = (state(200), state(Vec::new()));
    let stage = show(width, told).await;
    for (key, at, expected) in [
        ("ArrowRight", 200, Resize::To(216)),
        ("ArrowLeft", 200, Resize::To(184)),
        ("ArrowLeft", 60, Resize::To(56)),
        ("ArrowRight", 1_590, Resize::To(1_600)),
        ("Home", 200, Resize::Reset),
    ] {
        width.set(at);
        settle().await;
        assert!(!stage.press(".resizer", key).await, "{key} does more");
        assert_eq!(told.get_untracked().last(), Some(&expected), "{key}");
    }
    assert!(stage.press(".resizer", "Tab").await);
    assert_eq!(told.get_untracked().len(), 5);
}

#[wasm_bindgen_test]
async fn assistive_technology_hears_where_it_stands_and_how_far_it_goes() {
    let width = state(200);
    let stage = show(width, state(Vec::new())).await;
    width.set(240);
    settle().await;
    for (name, expected) in [
        ("role", "separator"),
        ("aria-orientation", "vertical"),
        ("aria-label", "Width of Key"),
        ("aria-valuemin", "56"),
        ("aria-valuemax", "1600"),
        ("aria-valuenow", "240"),
        ("tabindex", "0"),
    ] {
        let value = stage.attribute(".resizer", name);
        assert_eq!(value.as_deref(), Some(expected), "{name}");
    }
}

#[wasm_bindgen_test]
async fn a_drag_tells_every_width_and_at_the_end_the_last() {
    let told = state(Vec::new());
    let stage = show(state(200), told).await;
    heading_of_200(&stage);
    point(&stage, "pointermove", 300, 0).await;
    assert_eq!(told.get_untracked(), [], "nothing is dragged yet");
    point(&stage, "pointerdown", 100, 0).await;
    point(&stage, "pointermove", 130, 0).await;
    point(&stage, "pointermove", -900, 0).await;
    point(&stage, "pointerup", -900, 0).await;
    point(&stage, "pointermove", 500, 0).await;
    let expected = [Resize::Dragging(230), Resize::Dragging(56), Resize::To(56)];
    assert_eq!(told.get_untracked(), expected);
}

#[wasm_bindgen_test]
async fn a_click_a_cancelled_drag_and_another_button_size_nothing() {
    let told = state(Vec::new());
    let stage = show(state(200), told).await;
    heading_of_200(&stage);
    point(&stage, "pointerdown", 100, 0).await;
    point(&stage, "pointerup", 100, 0).await;
    point(&stage, "pointerdown", 100, 0).await;
    point(&stage, "pointermove", 120, 0).await;
    point(&stage, "pointercancel", 120, 0).await;
    point(&stage, "pointerdown", 100, 2).await;
    point(&stage, "pointermove", 150, 2).await;
    let expected = [Resize::Cancelled, Resize::Dragging(220), Resize::Cancelled];
    assert_eq!(told.get_untracked(), expected);
}

#[wasm_bindgen_test]
async fn a_double_click_gives_the_own_width() {
    let told = state(Vec::new());
    let stage = show(state(200), told).await;
    stage.fire(".resizer", "dblclick").await;
    assert_eq!(told.get_untracked(), [Resize::Reset]);
}
