//! Component tests: what the parts of the page do in a real browser. They run with
//! `cargo xtask test --only components`, in the zone Asia/Shanghai.
#![cfg(target_arch = "wasm32")]

mod combobox;
mod components;
mod intl;
mod live;
mod location;
mod stores;
mod support;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
