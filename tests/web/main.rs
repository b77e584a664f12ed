//! Component tests: what components do in a real browser. They run with
//! `cargo xtask test --only components`, in the zone Asia/Shanghai.
#![cfg(target_arch = "wasm32")]
// Tests look into the stores and the history from outside.
#![allow(clippy::disallowed_methods)]

mod badge;
mod column_resizer;
mod combobox;
mod copy_button;
mod dialog;
mod drawer;
mod events;
mod files;
mod icon_button;
mod input_value;
mod intl;
mod menu;
mod notice;
mod select;
mod sort_button;
mod stores;
mod stub;
mod support;
mod text_field;
mod url_state;
mod virtual_rows;
mod zones;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
