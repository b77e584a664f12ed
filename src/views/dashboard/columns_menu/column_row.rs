//! A column in the menu: its checkbox, and the buttons and keys that move it.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{EventTarget, HtmlElement, KeyboardEvent, MouseEvent};

use crate::components::{IconButton, Shape, pressed_key};
use crate::domain::Column;
use crate::preferences::Preferences;
use crate::state::url::column_layout::ColumnLayout;
use crate::views::dashboard::column_labels::heading;
use crate::views::layout_context::LayoutContext;

/// The direction of a move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Direction {
    Up,
    Down,
}

/// The row of a column. Alt with an arrow key moves it too.
#[component]
pub fn ColumnRow(
    /// The column.
    column: Column,
    /// The columns that are shown.
    columns: Memo<ColumnLayout>,
    /// Called before the column moves, with the element that has the focus.
    on_move: Callback<(Option<HtmlElement>,)>,
) -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let layout = expect_context::<LayoutContext>();
    let name = move || heading(column, &preferences.texts().columns);
    let texts = move || &preferences.texts().columns_menu;
    let is_shown = move || columns.with(|columns| columns.has(column));
    let is_fixed = move |direction| {
        columns
            .with(|columns| target(column, direction, columns))
            .is_none()
    };
    let shift = move |direction, focused: Option<EventTarget>| {
        let columns = columns.get_untracked();
        if let Some(to) = target(column, direction, &columns) {
            on_move.run((focused.and_then(|element| element.dyn_into().ok()),));
            layout.set_columns(columns.moved(column, to));
        }
    };
    view! {
        <li
            class="columns__row"
            on:keydown=move |event| {
                if let Some(direction) = direction(&event) {
                    event.prevent_default();
                    shift(direction, event.target());
                }
            }
        >
            <label class="check__label columns__name">
                <input
                    type="checkbox"
                    prop:checked=is_shown
                    // The name opens the row: it is always shown.
                    disabled={column == Column::Name}
                    on:change:target=move |event| {
                        let checked = event.target().checked();
                        layout.set_columns(columns.get_untracked().with(column, checked));
                    }
                />
                {name}
            </label>
            <IconButton
                shape=Shape::Up
                label=move || (texts().move_up)(name())
                disabled=move || is_fixed(Direction::Up)
                on_press=move |event: MouseEvent| shift(Direction::Up, event.current_target())
            />
            <IconButton
                shape=Shape::Down
                label=move || (texts().move_down)(name())
                disabled=move || is_fixed(Direction::Down)
                on_press=move |event: MouseEvent| shift(Direction::Down, event.current_target())
            />
        </li>
    }
}

/// The direction that Alt with an arrow key means.
fn direction(event: &KeyboardEvent) -> Option<Direction> {
    match pressed_key(event).as_str() {
        "ArrowUp" if event.alt_key() => Some(Direction::Up),
        "ArrowDown" if event.alt_key() => Some(Direction::Down),
        _ => None,
    }
}

/// The index among the columns on show to which a column moves, if it can.
fn target(column: Column, direction: Direction, columns: &ColumnLayout) -> Option<usize> {
    let shown = columns.shown();
    let from = shown.iter().position(|shown| shown.column == column)?;
    let to = match direction {
        Direction::Up => from.checked_sub(1)?,
        Direction::Down => from + 1,
    };
    // The name stands first.
    (from > 0 && to > 0 && to < shown.len()).then_some(to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_moves_among_those_on_show_and_never_before_the_name() {
        let layout = ColumnLayout::parse("name.key.health").expect("a layout");
        let target = |column, direction| target(column, direction, &layout);
        assert_eq!(target(Column::Health, Direction::Up), Some(1));
        assert_eq!(target(Column::Key, Direction::Down), Some(2));
        assert_eq!(target(Column::Key, Direction::Up), None);
        assert_eq!(target(Column::Health, Direction::Down), None);
        assert_eq!(target(Column::Name, Direction::Down), None);
        assert_eq!(target(Column::Status, Direction::Up), None);
    }
}
