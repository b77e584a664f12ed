//! Lists by key.

use leptos::prelude::*;
use std::cell::Cell;
use std::rc::Rc;

use segment_console::live::{Part, each, el, live, text, words};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{Stage, settle, state};

#[wasm_bindgen_test]
async fn rows_that_stay_keep_their_nodes_and_the_focus() {
    let owner = Owner::new();
    let rows = owner.with(|| RwSignal::new(vec![1_u64, 2, 3]));
    let stage = Stage::show(|| {
        each(
            move || rows.get(),
            |row| *row,
            |row| {
                el("button")
                    .set("id", &format!("row-{row}"))
                    .child(words(&row.to_string()))
            },
        )
    })
    .await;
    let kept = stage.find("#row-2");
    kept.focus().expect("a button");
    for (list, expected) in [
        (vec![2, 3], "23"),
        (vec![1, 2, 3, 4], "1234"),
        (vec![5, 2], "52"),
        (vec![2], "2"),
    ] {
        rows.set(list);
        settle().await;
        assert_eq!(stage.text(), expected);
        assert_eq!(stage.find("#row-2"), kept);
        let focused = document().active_element().map(|element| element.id());
        assert_eq!(focused.as_deref(), Some("row-2"));
    }
    rows.set(vec![3, 2, 1]);
    settle().await;
    assert_eq!(stage.text(), "321");
}

#[wasm_bindgen_test]
async fn a_row_that_is_gone_follows_nothing_and_one_that_stays_goes_on() {
    let owner = Owner::new();
    let (rows, beat) = owner.with(|| (RwSignal::new(vec![1_u64, 2]), RwSignal::new(0)));
    let stage = Stage::show(|| {
        each(
            move || rows.get(),
            |row| *row,
            move |row| el("i").child(text(move || format!("{row}:{} ", beat.get()))),
        )
    })
    .await;
    rows.set(vec![2]);
    settle().await;
    beat.set(7);
    settle().await;
    assert_eq!(stage.text(), "2:7 ");
}

#[wasm_bindgen_test]
async fn rows_in_another_order_are_the_same_nodes() {
    let rows = state(vec![1_u64, 2, 3, 4]);
    let stage = Stage::show(move || {
        let row = |row: u64| el("i").set("id", &format!("row-{row}"));
        each(
            move || rows.get(),
            |row| *row,
            move |key| row(key).child(words(&key.to_string())),
        )
    })
    .await;
    let node = |row: u64| stage.find(&format!("#row-{row}"));
    let nodes: Vec<_> = (1..=4).map(node).collect();
    for (order, expected) in [
        (vec![4, 3, 2, 1], "4321"),
        (vec![2, 4, 1, 3], "2413"),
        (vec![1, 2, 3, 4], "1234"),
    ] {
        rows.set(order);
        settle().await;
        assert_eq!(stage.text(), expected);
        assert_eq!((1..=4).map(node).collect::<Vec<_>>(), nodes);
    }
}

#[wasm_bindgen_test]
async fn rows_stay_between_what_stands_around_them_and_go_with_their_list() {
    let (rows, shown) = (state(Vec::<u64>::new()), state(true));
    let list = move || {
        shown.get().then(|| {
            each(
                move || rows.get(),
                |row| *row,
                |row| el("i").child(words(&row.to_string())),
            )
        })
    };
    let stage = Stage::show(move || Part::Many(vec![words("<"), live(list), words(">")])).await;
    assert_eq!(stage.text(), "<>");
    rows.set(vec![1, 2]);
    settle().await;
    assert_eq!(stage.text(), "<12>");
    shown.set(false);
    settle().await;
    assert_eq!(stage.text(), "<>");
    // A list out of the page takes no more rows into it.
    rows.set(vec![1, 2, 3]);
    settle().await;
    assert_eq!(stage.text(), "<>");
}

#[wasm_bindgen_test]
async fn what_runs_in_a_row_ends_with_the_row() {
    let (rows, beat) = (state(vec![1_u64, 2]), state(0));
    let runs = Rc::new(Cell::new(0));
    let counted = Rc::clone(&runs);
    let _stage = Stage::show(move || {
        each(
            move || rows.get(),
            |row| *row,
            move |_| {
                let (watched, bound) = (Rc::clone(&counted), Rc::clone(&counted));
                Effect::new(move || {
                    beat.get();
                    watched.set(watched.get() + 1);
                });
                el("i").bind("title", move || {
                    bound.set(bound.get() + 1);
                    beat.get().to_string()
                })
            },
        )
    })
    .await;
    for (kept, expected) in [(vec![2, 3, 4], 6), (vec![4], 2), (vec![], 0)] {
        rows.set(kept);
        settle().await;
        runs.set(0);
        beat.update(|held| *held += 1);
        settle().await;
        assert_eq!(runs.get(), expected);
    }
}
