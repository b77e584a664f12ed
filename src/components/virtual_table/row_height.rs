//! The height of a row, for CSS.

use web_sys::{HtmlDivElement, HtmlElement};

/// Sets the custom property that gives the spacers the height of a row. The browser writes the
/// number: formatting floats in Rust would weigh 20 KB.
pub(super) fn set_row_height(frame: &HtmlDivElement, height: f64) {
    if let Ok(digits) = js_sys::Number::from(height).to_string_with_radix(10) {
        let pixels = String::from(digits) + "px";
        // Fails only for properties that are read-only, and custom ones never are.
        let _ = HtmlElement::style(frame).set_property("--row-height", &pixels);
    }
}
