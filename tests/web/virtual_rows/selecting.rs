//! Keys that select rows, and how selected rows are told of.

use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{KeyboardEvent, KeyboardEventInit};

use super::table::Table;
use crate::support::settle;

/// Presses a key in the frame, with Shift; whether the table took it.
async fn press(table: &Table, selector: &str, key: &str, code: &str, shift: bool) -> bool {
    let init = KeyboardEventInit::new();
    init.set_key(key);
    init.set_code(code);
    init.set_shift_key(shift);
    init.set_bubbles(true);
    init.set_cancelable(true);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init);
    !table
        .stage
        .dispatch(selector, &event.expect("an event"))
        .await
}

#[wasm_bindgen_test]
async fn selected_rows_are_told_wherever_they_are_scrolled() {
    let table = Table::of(1_000).await;
    assert_eq!(table.stage.texts("[aria-selected=true]"), [""; 0]);
    table.selected.set(vec!["1".to_owned(), "500".to_owned()]);
    settle().await;
    assert_eq!(table.stage.texts("[aria-selected=true]"), ["1"]);
    table.scroll(500 * 38).await;
    assert_eq!(table.stage.texts("[aria-selected=true]"), ["500"]);
    // Another list, in which neither is.
    table.list.set((510..1_000).rev().collect());
    settle().await;
    assert_eq!(table.stage.texts("[aria-selected=true]"), [""; 0]);
    let others = table.stage.texts("[aria-selected=false]").len();
    assert_eq!(others, table.rendered().len());
}

#[wasm_bindgen_test]
async fn shift_and_an_arrow_tell_from_where_to_where_the_keyboard_went() {
    let table = Table::of(1_000).await;
    table.frame().focus().expect("a frame");
    assert!(press(&table, ".table-frame", "ArrowDown", "", true).await);
    assert_eq!(table.selected.get_untracked(), ["0", "0"], "the first key");
    assert!(press(&table, ".table-frame", "ArrowDown", "", true).await);
    assert_eq!(table.selected.get_untracked(), ["0", "1"]);
    assert!(press(&table, ".table-frame", "End", "", true).await);
    assert_eq!(table.selected.get_untracked(), ["1", "999"]);
    assert_eq!(table.focused(), "999");
    table.press("Home").await;
    assert_eq!(table.selected.get_untracked(), ["1", "999"]);
}

#[wasm_bindgen_test]
async fn a_letter_is_told_with_the_current_row_and_kept_only_where_it_does_something() {
    let table = Table::of(50).await;
    table.frame().focus().expect("a frame");
    assert!(
        !press(&table, ".table-frame", "x", "KeyX", false).await,
        "no current row"
    );
    table.press("ArrowDown").await;
    assert!(press(&table, "#row-0", "x", "KeyX", false).await);
    assert!(press(&table, "#row-0", "X", "KeyX", true).await);
    assert!(
        press(&table, "#row-0", "Process", "KeyX", false).await,
        "an input method took it"
    );
    assert!(!press(&table, "#row-0", "q", "KeyQ", false).await);
    assert!(!press(&table, "#row-0", "Process", "Digit1", false).await);
    assert!(!press(&table, "#row-0", "é", "KeyE", false).await);
    assert!(
        !press(&table, "thead th", "x", "KeyX", false).await,
        "no row"
    );
    let at = |letter, shift| (letter, shift, "0".to_owned());
    assert_eq!(
        table.letters.get_untracked(),
        [
            at('x', false),
            at('x', true),
            at('x', false),
            at('q', false)
        ]
    );
}
