//! Column heading button that sorts by its column.

use leptos::prelude::*;

use super::{Icon, Shape};

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

/// A sort button.
#[component]
pub fn SortButton(
    /// Its accessible name.
    #[prop(into)]
    name: Signal<String>,
    /// The column's name, as shown.
    #[prop(into)]
    label: Signal<String>,
    /// Whether and how the column sorts now.
    #[prop(into)]
    mark: Signal<Option<SortMark>>,
    /// Its tooltip: what a press does.
    #[prop(into)]
    hint: Signal<String>,
    /// Called on a press, with whether Shift was held (add to the other sort columns).
    #[prop(into)]
    on_press: Callback<(bool,)>,
) -> impl IntoView {
    let mark_view = move || {
        mark.get().map(|mark| {
            let shape = if mark.descending {
                Shape::ArrowDown
            } else {
                Shape::ArrowUp
            };
            // Hidden: `aria-sort` and the tooltip say the same.
            view! {
                <span class="sort__mark" aria-hidden="true">
                    <Icon shape=shape />
                    {mark.rank.map(|rank| rank.to_string())}
                </span>
            }
        })
    };
    view! {
        <button
            type="button"
            class="sort"
            aria-label=name
            title=hint
            // Enter with Shift is a click with Shift.
            on:click=move |event| on_press.run((event.shift_key(),))
        >
            <span class="sort__label">{label}</span>
            {mark_view}
        </button>
    }
}
