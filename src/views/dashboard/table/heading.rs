//! Column headings: what each column is called, how it sorts, and how it is resized.

use leptos::html;
use leptos::prelude::*;

use super::super::column_labels::heading;
use super::columns::Columns;
use crate::components::{ColumnResizer, Resize, SortButton, SortMark};
use crate::domain::Column;
use crate::i18n::HeadingMessages;
use crate::preferences::Preferences;
use crate::state::search::sorting::Sorting;
use crate::state::url::column_layout::ColumnLayout;
use crate::state::url::url_state::UrlState;
use crate::views::layout_context::LayoutContext;

/// The `<th>`s.
#[component]
pub fn Headings(
    /// The columns.
    columns: Columns,
) -> impl IntoView {
    let heading = move |column| view! { <Heading columns=columns column=column /> };
    view! { <For each=move || columns.shown.get() key=|column| *column children=heading /> }
}

/// One `<th>`.
#[component]
fn Heading(
    /// The columns.
    columns: Columns,
    /// Its column.
    column: Column,
) -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let url = expect_context::<UrlState>();
    let layout = expect_context::<LayoutContext>();
    let texts = move || &preferences.texts().headings;
    let cell = NodeRef::<html::Th>::new();
    let label = Memo::new(move |_| heading(column, &preferences.texts().columns));
    let mark = Memo::new(move |_| mark(&url.params().sorting, column));
    let sort = move |add| {
        let params = url.params_untracked();
        let sorting = params.sorting.toggled(column, add);
        url.navigate(params.with_sorting(sorting));
    };
    // The width in force, in CSS pixels.
    let width = move || {
        columns.track_measures();
        columns.chosen_width(column).unwrap_or_else(|| {
            let default = cell.get().map_or(0, |cell| cell.offset_width());
            default.clamp(0, i32::from(ColumnLayout::MAX_WIDTH)) as u16
        })
    };
    let set_width = move |width| {
        layout.set_columns(url.params_untracked().layout.sized(column, width));
    };
    let resize = move |change| {
        match change {
            Resize::Dragging(width) => return columns.drag(Some((column, width))),
            Resize::Cancelled => {}
            Resize::To(width) => set_width(Some(width)),
            Resize::Reset => {
                set_width(None);
                // How wide that is, is known once the column has it.
                request_animation_frame(move || columns.measure());
            }
        }
        columns.drag(None);
    };
    view! {
        // Named by itself: its content would name it by what its parts do.
        <th
            scope="col"
            class="heading"
            aria-label=label
            aria-sort=move || mark.get().map(SortMark::aria)
            node_ref=cell
        >
            <SortButton
                name=move || (texts().sort_by)(label.get())
                label=move || label.get().to_owned()
                mark=mark
                hint=move || hint(mark.get(), texts())
                on_press=sort
            />
            <ColumnResizer
                label=move || (texts().width_of)(label.get())
                hint=move || texts().width_hint.to_owned()
                width=width
                min=ColumnLayout::MIN_WIDTH
                max=ColumnLayout::MAX_WIDTH
                on_resize=resize
            />
        </th>
    }
}

/// How a column takes part in a sorting; ranks are for several only.
fn mark(sorting: &Sorting, column: Column) -> Option<SortMark> {
    let (index, key) = sorting.of(column)?;
    Some(SortMark {
        descending: key.descending,
        rank: (sorting.keys().len() > 1).then_some(index + 1),
    })
}

/// The tooltip of a heading: its rank, what a press does, and what Shift adds.
fn hint(mark: Option<SortMark>, texts: &HeadingMessages) -> String {
    let next = match mark {
        None => texts.sort_ascending,
        Some(SortMark {
            descending: false, ..
        }) => texts.sort_descending,
        Some(SortMark {
            descending: true, ..
        }) => texts.sort_off,
    };
    let rank = mark.and_then(|mark| mark.rank);
    let rank = rank.map_or_else(String::new, |rank| {
        (texts.sort_rank)(&rank.to_string()) + "\n"
    });
    rank + next + "\n" + texts.sort_additional
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Locale;

    fn mark_of(text: &str, column: Column) -> Option<SortMark> {
        mark(&Sorting::parse(text).expect("a sorting"), column)
    }

    #[test]
    fn one_column_that_sorts_has_no_rank_and_several_have() {
        let alone = mark_of("-name", Column::Name).map(|mark| (mark.aria(), mark.rank));
        assert_eq!(alone, Some(("descending", None)));
        let second = mark_of("-stage.name", Column::Name).map(|mark| (mark.aria(), mark.rank));
        assert_eq!(second, Some(("ascending", Some(2))));
        assert_eq!(mark_of("name", Column::Key), None);
    }

    #[test]
    fn a_heading_says_what_a_press_does_next() {
        let texts = &Locale::En.messages().headings;
        let first_line = |text: &str| {
            let hint = hint(mark_of(text, Column::Name), texts);
            hint.lines().next().map(str::to_owned)
        };
        let said = |text: &str| Some(text.to_owned());
        assert_eq!(first_line("key"), said("Click to sort ascending"));
        assert_eq!(first_line("name"), said("Click to sort descending"));
        assert_eq!(
            first_line("-name"),
            said("Click to stop sorting by this column")
        );
        assert_eq!(first_line("key.name"), said("Sort level 2"));
    }
}
