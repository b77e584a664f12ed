//! The view layer itself.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::{Owner, document};
use segment_console::live::{Derived, Part, State, each, el, live, text, value, watch, words};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

use crate::support::{Stage, settle};

#[wasm_bindgen_test]
async fn a_text_and_an_attribute_follow_what_they_read() {
    let owner = Owner::new();
    let state = owner.with(|| State::new("one"));
    let stage = Stage::show(|| {
        el("p")
            .bind("title", move || state.get())
            .when("aria-busy", move || state.get() == "two")
            .child(text(move || state.get()))
            .into()
    })
    .await;
    assert_eq!(stage.text(), "one");
    assert_eq!(stage.find("p").get_attribute("aria-busy"), None);
    state.set("two");
    settle().await;
    assert_eq!(stage.text(), "two");
    assert_eq!(stage.find("p").title(), "two");
    assert_eq!(
        stage.find("p").get_attribute("aria-busy").as_deref(),
        Some("true")
    );
}

#[wasm_bindgen_test]
async fn a_live_part_is_replaced_in_its_place_between_others() {
    let owner = Owner::new();
    let state = owner.with(|| State::new(1));
    let stage = Stage::show(|| {
        Part::Many(vec![
            words("<"),
            live(move || {
                let count = state.get();
                (0..count)
                    .map(|_| el("b").child(words("x")).into())
                    .collect::<Vec<Part>>()
            }),
            words(">"),
        ])
    })
    .await;
    for (count, expected) in [(1, "<x>"), (3, "<xxx>"), (0, "<>"), (2, "<xx>")] {
        state.set(count);
        settle().await;
        assert_eq!(stage.text(), expected);
    }
}

#[wasm_bindgen_test]
async fn what_was_replaced_follows_nothing_any_more() {
    let owner = Owner::new();
    let (which, inner) = owner.with(|| (State::new(0), State::new(0)));
    let runs = Rc::new(Cell::new(0));
    let counted = Rc::clone(&runs);
    let _stage = Stage::show(move || {
        live(move || {
            let counted = Rc::clone(&counted);
            let outer = which.get();
            text(move || {
                counted.set(counted.get() + 1);
                format!("{outer} {}", inner.get())
            })
        })
    })
    .await;
    assert_eq!(runs.get(), 1);
    which.set(1);
    settle().await;
    assert_eq!(runs.get(), 2);
    inner.set(1);
    settle().await;
    assert_eq!(runs.get(), 3, "the text of before must not run again");
}

#[wasm_bindgen_test]
async fn rows_that_stay_keep_their_nodes_and_the_focus() {
    let owner = Owner::new();
    let rows = owner.with(|| State::new(vec![1_u64, 2, 3]));
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
    let (rows, beat) = owner.with(|| (State::new(vec![1_u64, 2]), State::new(0)));
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
async fn a_field_is_not_written_while_it_holds_the_same() {
    let owner = Owner::new();
    let held = owner.with(|| State::new("abc".to_owned()));
    let stage = Stage::show(|| {
        el("input")
            .prop("value", move || held.get())
            .on("input", move |event| held.set(value(&event)))
            .into()
    })
    .await;
    stage.type_into("input", "abcd").await;
    let field: HtmlInputElement = stage.find("input").unchecked_into();
    field.set_selection_range(1, 1).expect("a cursor");
    held.set("abcd".to_owned());
    settle().await;
    assert_eq!(field.selection_start(), Ok(Some(1)));
    held.set("x".to_owned());
    settle().await;
    assert_eq!(stage.value("input"), "x");
}

#[wasm_bindgen_test]
async fn a_listener_is_silent_once_its_owner_is_gone() {
    let heard = Rc::new(Cell::new(0));
    let counter = Rc::clone(&heard);
    let mut stage = Stage::show(move || {
        let state = State::new(1);
        el("input")
            .on("blur", move |_| counter.set(counter.get() + state.get()))
            .into()
    })
    .await;
    let field = stage.find("input");
    field.focus().expect("a field");
    field.blur().expect("a field");
    assert_eq!(heard.get(), 1);
    field.focus().expect("a field");
    stage.end_owner_then_unmount();
    assert_eq!(
        heard.get(),
        1,
        "its state is disposed: reading it would panic"
    );
}

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
