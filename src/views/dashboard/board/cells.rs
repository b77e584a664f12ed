//! Cells of a row of the board behind its name: what is known of the project, or why nothing is.

use leptos::prelude::*;
use web_sys::MouseEvent;

use super::super::badge_style;
use super::super::error_details::CopyErrorDetails;
use super::super::health_bar::health_bar;
use super::rows::{BoardRows, RowContent, health_search, project_address, tab_index, takes_over};
use crate::api::Failure;
use crate::components::{LocalTime, RowSlot, VirtualRows};
use crate::domain::{Health, Project};
use crate::i18n::{Locale, intl};
use crate::state::board::{Extent, Row, RowState, Summary};
use crate::state::changes::KeptCounts;
use crate::state::collection::Outcome;
use crate::views::initial_view::InitialView;

/// The columns that the cause of a failure takes: the counts, their shares and their sum.
const CAUSE_COLUMNS: usize = Health::ALL.len() + 2;

/// The class of what is not known. A constant, because Leptos writes an element of literals alone as
/// `innerHTML`, which the Content Security Policy refuses.
const NOTHING: &str = "board__nothing";

/// The cells.
pub fn cells(
    content: &RowContent,
    slot: RowSlot,
    shown: BoardRows,
    rows: VirtualRows,
    initial_view: InitialView,
) -> AnyView {
    let RowContent { row, locale } = content;
    let locale = *locale;
    let (texts, words) = (locale.messages(), locale.board_messages());
    let summary = row.summary.as_ref();
    let counts = match (&row.state, summary) {
        (RowState::Failed(failure), _) => cause(failure, &row.project, locale, slot, shown, rows),
        (RowState::Waiting | RowState::Loading(_) | RowState::Loaded, Some(summary)) => {
            counts(summary, row, locale, slot, initial_view)
        }
        (RowState::Waiting | RowState::Loading(_) | RowState::Loaded, None) => {
            let cell = |_| view! { <td class="board__number">{nothing(texts.dash)}</td> };
            (0..CAUSE_COLUMNS).map(cell).collect_view().into_any()
        }
    };
    let time = |at: Option<i64>, shown: fn(i64) -> String| match at {
        Some(at) => {
            let utc = intl::utc(at).unwrap_or_default();
            view! { <LocalTime local=shown(at) utc=utc /> }.into_any()
        }
        None => nothing(texts.dash).into_any(),
    };
    let extent = match &row.state {
        RowState::Waiting => words.waiting.to_owned(),
        RowState::Loading(0) => words.loading.to_owned(),
        RowState::Loading(received) => (words.loading_rows)(&intl::number(locale, *received)),
        RowState::Failed(_) => words.not_loaded.to_owned(),
        RowState::Loaded => summary.map_or_else(String::new, |it| extent_words(it, locale)),
    };
    let is_partial = summary.is_some_and(|summary| !summary.is_complete());
    let class = if is_partial { "board__partial" } else { "" };
    view! {
        {counts}
        <td>{time(summary.and_then(|it| it.oldest_result), intl::local_minute)}</td>
        <td>{time(summary.and_then(|it| it.fetched_at), time_of_day)}</td>
        <td>
            <bdi class=class>{extent}</bdi>
        </td>
    }
    .into_any()
}

/// The zone is that of the other times, and the heading says it.
fn time_of_day(at: i64) -> String {
    let clock = intl::clock(at);
    let time = clock.split_once(' ').map(|(time, _)| time.to_owned());
    time.unwrap_or(clock)
}

fn nothing(dash: &'static str) -> impl IntoView {
    view! { <span class=NOTHING>{dash}</span> }
}

/// The counts by health, each a link to those profiles, their shares and their sum.
fn counts(
    summary: &Summary,
    row: &Row,
    locale: Locale,
    slot: RowSlot,
    initial_view: InitialView,
) -> AnyView {
    let counts = Health::ALL.map(|health| {
        let count = summary.count(health);
        let number = intl::number(locale, count.into());
        let content = if count == 0 {
            view! { <span class=NOTHING>{number}</span> }.into_any()
        } else {
            count_link(health, number, &row.project, locale, slot, initial_view)
        };
        let change = row
            .last_time
            .and_then(|it| difference(&it, health, count, locale));
        view! { <td class="board__number">{change} {content}</td> }
    });
    view! {
        {counts.collect_view()}
        <td>{health_bar(&summary.counts, None)}</td>
        <td class="board__number">{intl::number(locale, summary.loaded)}</td>
    }
    .into_any()
}

/// By how much the count of what needs attention differs from last time, if it does.
fn difference(
    last_time: &KeptCounts,
    health: Health,
    count: u32,
    locale: Locale,
) -> Option<impl IntoView + use<>> {
    let by = last_time.difference(health, count);
    let is_told = by != 0 && Health::NEED_ATTENTION.contains(&health);
    let number = intl::number(locale, by.unsigned_abs());
    let number = [if by < 0 { "\u{2212}" } else { "+" }, &number].concat();
    let since = intl::local_minute(last_time.fetched_at);
    let title = (locale.board_messages().since)(&since);
    is_told.then(|| view! { <span class="board__change" title=title>{number}</span> })
}

fn count_link(
    health: Health,
    number: String,
    project: &Project,
    locale: Locale,
    slot: RowSlot,
    initial_view: InitialView,
) -> AnyView {
    let class = match health {
        Health::Failed => "board__count badge badge--bad",
        Health::Overdue => "board__count badge badge--soon",
        Health::Running | Health::NotComputed | Health::Healthy | Health::Unknown => "board__count",
    };
    let word = badge_style::health(health, &locale.messages().health).word;
    let label = (locale.board_messages().open_health)(project.label(), &word, &number);
    let id = project.id.clone();
    let open = move |event: MouseEvent| {
        if takes_over(&event) {
            initial_view.open_search(id.clone(), health_search(health));
        }
    };
    view! {
        <a
            class=class
            href=project_address(&project.id, Some(health))
            aria-label=label
            tabindex=move || tab_index(slot)
            on:click=open
        >
            {number}
        </a>
    }
    .into_any()
}

/// That nothing is known of a project, why, and what can be done about it.
fn cause(
    failure: &Failure,
    project: &Project,
    locale: Locale,
    slot: RowSlot,
    shown: BoardRows,
    rows: VirtualRows,
) -> AnyView {
    let texts = locale.messages();
    let explanation = failure.error.explain(texts);
    let status = explanation.status.map(|status| status.to_string());
    let status = status.map(|status| (texts.table.http_status)(&status));
    let said = explanation.server_message;
    let said = said.map(|message| (texts.table.server_message)(&message));
    let title = [Some(explanation.title.to_owned()), status, said];
    let title = title.into_iter().flatten().collect::<Vec<_>>();
    let title = title.join(" · ");
    let label = (locale.board_messages().of_project)(texts.retry, project.label());
    let id = project.id.clone();
    let retry = move |event: MouseEvent| {
        event.stop_propagation();
        // The button goes, and would take the focus with it.
        rows.show(id.as_str());
        rows.take_focus();
        shown.retry(&id);
    };
    let unknown = badge_style::health(Health::Unknown, &texts.health);
    let keep = |event: MouseEvent| event.stop_propagation();
    view! {
        <td colspan=CAUSE_COLUMNS.to_string()>
            <div class="board__cause">
                {unknown.view(&texts.codes)} <bdi class="board__said" title=title.clone()>
                    {title.clone()}
                </bdi>
                <button
                    type="button"
                    class="button button--quiet"
                    aria-label=label
                    tabindex=move || tab_index(slot)
                    on:click=retry
                >
                    {texts.retry}
                </button>
                <span on:click=keep>
                    <CopyErrorDetails failure=failure.clone() />
                </span>
            </div>
        </td>
    }
    .into_any()
}

/// How much of a project its counts are of.
fn extent_words(summary: &Summary, locale: Locale) -> String {
    let words = locale.board_messages();
    let number = |count: u64| intl::number(locale, count);
    let loaded = number(summary.loaded);
    match (summary.extent, summary.stated_total) {
        (Extent::AtLimit, Some(total)) if total > summary.loaded => {
            (words.partial)(&loaded, &number(total))
        }
        (Extent::AtLimit, _) => (words.partial_of_more)(&loaded),
        (Extent::Ended(_), _) if summary.unreadable > 0 => {
            (words.unreadable)(&number(summary.unreadable))
        }
        (Extent::Ended(Outcome::Complete), _) => words.complete.to_owned(),
        (Extent::Ended(Outcome::Unproven { .. }), Some(stated)) => {
            (words.unproven)(&number(summary.received), &number(stated))
        }
        (Extent::Ended(Outcome::Unproven { .. }), None) => words.without_total.to_owned(),
        (Extent::Ended(Outcome::ListChanged), _) => words.list_changed.to_owned(),
        (Extent::Ended(Outcome::NoProgress), _) => words.no_progress.to_owned(),
    }
}
