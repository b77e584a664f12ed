//! A heading that sorts its column.

use leptos::prelude::untrack;
use wasm_bindgen::JsCast;
use web_sys::MouseEvent;

use super::{Shape, button, icon};
use crate::live::{Element, Live, el, live, text, words};

/// How a column takes part in the order of the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SortMark {
    /// Whether the last of the alphabet, the latest, the largest comes first.
    pub descending: bool,
    /// Its rank from 1, where several columns sort.
    pub rank: Option<usize>,
}

impl SortMark {
    /// The value of `aria-sort`.
    pub const fn aria(self) -> &'static str {
        if self.descending {
            "descending"
        } else {
            "ascending"
        }
    }
}

/// The button in a heading.
pub struct SortButton {
    /// Its accessible name.
    pub name: Live<String>,
    /// The column's name, to be seen.
    pub label: Live<&'static str>,
    /// Whether and how it sorts now.
    pub mark: Live<Option<SortMark>>,
    /// What a press does.
    pub hint: Live<String>,
}

impl SortButton {
    /// The button; `press` is told whether the column sorts beside others (Shift).
    pub fn part(self, press: impl Fn(bool) + 'static) -> Element {
        let Self {
            name,
            label,
            mark,
            hint,
        } = self;
        let sign = move || {
            mark.get().map(|mark| {
                let shape = if mark.descending {
                    Shape::ArrowDown
                } else {
                    Shape::ArrowUp
                };
                let rank = mark.rank.map(|rank| words(&rank.to_string()));
                // `aria-sort` and the hint say both.
                el("span")
                    .class("sort__mark")
                    .set("aria-hidden", "true")
                    .child(icon(shape))
                    .child(rank)
            })
        };
        button("sort")
            .bind("aria-label", move || name.get())
            .bind("title", move || hint.get())
            .on("click", move |event| {
                // Enter with Shift makes a click with Shift.
                let click = event.dyn_ref::<MouseEvent>();
                let beside = click.is_some_and(MouseEvent::shift_key);
                untrack(|| press(beside));
            })
            .child(
                el("span")
                    .class("sort__label")
                    .child(text(move || label.get())),
            )
            .child(live(sign))
    }
}
