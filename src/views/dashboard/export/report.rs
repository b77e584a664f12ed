//! Report of the project on screen for a chat: counts, and what failed or is overdue, why, with
//! links.

use std::cmp::Reverse;
use std::sync::Arc;

use leptos::prelude::*;

use super::super::badge_style;
use super::super::changes::count_words;
use super::super::health_reason::explanation;
use super::super::row::name;
use super::super::row_link::link_here;
use super::super::search::status_message;
use super::copies::copy_button;
use super::rows::RowSources;
use super::state::ExportState;
use crate::domain::{Health, HealthReport, SegmentProfile};
use crate::i18n::intl;
use crate::state::changes::ChangeKind;
use crate::state::report::{Entry, Markup, Report, Section};
use crate::state::url::url_state::{row_addresses, view_address};
use crate::state::url::view_params::ViewParams;
use crate::subscription::get_while_owned;
use crate::views::config_context::ConfigContext;

/// How many profiles of a health are listed: a message that is longer is cut off by chats.
const MOST: usize = 20;

/// The buttons that copy the report.
#[component]
pub fn ReportButtons(
    /// The state of the menu.
    state: ExportState,
) -> impl IntoView {
    let sources = state.sources;
    let texts = move || sources.preferences.locale().report_messages();
    let config = expect_context::<ConfigContext>();
    let button = move |label, markup: Markup| {
        let text = move || {
            let report = untrack(|| report(sources));
            config.with_untracked(|config| match &config.report_template {
                Some(template) => report.filled(template, &page_address(sources), markup),
                None => report.text(markup),
            })
        };
        copy_button(state, label, Signal::derive(move || text().into()))
    };
    // Of what isn't loaded there is nothing to report: no count would be true.
    let is_known = Memo::new(move |_| {
        sources
            .collection
            .read(|collection| collection.is_complete() || !collection.rows().is_empty())
    });
    let page = move || {
        let open = Callback::new(move |()| {
            let params = sources.url.params_untracked();
            sources.url.navigate(params.with_report(true));
        });
        link_here(page_address(sources), texts().open_page.to_owned(), open)
    };
    view! {
        <fieldset class="choices choices--lines" hidden=move || !is_known.get()>
            <legend class="choices__label">{move || texts().label}</legend>
            <p class="export__hint">{move || texts().hint}</p>
            <div class="menu__actions">
                {move || button(texts().copy_markdown, Markup::Markdown)}
                {move || button(texts().copy_plain, Markup::Plain)}
            </div>
            <p class="export__page">{page}</p>
        </fieldset>
    }
}

/// The address of the report on a page of its own.
fn page_address(sources: RowSources) -> String {
    view_address(&ViewParams {
        project: sources.url.params_untracked().project,
        report: true,
        ..ViewParams::default()
    })
}

/// What changed since the project was marked as seen, if something did.
fn changes_words(sources: RowSources) -> Option<String> {
    let current = get_while_owned(sources.changes.current)?;
    let locale = sources.preferences.locale();
    let texts = locale.changes_messages();
    let counts = current.get().counts();
    let counts = ChangeKind::ALL.into_iter().zip(counts);
    let counts = counts.filter(|(_, count)| *count > 0);
    let words = counts
        .map(|(kind, count)| count_words(texts, kind, count, &intl::number(locale, count.into())));
    let words: Vec<_> = words.collect();
    let since = (texts.since)(&intl::local_minute(current.get().since));
    (!words.is_empty()).then(|| since + &words.join(texts.separator))
}

/// The state of the project now, of all rows that are loaded; no filter changes it.
pub fn report(sources: RowSources) -> Report {
    let preferences = sources.preferences;
    let (locale, messages) = (preferences.locale(), preferences.texts());
    let texts = locale.report_messages();
    let number = |count: usize| intl::number(locale, count as u64);
    let (rules, now) = (get_while_owned(sources.health.rules), sources.health.now());
    let (judged, loaded, is_complete, fetched_at) = sources.collection.read(|collection| {
        let judge = |row: &Arc<SegmentProfile>| (Arc::clone(row), rules.assess(row, now));
        let mut judged: Vec<_> = collection.rows().iter().map(judge).collect();
        // Those that are overdue for longest come first.
        judged.sort_by_key(|(_, report)| Reverse(report.reason.late_ms()));
        let loaded = status_message(collection, messages, locale);
        let is_complete = collection.is_complete();
        (judged, loaded, is_complete, collection.fetched_at())
    });
    let of = |health| {
        let rows = judged.iter();
        rows.filter(move |(_, report)| report.health == health)
    };
    let label = |health| badge_style::health(health, &messages.health).word;
    let counts = Health::ALL.map(|health| {
        let count = number(of(health).count());
        [&label(health), " ", &count].concat()
    });
    let fetched_at = fetched_at.map_or_else(|| messages.dash.to_owned(), intl::local_minute);
    let addresses = row_addresses(sources.url.params_untracked().project);
    let entry = |(row, report): &(Arc<SegmentProfile>, HealthReport)| Entry {
        id: row.id.clone(),
        name: name(row, messages),
        address: addresses(&row.id),
        reason: explanation(row, *report, rules, messages),
    };
    let sections: Vec<_> = Health::NEED_ATTENTION
        .into_iter()
        .filter_map(|health| {
            let count = of(health).count();
            let rest = count.saturating_sub(MOST);
            (count > 0).then(|| Section {
                health,
                title: (texts.section)(&label(health), &number(count)),
                entries: of(health).take(MOST).map(entry).collect(),
                more: (rest > 0).then(|| (texts.more)(&number(rest))),
            })
        })
        .collect();
    let nothing = if is_complete {
        texts.nothing
    } else {
        texts.nothing_so_far
    };
    Report {
        title: (texts.title)(&sources.projects.label()),
        fetched: (texts.fetched)(&fetched_at, &intl::zone(), &loaded),
        counts: counts.join(texts.separator),
        changed: changes_words(sources),
        nothing: sections.is_empty().then(|| nothing.to_owned()),
        sections,
    }
}
