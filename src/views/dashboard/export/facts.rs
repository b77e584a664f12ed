//! What a file says of itself: whose rows it has, by which filter, whether they are all, when they
//! were fetched, from where, and by what. The token is no part of it.

use leptos::prelude::*;

use super::super::column_labels::heading;
use super::super::search::{facet_name, status_message};
use super::filter_words::filter_words;
use super::rows::{RowSources, Scope};
use super::state::ExportState;
use crate::api::Endpoint;
use crate::domain::{Facet, PageNumber, PageSize};
use crate::i18n::{ExportMessages, intl};
use crate::state::collection::Collection;
use crate::state::export::{Fact, Format, Provenance, Value};
use crate::state::page::content::{DataWarning, PageContent};
use crate::state::url::url_state::view_address;

/// The provenance of a file with this many rows.
pub fn provenance(state: ExportState, scope: Scope, rows: usize) -> Provenance {
    let sources = state.sources;
    let (texts, messages) = (state.texts()(), sources.preferences.texts());
    let labels = &texts.provenance;
    let locale = sources.preferences.locale();
    let params = sources.url.params();
    let count = |count: usize| intl::number(locale, count as u64);
    let text = |name, label, text: String| Fact {
        name,
        label,
        words: or_none(&text, labels.none),
        value: Value::Text(text),
    };
    let time = |name, label, at: Option<i64>| Fact {
        name,
        label,
        words: at.map_or_else(|| labels.none.to_owned(), intl::local_second),
        value: Value::Text(at.and_then(intl::utc).unwrap_or_default()),
    };
    let number = |name, label, number: usize| Fact {
        name,
        label,
        words: count(number),
        value: Value::Count(number),
    };
    let (scope_id, scope_words) = match scope {
        Scope::Selected => ("selected", labels.scope_selected),
        Scope::Found => ("found", labels.scope_found),
        Scope::All => ("all", labels.scope_all),
        Scope::Page => ("page", labels.scope_page),
    };
    let is_complete = state.has_all();
    let id = params
        .project
        .as_ref()
        .map(|id| id.as_str().to_owned())
        .unwrap_or_default();
    let page = sources.table.rows.get();
    // Rows that could not be read have no place in a selection.
    let unreadable = match scope {
        Scope::Selected => 0,
        Scope::Found | Scope::All => sources.collection.read(Collection::unreadable_rows),
        Scope::Page => page.as_ref().map_or(0, |page| unreadable_of(&page.content)),
    };
    let fetched_at = match scope {
        Scope::Page => page.map(|page| page.fetched_at),
        // Until all are loaded, selected rows are of pages that came at different times.
        Scope::Selected if !sources.is_complete() => None,
        Scope::Selected | Scope::Found | Scope::All => {
            sources.collection.read(Collection::fetched_at)
        }
    };
    let view = view_address(&params);
    // Beside the search, other rows were chosen.
    let search = match scope {
        Scope::Found => params.search,
        Scope::Selected | Scope::All | Scope::Page => String::new(),
    };
    let group = params.group;
    let status = sources
        .collection
        .read(|collection| status_message(collection, messages, locale));
    let filter = match scope {
        Scope::Found => sources.search.parsed.with(|parsed| {
            sources
                .collection
                .index(|index| filter_words(&parsed.tree, index, messages, texts))
        }),
        Scope::Selected | Scope::All | Scope::Page => String::new(),
    };
    Provenance(vec![
        text("project", labels.project, sources.projects.label()),
        text("projectId", labels.project_id, id),
        Fact {
            name: "scope",
            label: labels.scope,
            value: Value::Text(scope_id.to_owned()),
            words: scope_words.to_owned(),
        },
        text("search", labels.search, search),
        text("filter", labels.filter, filter),
        Fact {
            name: "group",
            label: labels.group,
            words: group.map_or_else(
                || labels.none.to_owned(),
                |facet| facet_name(facet, messages).to_owned(),
            ),
            value: Value::Text(group.map_or("", Facet::id).to_owned()),
        },
        order(sources, texts),
        number("rows", labels.rows, rows),
        Fact {
            name: "complete",
            label: labels.complete,
            value: Value::Flag(is_complete),
            words: if is_complete {
                labels.is_complete.to_owned()
            } else {
                labels.is_partial.to_owned()
            },
        },
        text("loadingStatus", labels.loading_status, status),
        number(
            "unreadableRows",
            labels.unreadable,
            usize::try_from(unreadable).unwrap_or(usize::MAX),
        ),
        content(state, texts),
        time("fetchedAt", labels.fetched_at, fetched_at),
        time("exportedAt", labels.exported_at, Some(intl::now_ms())),
        text("timeZone", labels.zone, intl::zone()),
        text("version", labels.version, version(sources)),
        text("source", labels.source, source(sources)),
        text("view", labels.view, view),
    ])
}

/// What accompanies a file that can't hold its provenance: the ending of its name, and its text.
pub fn companion(state: ExportState, provenance: &Provenance) -> Option<(&'static str, String)> {
    let texts = &state.texts()().provenance;
    match state.format.get() {
        // For people who open it in a spreadsheet; Windows' editors know UTF-8 by its mark.
        Format::CsvWords | Format::CsvValues => {
            let lines = provenance.lines(texts.title, texts.separator);
            Some(("txt", ["\u{feff}", &lines].concat()))
        }
        Format::Ndjson => Some(("json", provenance.json() + "\n")),
        Format::Json => None,
    }
}

fn or_none(text: &str, none: &str) -> String {
    if text.is_empty() { none } else { text }.to_owned()
}

/// How many rows of a page could not be read.
fn unreadable_of(page: &PageContent) -> u64 {
    let counts = page.warnings.iter().filter_map(|warning| {
        if let DataWarning::UnreadableRows(rows) = warning {
            Some(rows.count())
        } else {
            None
        }
    });
    counts.sum()
}

/// In which order the rows are, within their groups.
fn order(sources: RowSources, texts: &ExportMessages) -> Fact {
    let labels = &texts.provenance;
    let messages = sources.preferences.texts();
    let params = sources.url.params();
    let keys = params.sorting.keys().iter().map(|key| {
        let name = heading(key.column, &messages.columns);
        if key.descending {
            (labels.descending)(name)
        } else {
            (labels.ascending)(name)
        }
    });
    let words: Vec<String> = keys.collect();
    Fact {
        name: "order",
        label: labels.order,
        value: Value::Text(params.sorting.text()),
        words: or_none(&words.join(labels.list_separator), labels.order_of_api),
    }
}

/// What the format says of cells and values.
fn content(state: ExportState, texts: &ExportMessages) -> Fact {
    let labels = &texts.provenance;
    let format = state.format.get();
    let words = match format {
        Format::CsvWords => [texts.csv_words_hint, " ", texts.formulas_hint].concat(),
        Format::CsvValues => [texts.csv_values_hint, " ", texts.formulas_hint].concat(),
        Format::Json => texts.json_hint.to_owned(),
        Format::Ndjson => texts.ndjson_hint.to_owned(),
    };
    Fact {
        name: "content",
        label: labels.content,
        value: Value::Text(words.clone()),
        words,
    }
}

/// The version of the console, with its commit where that is known.
fn version(sources: RowSources) -> String {
    let own = sources.published.own_version();
    own.unwrap_or_else(|| env!("CARGO_PKG_VERSION").to_owned())
}

/// The address that rows were fetched from.
fn source(sources: RowSources) -> String {
    let params = sources.url.params();
    let base = sources.session.base().zip(params.project);
    base.map(|(base, project)| {
        let slice = PageNumber::FIRST.slice(PageSize::default());
        Endpoint::SegmentProfiles(project, slice).address(&base)
    })
    .unwrap_or_default()
}
