//! Frame of the app inside another page: as high as its content, which it reports to that page.

use js_sys::{Object, Reflect};
use leptos::html;
use leptos::prelude::*;
use leptos_use::use_resize_observer;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Url;

/// Whether the app is shown inside another page, as a context.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Embedded(pub bool);

/// Lets the content take the height that it needs, and posts that height to the embedding page:
/// `{"source": "segment-console", "height": 640}`, in CSS pixels, to the exact origin of that
/// page. Where the origin can't be known, nothing is posted.
#[component]
pub fn EmbeddedFrame(
    /// The content.
    children: Children,
) -> impl IntoView {
    let frame = NodeRef::<html::Div>::new();
    let posted_height = StoredValue::new(0);
    use_resize_observer(frame, move |_, _| {
        let height = frame.try_get_untracked().flatten();
        let height = height.map(|frame| frame.offset_height());
        // The width changes too; and nobody is to be told once the frame is gone.
        if let Some(height) = height.filter(|height| posted_height.try_get_value() != Some(*height))
        {
            posted_height.set_value(height);
            post_height(height);
        }
    });
    view! {
        <div class="embedded" node_ref=frame>
            {children()}
        </div>
    }
}

fn post_height(height: i32) {
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
        // A plain object accepts every property.
        let _ = Reflect::set(&message, &JsValue::from_str(name), &value);
    }
    // Where the embedding page was replaced by another one meanwhile, the browser drops the message.
    let _ = parent.post_message(&message, &origin);
}

/// The origin of the embedding page as the browser names it, else that of the referrer; sandboxed
/// pages and files have none.
fn parent_origin() -> Option<String> {
    let ancestors = Reflect::get(&window().location(), &JsValue::from_str("ancestorOrigins"));
    let nearest = ancestors
        .ok()
        .and_then(|list| Reflect::get_u32(list.dyn_ref::<Object>()?, 0).ok())
        .and_then(|origin| origin.as_string());
    let referrer = || Some(Url::new(&document().referrer()).ok()?.origin());
    nearest.or_else(referrer).filter(|origin| origin != "null")
}
