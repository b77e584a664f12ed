//! Rows of which only those in sight are in the page.

mod created_elements;
mod printing;
mod selecting;
mod table;

use leptos::prelude::*;
use std::cell::Cell;
use std::collections::BTreeSet;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{painted, settle};
use created_elements::CreatedElements;
use table::Table;

/// More would not be needed for a frame of 400 px with rows of 38.
const FEW: usize = 24;

#[wasm_bindgen_test]
async fn a_thousand_rows_are_a_few_elements_wherever_they_are_scrolled() {
    let table = Table::of(1_000).await;
    let end = table.frame().scroll_height() - table.frame().client_height();
    assert!(
        end > 1_000 * 38 - 400,
        "it scrolls as far as they go: {end}"
    );
    for top in [0, 19, 5_000, 20_001, end] {
        table.scroll(top).await;
        let count = table.rendered().len();
        assert!((10..=FEW).contains(&count), "{count} at {top}");
        let height = table.frame().scroll_height();
        assert_eq!(height - table.frame().client_height(), end, "at {top}");
    }
}

#[wasm_bindgen_test]
async fn every_row_can_be_scrolled_to_and_has_its_place_in_the_whole_list() {
    let table = Table::of(300).await;
    let mut seen = BTreeSet::new();
    for top in (0..300 * 38).step_by(300) {
        table
            .scroll(top.min(table.frame().scroll_height() - table.frame().client_height()))
            .await;
        let indexes = table.indexes();
        assert!(indexes.windows(2).all(|pair| pair[0] + 1 == pair[1]));
        seen.extend(indexes);
    }
    assert_eq!(seen, (2_002..2_302).collect());
}

#[wasm_bindgen_test]
async fn scrolling_by_a_row_makes_one_and_keeps_the_others() {
    let table = Table::of(1_000).await;
    table.scroll(3_800).await;
    let before = table.rendered();
    table.scroll(3_838).await;
    let after = table.rendered();
    assert_eq!(before.len(), after.len());
    assert_eq!(before[1..], after[..after.len() - 1]);
    // And back: the rows that stay are not moved, so that none of them loses the focus.
    let kept = after[2].query_selector("button").expect("a selector");
    let kept: web_sys::HtmlElement = kept.expect("a button").unchecked_into();
    kept.focus().expect("a button");
    let moved = watch_focus(&table);
    table.scroll(3_800 - 8 * 38).await;
    assert_eq!(table.rendered()[8..], before[..before.len() - 8]);
    assert_eq!(document().active_element().as_ref(), Some(kept.as_ref()));
    assert_eq!(moved.get(), 0);
}

/// Counts how often the focus comes anywhere in the frame.
fn watch_focus(table: &Table) -> Rc<Cell<u32>> {
    let moved = Rc::new(Cell::new(0));
    let counter = Rc::clone(&moved);
    let count = Closure::<dyn FnMut()>::new(move || counter.set(counter.get() + 1));
    let count = count.into_js_value();
    let frame = table.frame();
    frame
        .add_event_listener_with_callback("focusin", count.unchecked_ref())
        .expect("a listener");
    moved
}

#[wasm_bindgen_test]
async fn scrolling_and_other_rows_fill_the_slots_and_create_no_elements() {
    let table = Table::of(1_000).await;
    let known = table.all_slots().await;
    let made = CreatedElements::count();
    for top in [38, 5_000, 5_100, 20_001, 36_000, 300, 0] {
        table.scroll(top).await;
    }
    table.list.set((5_000..6_000).rev().collect());
    settle().await;
    assert_eq!(table.stage.texts("tbody .row")[..2], ["5999", "5998"]);
    assert!(table.rendered().iter().all(|row| known.contains(row)));
    assert_eq!(made.get(), 0);
}

#[wasm_bindgen_test]
async fn keys_move_the_focus_and_what_has_it_is_in_sight() {
    let table = Table::of(1_000).await;
    table.frame().focus().expect("a frame");
    let first = (400 - 36) / 38;
    for (key, expected) in [
        ("ArrowDown", 0),
        ("ArrowDown", 1),
        ("ArrowUp", 0),
        ("ArrowUp", 0),
        ("PageDown", first),
        ("PageDown", 2 * first),
        ("PageUp", first),
        ("End", 999),
        ("ArrowDown", 999),
        ("ArrowUp", 998),
        ("Home", 0),
    ] {
        table.press(key).await;
        assert_eq!(table.focused(), expected.to_string(), "{key}");
        assert!(table.rendered().len() <= FEW);
    }
}

#[wasm_bindgen_test]
async fn a_row_that_loses_the_focus_as_it_leaves_takes_nothing_from_where_it_is_scrolled_to() {
    let table = Table::of(50).await;
    table.frame().focus().expect("a frame");
    for key in ["ArrowDown", "End"] {
        table.press(key).await;
    }
    painted().await;
    assert_eq!(table.focused(), "49");
    let frame = table.frame();
    let end = frame.scroll_height() - frame.client_height();
    assert_eq!(frame.scroll_top(), end);
    table.press("Home").await;
    painted().await;
    assert_eq!((table.focused().as_str(), frame.scroll_top()), ("0", 0));
}

#[wasm_bindgen_test]
async fn the_first_key_takes_the_first_row_in_sight() {
    let table = Table::of(1_000).await;
    table.scroll(390).await;
    table.frame().focus().expect("a frame");
    table.press("ArrowDown").await;
    assert_eq!(table.focused(), "11");
}

#[wasm_bindgen_test]
async fn a_key_with_a_modifier_is_the_browsers() {
    let table = Table::of(50).await;
    let init = web_sys::KeyboardEventInit::new();
    init.set_key("ArrowDown");
    init.set_alt_key(true);
    init.set_cancelable(true);
    let event = web_sys::KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init);
    let event = event.expect("an event");
    assert!(table.stage.dispatch(".table-frame", &event).await);
}

#[wasm_bindgen_test]
async fn one_row_is_in_the_order_of_tab_the_current_one() {
    let table = Table::of(1_000).await;
    assert_eq!(table.stops(), ["0"]);
    table.stage.find("#row-4").focus().expect("a row");
    settle().await;
    assert_eq!(table.stops(), ["4"]);
    table.press("ArrowDown").await;
    assert_eq!(table.stops(), ["5"]);
}

#[wasm_bindgen_test]
async fn a_row_that_is_scrolled_away_leaves_the_focus_to_the_frame_which_goes_on_from_it() {
    let table = Table::of(1_000).await;
    table.stage.find("#row-3").focus().expect("a row");
    table.scroll(20_000).await;
    assert_eq!(table.focused(), "table-frame");
    assert_eq!(table.frame().scroll_top(), 20_000, "it stays where it is");
    table.press("ArrowDown").await;
    assert_eq!(table.focused(), "4");
}

#[wasm_bindgen_test]
async fn enter_in_the_frame_opens_the_current_row() {
    let table = Table::of(1_000).await;
    table.frame().focus().expect("a frame");
    table.stage.press(".table-frame", "Enter").await;
    table.press("End").await;
    table.scroll(0).await;
    table.stage.press(".table-frame", "Enter").await;
    assert_eq!(table.opened.get_untracked(), ["999"]);
    // A row's own button opens it by itself.
    table.press("Home").await;
    table.stage.press("#row-0", "Enter").await;
    assert_eq!(table.opened.get_untracked(), ["999"]);
}

#[wasm_bindgen_test]
async fn other_rows_leave_scrolling_and_focus_where_they_are() {
    let table = Table::of(1_000).await;
    table.scroll(3_800).await;
    table.stage.find("#row-103").focus().expect("a row");
    // A row more at the top: all stand one further down.
    table
        .list
        .set([5_000].into_iter().chain(0..1_000).collect());
    settle().await;
    painted().await;
    assert_eq!(table.frame().scroll_top(), 3_800);
    assert_eq!(table.focused(), "103");
    // The row itself is gone.
    table.list.set((200..1_000).collect());
    settle().await;
    assert_eq!(table.focused(), "table-frame");
}

#[wasm_bindgen_test]
async fn as_many_other_rows_are_other_rows() {
    let table = Table::of(3).await;
    table.list.set(vec![0, 7, 2]);
    settle().await;
    assert_eq!(table.stage.texts("tbody .row"), ["0", "7", "2"]);
}

#[wasm_bindgen_test]
async fn a_restart_shows_the_first_row_and_forgets_the_current_one() {
    let table = Table::of(1_000).await;
    table.frame().focus().expect("a frame");
    table.press("End").await;
    table.rows.restart();
    settle().await;
    assert_eq!(table.frame().scroll_top(), 0);
    assert_eq!(table.indexes().first(), Some(&2_002));
    assert_eq!(table.focused(), "table-frame");
    assert_eq!(table.stops(), ["0"]);
}

#[wasm_bindgen_test]
async fn a_row_that_is_shown_comes_in_sight_and_has_the_focus_when_it_is_given() {
    let table = Table::of(1_000).await;
    table.rows.show("700");
    settle().await;
    assert!(table.stage.try_find("#row-700").is_some());
    table.rows.take_focus();
    assert_eq!(table.focused(), "700");
    table.rows.show("nobody");
    assert_eq!(table.focused(), "700");
}

#[wasm_bindgen_test]
async fn a_larger_frame_shows_more_rows() {
    let table = Table::of(1_000).await;
    let few = table.rendered().len();
    table.frame().set_class_name("table-frame tall");
    painted().await;
    let more = table.rendered().len();
    assert!((few + 10..=few + 12).contains(&more), "{few}, then {more}");
}

#[wasm_bindgen_test]
async fn denser_rows_are_measured_and_the_first_in_sight_stays() {
    let table = Table::of(1_000).await;
    table.scroll(380 * 38).await;
    let frame = table.frame();
    frame
        .set_attribute("data-density", "compact")
        .expect("an attribute");
    painted().await;
    painted().await;
    assert_eq!(frame.scroll_top(), 380 * 28);
    assert_eq!(table.rendered()[6].text_content().as_deref(), Some("380"));
    let room = frame.scroll_height();
    assert!((28_000..28_100).contains(&room), "{room}");
}

#[wasm_bindgen_test]
async fn rows_that_come_late_fill_the_frame_at_once_and_those_that_go_leave_it_the_focus() {
    let table = Table::of(1_000).await;
    let all = table.rendered().len();
    table.stage.find("#row-2").focus().expect("a row");
    table.present.set(false);
    settle().await;
    assert_eq!(table.rendered().len(), 0);
    assert_eq!(table.focused(), "table-frame");
    table.present.set(true);
    settle().await;
    assert_eq!(table.rendered().len(), all);
}

#[wasm_bindgen_test]
async fn rows_are_measured_before_the_first_picture() {
    let table = Table::mounted(1_000).await;
    assert!((10..=FEW).contains(&table.rendered().len()));
}
