//! Columns of the table: which are shown, in which order, and how wide they are.

use leptos::prelude::*;

use super::super::column_labels::class;
use crate::domain::Column;
use crate::state::url::column_layout::ColumnLayout;
use crate::state::url::url_state::UrlState;

/// The columns on show.
#[derive(Clone, Copy)]
pub struct Columns {
    layout: Memo<ColumnLayout>,
    /// Which ones, in order. A change of width alone doesn't change it.
    pub shown: Memo<Vec<Column>>,
    /// The column that is being resized, and its width meanwhile. The URL follows at the end.
    dragged: RwSignal<Option<(Column, u16)>>,
    /// Tells that default widths may have changed.
    measured: RwSignal<()>,
}

impl Columns {
    /// The columns of the view in the URL.
    pub fn follow(url: UrlState) -> Self {
        let layout = Memo::new(move |_| url.params().layout);
        let shown = Memo::new(move |_| {
            layout.with(|layout| layout.shown().iter().map(|shown| shown.column).collect())
        });
        Self {
            layout,
            shown,
            dragged: RwSignal::new(None),
            measured: RwSignal::new(()),
        }
    }

    /// Default widths may have changed: the screen's did, or the reader's font.
    pub fn measure(self) {
        self.measured.set(());
    }

    /// Runs again what read a default width, reactively.
    pub fn track_measures(self) {
        self.measured.track();
    }

    /// A column is being resized to a width, or no longer.
    pub fn drag(self, dragged: Option<(Column, u16)>) {
        self.dragged.set(dragged);
    }

    /// The width of a column that a person chose, or is choosing, in CSS pixels, reactively.
    pub fn chosen_width(self, column: Column) -> Option<u16> {
        let dragged = self.dragged.get().filter(|(other, _)| *other == column);
        dragged.map(|(_, width)| width).or_else(|| {
            self.layout.with(|layout| {
                let mut shown = layout.shown().iter();
                shown.find(|shown| shown.column == column)?.width
            })
        })
    }
}

/// The `<col>`s, which have the widths.
#[component]
pub fn ColumnWidths(
    /// The columns.
    columns: Columns,
) -> impl IntoView {
    let col = move |column: Column| {
        let width = move || Some(columns.chosen_width(column)?.to_string() + "px");
        view! { <col class=class(column) style=("--width", width) /> }
    };
    view! { <For each=move || columns.shown.get() key=|column| *column children=col /> }
}
