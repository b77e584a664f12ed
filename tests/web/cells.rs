//! States, what is derived from them, and who is told.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::Owner;
use segment_console::live::{Derived, Live, Part, State, watch};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{Stage, settle, state};

#[wasm_bindgen_test]
async fn a_state_whose_owner_is_gone_takes_nothing() {
    let owner = Owner::new();
    let state = owner.with(|| State::new(1));
    owner.cleanup();
    assert_eq!(state.update(|held| *held += 1), None);
    state.set(3);
}

#[wasm_bindgen_test]
async fn a_derived_value_tells_only_when_it_comes_out_different() {
    let runs = Rc::new(Cell::new(0));
    let counted = Rc::clone(&runs);
    let owner = Owner::new();
    let number = owner.with(|| State::new(1));
    let _stage = Stage::show(move || {
        let odd = Derived::new(move || number.get() % 2 == 1);
        watch(move || {
            odd.get();
            counted.set(counted.get() + 1);
        });
        Part::None
    })
    .await;
    assert_eq!(runs.get(), 1);
    number.set(3);
    settle().await;
    assert_eq!(runs.get(), 1);
    number.set(4);
    settle().await;
    assert_eq!(runs.get(), 2);
}

#[wasm_bindgen_test]
async fn a_change_answers_what_it_came_to_and_tells_who_read() {
    let list = state(vec![1, 2]);
    let seen = Rc::new(Cell::new(0));
    let noted = Rc::clone(&seen);
    let _stage = Stage::show(move || {
        watch(move || noted.set(list.with(Vec::len)));
        Part::None
    })
    .await;
    assert_eq!(seen.get(), 2);
    assert_eq!(list.update(Vec::pop), Some(Some(2)));
    settle().await;
    assert_eq!(seen.get(), 1);
}

#[wasm_bindgen_test]
async fn who_reads_without_tracking_is_not_told() {
    let number = state(1);
    let runs = Rc::new(Cell::new(0));
    let counted = Rc::clone(&runs);
    let _stage = Stage::show(move || {
        watch(move || {
            number.get_untracked();
            counted.set(counted.get() + 1);
        });
        Part::None
    })
    .await;
    number.set(2);
    settle().await;
    assert_eq!(runs.get(), 1);
}

#[wasm_bindgen_test]
async fn a_derived_value_can_build_on_its_last() {
    let number = state(3);
    let owner = Owner::new();
    let most = owner.with(|| {
        Derived::after(move |before: Option<&i32>| {
            number.get().max(before.copied().unwrap_or_default())
        })
    });
    for (given, expected) in [(3, 3), (7, 7), (5, 7)] {
        number.set(given);
        assert_eq!(most.get_untracked(), expected);
    }
    owner.cleanup();
}

#[wasm_bindgen_test]
async fn whatever_can_be_read_is_live() {
    let number = state(1);
    let owner = Owner::new();
    let twice = owner.with(|| Derived::new(move || number.get() * 2));
    let all: [Live<i32>; 3] = [number.into(), twice.into(), (move || -number.get()).into()];
    let read = || all.iter().map(Live::get).collect::<Vec<_>>();
    owner.with(|| assert_eq!(read(), [1, 2, -1]));
    number.set(4);
    owner.with(|| assert_eq!(read(), [4, 8, -4]));
    owner.cleanup();
}
