//! The status report on a page of its own, in the table's place: to be read, linked and printed.

use leptos::html;
use leptos::prelude::*;

use super::context::TableContext;
use super::export::{RowSources, report};
use super::row_link::link_here;
use super::search::CollectionStatus;
use super::status_panel::StatusPanel;
use crate::components::{Notice, Severity, focus};
use crate::state::report::{Entry, Report, Section};
use crate::state::url::url_state::{UrlState, view_address};

/// The page.
pub fn report_page() -> AnyView {
    let sources = RowSources::expect();
    let table = expect_context::<TableContext>();
    let url = sources.url;
    let texts = move || sources.preferences.locale().report_messages();
    // Of what isn't loaded there is nothing to report: no count would be true.
    let is_known = Memo::new(move |_| {
        sources
            .collection
            .read(|collection| collection.is_complete() || !collection.rows().is_empty())
    });
    let is_complete = Memo::new(move |_| sources.is_complete());
    let shown = Memo::new(move |_| is_known.get().then(|| report(sources)));
    let back = move || {
        let address = view_address(&url.params().with_report(false));
        let open = Callback::new(move |()| url.navigate(url.params_untracked().with_report(false)));
        link_here(address, texts().back.to_owned(), open)
    };
    let incomplete = move || {
        (is_known.get() && !is_complete.get()).then(|| {
            view! {
                <Notice severity=Severity::Info>
                    <p>{texts().incomplete}</p>
                    <CollectionStatus />
                </Notice>
            }
        })
    };
    let content = move || match shown.get() {
        Some(report) => sections(&report, url).into_any(),
        // Why there is nothing, or that it is on its way.
        None if table.state.get().is_tabular() => {
            view! { <p role="status">{sources.preferences.texts().table.loading}</p> }.into_any()
        }
        None => view! { <StatusPanel /> }.into_any(),
    };
    let heading = NodeRef::<html::H2>::new();
    let title = move || (texts().title)(&sources.projects.label());
    // The link that led here is gone.
    Effect::new(move || {
        if let Some(heading) = heading.get() {
            focus(&heading);
        }
    });
    view! {
        <article class="report">
            <p class="report__back">{back}</p>
            {incomplete}
            <h2 class="report__title" tabindex="-1" node_ref=heading>
                <bdi>{title}</bdi>
            </h2>
            {content}
        </article>
    }
    .into_any()
}

/// The facts of a report, and its profiles by why they need attention.
fn sections(report: &Report, url: UrlState) -> impl IntoView + use<> {
    let facts = report.facts();
    let facts = facts
        .map(|fact| view! { <p>{fact.clone()}</p> })
        .collect_view();
    let sections = report.sections.iter().map(|section| {
        let Section {
            title,
            entries,
            more,
            ..
        } = section;
        let entries = entries.iter().map(|entry| item(entry, url)).collect_view();
        let more = more.clone().map(|more| view! { <p>{more}</p> });
        view! {
            <section>
                <h3 class="report__section">{title.clone()}</h3>
                <ul class="report__list">{entries}</ul>
                {more}
            </section>
        }
    });
    (facts, sections.collect_view())
}

fn item(entry: &Entry, url: UrlState) -> impl IntoView + use<> {
    let id = entry.id.clone();
    let open = Callback::new(move |()| {
        let table = url.params_untracked().with_report(false);
        url.navigate(table.with_row(Some(id.clone())));
    });
    view! {
        <li>
            {link_here(entry.address.clone(), entry.name.clone(), open)}
            <p class="report__reason">{entry.reason.clone()}</p>
        </li>
    }
}
