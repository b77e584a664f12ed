//! Component tests: what components do in a real browser. They run with
//! `cargo xtask test --only components`, in the zone Asia/Shanghai.
#![cfg(target_arch = "wasm32")]

mod badge;
mod buttons;
mod combobox;
mod copy_button;
mod dialog;
mod drawer;
mod events;
mod field;
mod files;
mod input_value;
mod intl;
mod menu;
mod notice;
mod resizer;
mod select;
mod sort_button;
mod stores;
mod stub;
mod support;
mod url_state;
mod virtual_rows;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
