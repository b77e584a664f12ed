//! Button that copies the rows as text for a spreadsheet: selecting them in the page would reach
//! only those that are rendered.

use std::sync::Arc;

use leptos::prelude::*;

use super::column_labels::heading;
use super::context::{GroupsContext, HealthContext, SearchContext, TableContext};
use super::row::cell_text;
use crate::components::CopyButton;
use crate::domain::{Column, Field, SegmentProfile};
use crate::i18n::{Messages, intl};
use crate::preferences::Preferences;
use crate::state::collection::loader::CollectionLoader;
use crate::state::tab_separated::tab_separated;
use crate::state::url::url_state::UrlState;

/// Copies every row of the page or, where rows are searched or filtered, every row that was found,
/// in the columns on screen.
#[component]
pub fn CopyRows(
    /// Whether its name is shown as words beside the icon.
    #[prop(optional)]
    show_label: bool,
) -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let url = expect_context::<UrlState>();
    let table = expect_context::<TableContext>();
    let search = expect_context::<SearchContext>();
    let groups = expect_context::<GroupsContext>();
    let health = expect_context::<HealthContext>();
    let collection = expect_context::<CollectionLoader>();
    let filtered = Memo::new(move |_| search.is_filtered());
    let rows = move || -> Vec<Arc<SegmentProfile>> {
        if filtered.get() {
            let found = groups.all_rows(search);
            let found = found.iter();
            return collection
                .index(|index| found.filter_map(|row| index.row(*row)).cloned().collect());
        }
        let page = table.rows.get();
        page.map(|page| page.content.rows.clone())
            .unwrap_or_default()
    };
    let text = move || tab_separated(&table_of(&rows(), url, health, preferences.texts()));
    move || {
        let texts = preferences.texts();
        let label = if filtered.get() {
            texts.search.copy_found
        } else {
            texts.search.copy_page
        };
        view! {
            <CopyButton
                label=label.to_owned()
                copied=texts.drawer.copied
                failed=texts.drawer.copy_failed
                value=Signal::derive(move || untrack(text).into())
                show_label=show_label
            />
        }
    }
}

/// Rows as a table of texts, in the columns on screen; the first has the headings. Reactive.
pub fn table_of(
    rows: &[Arc<SegmentProfile>],
    url: UrlState,
    health: HealthContext,
    texts: &Messages,
) -> Vec<Vec<String>> {
    let params = url.params();
    let shown = params.layout.shown().iter();
    let columns: Vec<_> = shown.map(|shown| shown.column).collect();
    let mut lines: Vec<Vec<String>> = Vec::with_capacity(rows.len() + 1);
    lines.push(
        columns
            .iter()
            .map(|column| heading_text(*column, texts))
            .collect(),
    );
    for row in rows {
        let (report, due) = (health.report(row), health.due(row));
        let cells = columns
            .iter()
            .map(|column| cell_text(row, report, due, *column, texts));
        lines.push(cells.collect());
    }
    lines
}

/// The heading of a column; of times with their zone, which the cells don't have.
pub fn heading_text(column: Column, texts: &Messages) -> String {
    let heading = heading(column, &texts.columns);
    match column.field() {
        Field::Due | Field::Time(_) => format!("{heading} · {}", intl::zone()),
        Field::Health
        | Field::Stage
        | Field::Scheduler
        | Field::Type
        | Field::OverdueBy
        | Field::Text(_) => heading.to_owned(),
    }
}
