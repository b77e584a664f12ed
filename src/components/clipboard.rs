//! Writing to the clipboard: by its interface or, where a page has none, by the command `copy`.

use js_sys::{Array, Function, Object, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, ClipboardEvent, HtmlDocument, HtmlElement, HtmlSpanElement,
    HtmlTextAreaElement,
};

use super::focus;

const PLAIN: &str = "text/plain";
const HTML: &str = "text/html";

/// Writes a text to the clipboard, and beside it the same as HTML; returns whether that worked.
/// Only secure pages have a clipboard, and the person may have refused.
pub(super) async fn write(text: &str, html: Option<&str>) -> bool {
    let navigator = window().navigator();
    let available =
        Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|clipboard| clipboard.is_object());
    if !available {
        return false;
    }
    let written = match html {
        None => navigator.clipboard().write_text(text),
        Some(html) => match write_both(&navigator.clipboard(), text, html) {
            Some(written) => written,
            None => return false,
        },
    };
    JsFuture::from(written).await.is_ok()
}

/// Begins to write a text and HTML. By name: a browser may have a clipboard for texts alone.
fn write_both(clipboard: &JsValue, text: &str, html: &str) -> Option<Promise> {
    let content = Object::new();
    for (kind, value) in [(PLAIN, text), (HTML, html)] {
        let options = BlobPropertyBag::new();
        options.set_type(kind);
        let parts = Array::of1(&value.into());
        let blob = Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
        Reflect::set(&content, &kind.into(), &blob).ok()?;
    }
    let item: Function = named(&window(), "ClipboardItem")?;
    let item = Reflect::construct(&item, &Array::of1(&content)).ok()?;
    let write: Function = named(clipboard, "write")?;
    let written = write.call1(clipboard, &Array::of1(&item)).ok()?;
    written.dyn_into().ok()
}

/// A function that not every browser has, by its name.
pub(super) fn named(target: &JsValue, name: &str) -> Option<Function> {
    let found = Reflect::get(target, &name.into()).ok()?;
    found.dyn_into().ok()
}

/// Copies the way of pages that have no clipboard, such as those on plain `http:` and in frames
/// without leave: what is selected in a field, which is `beside` the button because a modal dialog
/// leaves nothing outside selectable. Returns whether that worked.
pub(super) fn copy_by_command(text: &str, html: Option<&str>, beside: &HtmlSpanElement) -> bool {
    let focused = document().active_element();
    let Ok(field) = document().create_element("textarea") else {
        return false;
    };
    let field: HtmlTextAreaElement = field.unchecked_into();
    field.set_class_name("visually-hidden");
    field.set_value(text);
    // Fails only for a tree that could never be.
    let _ = beside.append_child(&field);
    focus(&field);
    field.select();
    let document: HtmlDocument = document().unchecked_into();
    let copied = with_html(&field, text, html, || {
        document.exec_command("copy") == Ok(true)
    });
    field.remove();
    if let Some(focused) = focused.and_then(|focused| focused.dyn_into::<HtmlElement>().ok()) {
        focus(&focused);
    }
    copied
}

/// Copies from a field by `copy`, which is told of while it runs: what is copied gets the HTML.
fn with_html(
    field: &HtmlTextAreaElement,
    text: &str,
    html: Option<&str>,
    copy: impl FnOnce() -> bool,
) -> bool {
    let Some(html) = html.map(str::to_owned) else {
        return copy();
    };
    let text = text.to_owned();
    let listener = Closure::<dyn FnMut(ClipboardEvent)>::new(move |event: ClipboardEvent| {
        if let Some(data) = event.clipboard_data() {
            let taken = data.set_data(PLAIN, &text).and(data.set_data(HTML, &html));
            // What the field has selected would be copied else: the text.
            if taken.is_ok() {
                event.prevent_default();
            }
        }
    });
    let listener_ref = listener.as_ref().unchecked_ref();
    // Fails for no element.
    let _ = field.add_event_listener_with_callback("copy", listener_ref);
    copy()
}
