//! Printing, which needs all rows in the page.

use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Event;

use super::FEW;
use super::table::Table;
use crate::support::{painted, settle};

fn dispatch(name: &str) {
    let event = Event::new(name).expect("an event");
    window().dispatch_event(&event).expect("a window");
}

#[wasm_bindgen_test]
async fn paper_has_all_rows_and_after_it_no_slot_is_left_to_fill() {
    let table = Table::of(500).await;
    table.scroll(3_800).await;
    dispatch("beforeprint");
    settle().await;
    assert_eq!(table.indexes(), (2_002..2_502).collect::<Vec<_>>());
    dispatch("afterprint");
    painted().await;
    let count = table.rendered().len();
    assert!((10..=FEW).contains(&count), "{count}");
    let before = table.filled.get_untracked();
    table
        .list
        .update(|list| list.iter_mut().for_each(|row| *row += 1));
    painted().await;
    let filled = (table.filled.get_untracked() - before) as usize;
    assert!((count..=2 * FEW).contains(&filled), "{filled}");
    // It scrolls as before.
    let indexes = table.indexes();
    table.scroll(3_838).await;
    assert_eq!(table.indexes()[0], indexes[0] + 1);
}
