//! Column heading button that sorts by its column.

use leptos::prelude::*;

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
    let _ = (name, label, mark, hint, on_press);
}
