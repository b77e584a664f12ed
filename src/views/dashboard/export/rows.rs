//! Which rows a file has, how many they are, and how each is written.

use std::sync::Arc;

use leptos::prelude::*;

use super::super::column_labels::heading;
use super::super::context::{
    ChangesContext, GroupsContext, HealthContext, ProjectsContext, SearchContext, SelectionContext,
    TableContext,
};
use super::super::copy_rows::heading_text;
use super::super::row::cell_text;
use super::state::ExportState;
use crate::domain::{ApiField, Column, SegmentProfile};
use crate::i18n::Messages;
use crate::preferences::Preferences;
use crate::state::collection::Collection;
use crate::state::collection::loader::CollectionLoader;
use crate::state::export::{Cells, Format, RowWriter, fields_of};
use crate::state::search::sorting::Sorting;
use crate::state::url::url_state::UrlState;
use crate::views::published_release::PublishedRelease;
use crate::views::session_context::SessionContext;

/// Which rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Those that are selected.
    Selected,
    /// Those that the filter leaves.
    Found,
    /// Those of the project.
    All,
    /// Those of the page on screen: no others are loaded.
    Page,
}

/// The contexts that rows, and what is known of them, come from.
#[derive(Clone, Copy)]
pub struct RowSources {
    pub preferences: Preferences,
    pub url: UrlState,
    pub table: TableContext,
    pub search: SearchContext,
    pub groups: GroupsContext,
    pub health: HealthContext,
    pub changes: ChangesContext,
    pub collection: CollectionLoader,
    pub selection: SelectionContext,
    pub projects: ProjectsContext,
    pub session: SessionContext,
    pub published: PublishedRelease,
}

impl RowSources {
    /// Those of the dashboard.
    pub fn expect() -> Self {
        Self {
            preferences: expect_context(),
            url: expect_context(),
            table: expect_context(),
            search: expect_context(),
            groups: expect_context(),
            health: expect_context(),
            changes: expect_context(),
            collection: expect_context(),
            selection: expect_context(),
            projects: expect_context(),
            session: expect_context(),
            published: expect_context(),
        }
    }

    /// How many selected rows a file would have, reactively.
    pub fn selected_count(self) -> usize {
        let counts = self.selection.counts;
        counts.with(|counts| counts.selected.saturating_sub(counts.missing))
    }

    /// Which rows are on offer beside the selected ones, and how many they are, reactively.
    pub fn unselected(self) -> (Scope, usize) {
        if self.search.is_filtered() {
            return (Scope::Found, self.found_count());
        }
        match self.found_count() {
            0 => (Scope::Page, self.page_rows().len()),
            count => (Scope::All, count),
        }
    }

    fn found_count(self) -> usize {
        let result = self.search.result;
        result.with(|result| result.answer().rows.len())
    }

    fn page_rows(self) -> Vec<Arc<SegmentProfile>> {
        let rows = self.table.rows;
        rows.with(|page| page.as_ref().map(|page| page.content.rows.clone()))
            .unwrap_or_default()
    }

    /// Whether the loaded rows are proven to be all of the project, reactively.
    pub fn is_complete(self) -> bool {
        self.collection.read(Collection::is_complete)
    }

    /// Whether the rows are not in their order yet, reactively.
    pub fn is_sorting(self) -> bool {
        let columns = self.search.sorting.with(Sorting::columns);
        self.collection.is_sorting(&columns)
    }

    /// The rows, in the order on screen.
    pub fn rows(self, scope: Scope) -> Vec<Arc<SegmentProfile>> {
        untrack(|| match scope {
            Scope::Selected => self.selection.selected_rows(),
            Scope::Found | Scope::All => {
                let found = self.groups.all_rows(self.search);
                let found = found.iter();
                self.collection
                    .index(|index| found.filter_map(|row| index.row(*row)).cloned().collect())
            }
            Scope::Page => self.page_rows(),
        })
    }
}

impl ExportState {
    /// Which rows are chosen, and how many they are, reactively.
    pub fn chosen(self) -> (Scope, usize) {
        match self.sources.selected_count() {
            selected if selected > 0 && !self.unselected.get() => (Scope::Selected, selected),
            _ => self.sources.unselected(),
        }
    }

    /// Whether the file would have all rows that it says, reactively.
    pub fn has_all(self) -> bool {
        match self.chosen() {
            (Scope::Selected, _) => true,
            (Scope::Found | Scope::All | Scope::Page, _) => self.sources.is_complete(),
        }
    }

    /// The columns of the table that the file has: those that are shown, or all.
    pub fn columns(self) -> Vec<Column> {
        if self.all_columns.get_untracked() {
            return Column::ALL.to_vec();
        }
        let params = self.sources.url.params_untracked();
        let shown = params.layout.shown().iter();
        shown.map(|shown| shown.column).collect()
    }

    /// How rows are written; `provenance` is what a file that can hold it says of itself.
    pub fn writer(self, provenance: &str) -> RowWriter {
        let fields = || {
            if self.all_columns.get_untracked() {
                ApiField::ALL.to_vec()
            } else {
                fields_of(&self.columns())
            }
        };
        match self.format.get_untracked() {
            Format::CsvWords => self.words(),
            Format::CsvValues => RowWriter::csv_values(fields()),
            Format::Json => RowWriter::Json(fields(), provenance.to_owned()),
            Format::Ndjson => RowWriter::Ndjson(fields()),
        }
    }

    /// Cells as on screen, at this moment; with all columns, the ids that no column has as well.
    fn words(self) -> RowWriter {
        let RowSources {
            preferences,
            health,
            ..
        } = self.sources;
        let texts = untrack(|| preferences.texts());
        let (rules, now) = untrack(|| (health.rules.get(), health.now()));
        let columns = self.columns();
        let ids: &[(ApiField, Option<Column>)] = if self.all_columns.get_untracked() {
            &IDS
        } else {
            &[]
        };
        let headings = columns.iter().map(|column| heading_text(*column, texts));
        let ids_of = ids.iter().map(|(_, of)| id_heading(*of, texts));
        let headings = headings.chain(ids_of);
        let headings = headings.collect();
        let cells: Cells = Box::new(move |row| {
            let (report, due) = (rules.assess(row, now), rules.due_at(row));
            let cells = columns.iter();
            let cells = cells.map(|column| cell_text(row, report, due, *column, texts));
            let ids = ids.iter().map(|(id, _)| id.text(row).unwrap_or_default());
            let ids = ids.map(str::to_owned);
            cells.chain(ids).collect()
        });
        RowWriter::Csv(headings, cells)
    }
}

/// The ids that no column has, and the column of whose id it is where it isn't the profile's.
const IDS: [(ApiField, Option<Column>); 3] = [
    (ApiField::Id, None),
    (ApiField::CreatorId, Some(Column::Creator)),
    (ApiField::UpdaterId, Some(Column::LastEditor)),
];

/// The heading of an id.
fn id_heading(of: Option<Column>, texts: &Messages) -> String {
    let whose = of.map(|column| [heading(column, &texts.columns), " "].concat());
    whose.unwrap_or_default() + "ID"
}
