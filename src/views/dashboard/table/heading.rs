//! The headings: what each column is called, sorts by and measures.

use leptos::prelude::*;
use web_sys::HtmlElement;

use super::super::DashboardContext;
use super::super::column_labels::{class, heading};
use crate::domain::Column;
use crate::i18n::Grid;
use crate::legacy_components::{Resizer, Resizing, SortButton, SortMark};
use crate::live::{Element, Part, each, el, next_frame};
use crate::state::column_layout::ColumnLayout;
use crate::state::sorting::Sorting;

/// The columns on show, and how wide they are. Copied about freely.
#[derive(Clone, Copy)]
pub struct Columns {
    dashboard: DashboardContext,
    layout: Memo<ColumnLayout>,
    /// Which ones, in order: a change of width alone is none here.
    pub shown: Memo<Vec<Column>>,
    /// The column whose edge is dragged, and its width meanwhile. The URL follows at
    /// the end.
    dragged: RwSignal<Option<(Column, u16)>>,
    /// Tells that own widths may have changed.
    measured: RwSignal<()>,
}

impl Columns {
    /// The columns of the view in the URL.
    pub fn of(dashboard: DashboardContext) -> Self {
        let layout = Memo::new(move |_| dashboard.app.url.params().layout);
        let shown = Memo::new(move |_| {
            layout.with(|layout| layout.shown().iter().map(|shown| shown.column).collect())
        });
        Self {
            dashboard,
            layout,
            shown,
            dragged: RwSignal::new(None),
            measured: RwSignal::new(()),
        }
    }

    /// Own widths may have changed: the screen's did, or the reader's font.
    pub fn measure(self) {
        self.measured.set(());
    }

    /// The `<col>`s.
    pub fn widths(self) -> Part {
        each(
            move || self.shown.get(),
            |column| *column as u64,
            move |column| {
                el("col").class(class(column)).var("--width", move || {
                    let width = self.chosen(column)?;
                    Some(width.to_string() + "px")
                })
            },
        )
    }

    /// The `<th>`s.
    pub fn headings(self) -> Part {
        each(
            move || self.shown.get(),
            |column| *column as u64,
            move |column| self.heading(column),
        )
    }

    /// The width that a person chose, or is choosing.
    fn chosen(self, column: Column) -> Option<u16> {
        let dragged = self.dragged.get().filter(|(other, _)| *other == column);
        dragged.map(|(_, width)| width).or_else(|| {
            self.layout.with(|layout| {
                let shown = layout.shown().iter();
                let mut shown = shown.filter(|shown| shown.column == column);
                shown.next()?.width
            })
        })
    }

    fn heading(self, column: Column) -> Element {
        let app = self.dashboard.app;
        let label = move || heading(column, &app.texts().columns);
        let sorting = Memo::new(move |_| app.url.params().sorting);
        let mark = move || sorting.with(|sorting| mark(sorting, column));
        let sort = SortButton {
            name: (move || (app.texts().grid.sort_by)(label())).into(),
            label: label.into(),
            mark: mark.into(),
            hint: (move || hint(mark(), &app.texts().grid)).into(),
        };
        let press = move |beside| {
            let params = app.url.params_now();
            let sorting = params.sorting.pressed(column, beside);
            app.url.go(params.with_sorting(sorting));
        };
        let cell = el("th").set("scope", "col").class("heading");
        let node = RwSignal::new(cell.html());
        let resizer = Resizer {
            name: (move || (app.texts().grid.width_of)(label())).into(),
            hint: (move || app.texts().grid.width_hint).into(),
            width: (move || self.on_screen(column, node)).into(),
            range: (ColumnLayout::MIN_WIDTH, ColumnLayout::MAX_WIDTH),
        };
        // Named by itself: its content would name it by what its parts do.
        cell.bind("aria-label", label)
            .bind_some("aria-sort", move || mark().map(SortMark::aria))
            .child(sort.part(press))
            .child(resizer.part(move |change| self.resize(column, change)))
    }

    /// The width in force, in CSS pixels.
    fn on_screen(self, column: Column, cell: RwSignal<HtmlElement>) -> u16 {
        self.measured.get();
        self.chosen(column).unwrap_or_else(|| {
            let own = cell.with_untracked(HtmlElement::offset_width);
            own.clamp(0, i32::from(ColumnLayout::MAX_WIDTH)) as u16
        })
    }

    fn resize(self, column: Column, change: Resizing) {
        let app = self.dashboard.app;
        let size = move |width| {
            let layout = app.url.params_now().layout;
            app.show_columns(layout.sized(column, width));
        };
        match change {
            Resizing::Dragging(width) => return self.dragged.set(Some((column, width))),
            Resizing::Dropped => {}
            Resizing::Sized(width) => size(Some(width)),
            Resizing::Own => {
                size(None);
                // What that is, is known once the column has it.
                next_frame(move || self.measure());
            }
        }
        self.dragged.set(None);
    }
}

/// How a column takes part in a sorting; ranks are for several only.
fn mark(sorting: &Sorting, column: Column) -> Option<SortMark> {
    let (place, key) = sorting.of(column)?;
    Some(SortMark {
        descending: key.descending,
        rank: (sorting.keys().len() > 1).then_some(place + 1),
    })
}

/// What a heading tells: its rank, what a press does, and what Shift adds.
fn hint(mark: Option<SortMark>, texts: &Grid) -> String {
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
    rank + next + "\n" + texts.sort_beside
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
        let texts = &Locale::En.messages().grid;
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
