//! The status badge.

use leptos::prelude::*;
use segment_console::components::{Badge, Shape, Tone};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::Stage;

fn badge(tone: Tone, hint: Option<&'static str>) -> impl IntoView {
    let label = "计算成功".to_owned();
    view! { <Badge tone=tone shape=Shape::Tick label=label hint=hint /> }
}

#[wasm_bindgen_test]
async fn a_badge_has_colour_word_and_shape() {
    for (tone, class) in [
        (Tone::Good, "badge badge--good"),
        (Tone::Bad, "badge badge--bad"),
        (Tone::Busy, "badge badge--busy"),
        (Tone::Soon, "badge badge--soon"),
        (Tone::Neutral, "badge badge--neutral"),
        (Tone::Plain, "badge badge--plain"),
    ] {
        let stage = Stage::show(move || badge(tone, None)).await;
        assert_eq!(stage.find("span").class_name(), class);
        assert_eq!(stage.text(), "计算成功");
        // The word says it all: a drawing that is read out would say it twice.
        let drawing = stage.try_find("svg[aria-hidden=true] path[d]");
        assert!(drawing.is_some(), "{class} has no shape");
    }
}

#[wasm_bindgen_test]
async fn hovering_a_badge_tells_more_only_where_there_is_more_to_tell() {
    let stage = Stage::show(|| badge(Tone::Soon, Some("by the calendar"))).await;
    assert_eq!(stage.find(".badge").title(), "计算成功: by the calendar");
    let stage = Stage::show(|| badge(Tone::Soon, None)).await;
    assert!(!stage.find(".badge").has_attribute("title"));
}

#[wasm_bindgen_test]
async fn a_drawing_is_of_svg_and_the_rest_of_html() {
    let stage = Stage::show(|| badge(Tone::Good, None)).await;
    let namespace = |selector: &str| stage.find(selector).namespace_uri();
    for (selector, expected) in [
        ("svg", "http://www.w3.org/2000/svg"),
        ("path", "http://www.w3.org/2000/svg"),
        ("span", "http://www.w3.org/1999/xhtml"),
    ] {
        assert_eq!(namespace(selector).as_deref(), Some(expected));
    }
}
