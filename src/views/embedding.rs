//! The console inside another page: as high as what it shows, which it tells that page.

use js_sys::{Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Url;

use crate::live::{Part, el};

/// Lets what is shown take the height that it needs, and tells the page around it how
/// much that is: `{"source": "segment-app", "height": 640}`, in CSS pixels, to the
/// exact origin of that page. Where it can't be known, nothing is told.
pub fn embedding(content: Part) -> Part {
    let frame = el("div").class("embedded").child(content);
    let node = frame.html();
    let told = RwSignal::new(0);
    frame
        .on_resize(move || {
            let height = node.offset_height();
            if told.get_untracked() != height {
                told.set(height);
                tell(height);
            }
        })
        .into()
}

fn tell(height: i32) {
    let Ok(Some(parent)) = window().parent() else {
        return;
    };
    let Some(origin) = (parent != window()).then(parent_origin).flatten() else {
        return;
    };
    let message = Object::new();
    for (name, value) in [
        ("source", JsValue::from_str("segment-console")),
        ("height", JsValue::from(height)),
    ] {
        // A plain object takes everything.
        let _ = Reflect::set(&message, &JsValue::from_str(name), &value);
    }
    // Where the page around it is another by now, the browser drops it, and so should we.
    let _ = parent.post_message(&message, &origin);
}

/// The origin of the page around this one, as the browser names it, or else as the
/// page that led here was named; sandboxes and files have none.
fn parent_origin() -> Option<String> {
    let ancestors = Reflect::get(&window().location(), &JsValue::from_str("ancestorOrigins"));
    let nearest = ancestors
        .ok()
        .and_then(|list| Reflect::get_u32(list.dyn_ref::<Object>()?, 0).ok())
        .and_then(|origin| origin.as_string());
    let referrer = || Some(Url::new(&document().referrer()).ok()?.origin());
    nearest.or_else(referrer).filter(|origin| origin != "null")
}
