//! Moving the focus to an element or an id.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Gives an element the focus.
pub fn focus(element: &HtmlElement) {
    // An element that can't take the focus leaves it where it is.
    let _ = element.focus();
}

/// Gives the element with this id the focus; returns whether there is one.
pub fn focus_id(id: &str) -> bool {
    let element = document().get_element_by_id(id);
    let element = element.and_then(|element| element.dyn_into::<HtmlElement>().ok());
    element.inspect(focus).is_some()
}
