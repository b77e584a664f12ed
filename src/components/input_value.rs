//! Directive that keeps the text of a field equal to a signal.

use leptos::prelude::*;
use leptos::reactive::effect::RenderEffect;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// Writes `value` into an `<input>` on each change, unless the field holds it already.
/// Used as `use:input_value=value`.
///
/// `prop:value` writes without comparing. Where a signal is set to what was just typed, that
/// moves the cursor in some browsers and disturbs the composition of an input method.
pub fn input_value(input: web_sys::Element, value: Signal<String>) {
    let input: HtmlInputElement = input.unchecked_into();
    let effect = RenderEffect::new(move |_| {
        let value = value.get();
        if input.value() != value {
            input.set_value(&value);
        }
    });
    // It runs as long as it is held.
    on_cleanup(move || drop(effect));
}
