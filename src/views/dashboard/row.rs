//! Row of the table: a profile's values as cells, in words, badges and local times.

use std::sync::Arc;

use leptos::prelude::*;

use super::badge_style::{self, BadgeStyle};
use super::health_reason::age;
use super::highlight::highlighted;
use crate::components::{Icon, LocalTime, Shape};
use crate::domain::{Column, Field, Health, HealthReport, SegmentProfile, Timestamp, is_invisible};
use crate::i18n::{Locale, Messages, intl};

/// What a row shows. One value, so that a row follows one signal: with several for each cell, most of
/// the time of a page change went into subscribing.
#[derive(Clone, Debug, PartialEq)]
pub struct RowContent {
    /// The profile.
    pub profile: Arc<SegmentProfile>,
    /// The case-folded words of the search, which are marked in the fields that are searched.
    pub words: Vec<String>,
    /// The language.
    pub locale: Locale,
}

/// What the clock changes in a row.
#[derive(Clone, Debug, PartialEq)]
pub struct RowHealth {
    health: Health,
    is_due_soon: bool,
    /// When its next result is due, in milliseconds since 1970.
    due: Option<i64>,
    /// By how much it is overdue, in words.
    overdue_by: Option<String>,
}

impl RowHealth {
    /// What a report says in a row with these columns, whose next result is due at this time.
    pub fn of(
        report: HealthReport,
        due: Option<i64>,
        columns: &[Column],
        texts: &'static Messages,
    ) -> Self {
        // Not where nobody sees it: each minute that passed would render the row anew.
        let is_shown = columns.contains(&Column::OverdueBy);
        let late_ms = report.reason.late_ms().filter(|_| is_shown);
        Self {
            health: report.health,
            is_due_soon: report.due_soon_ms.is_some(),
            due,
            overdue_by: late_ms.map(|late_ms| age(late_ms, texts)),
        }
    }
}

/// The cells of a row but for its name, in the order of `columns`. Its elements have no attributes:
/// where other values come into a row, Leptos compares texts, but takes attributes off and sets them
/// again.
pub fn cells(
    content: &RowContent,
    health: Option<&RowHealth>,
    columns: &[Column],
) -> impl IntoView + use<> {
    let texts = content.locale.messages();
    let value = |column: Column| match health {
        Some(RowHealth {
            health,
            is_due_soon,
            ..
        }) if column == Column::Health => {
            let style = badge_style::health(*health, &texts.health);
            let label = texts.health.due_soon;
            // Without its words, for which the column has no room beside those of the health.
            let mark = is_due_soon.then(|| {
                view! {
                    <span class="due-soon" role="img" aria-label=label>
                        <Icon shape=Shape::Clock />
                    </span>
                }
            });
            (style.view(&texts.codes), mark).into_any()
        }
        Some(RowHealth { due, .. }) if column == Column::Due => due
            .and_then(instant)
            .unwrap_or_else(|| absent_view(texts.dash).into_any()),
        Some(RowHealth { overdue_by, .. }) if column == Column::OverdueBy => {
            plain(overdue_by.as_deref(), &[], texts)
        }
        Some(_) | None => value(&content.profile, column, &content.words, texts),
    };
    let others = columns.iter().filter(|column| **column != Column::Name);
    let cell = |column: &Column| view! { <td>{value(*column)}</td> };
    others.map(cell).collect_view()
}

/// The value of a column of the profile itself.
fn value(
    profile: &SegmentProfile,
    column: Column,
    words: &[String],
    texts: &'static Messages,
) -> AnyView {
    let words = if column.is_searched() { words } else { &[] };
    match column.field() {
        // See `cells`: they follow the clock and the rules.
        Field::Health | Field::Due | Field::OverdueBy => ().into_any(),
        Field::Stage | Field::Scheduler | Field::Type => code_view(profile, column, texts),
        Field::Time(field) => time(field(profile), texts),
        Field::Text(_) if column == Column::Name => name(profile, texts).into_any(),
        Field::Text(field) => plain(field(profile), words, texts),
    }
}

/// What a column shows, as text alone; empty where it shows a dash.
pub fn cell_text(
    profile: &SegmentProfile,
    report: HealthReport,
    due: Option<i64>,
    column: Column,
    texts: &Messages,
) -> String {
    let text = match column.field() {
        Field::Health => {
            let is_due_soon = report.due_soon_ms.is_some();
            Some(badge_style::marked_health(report.health, is_due_soon, &texts.health).word)
        }
        Field::Due => due.map(intl::local_minute),
        Field::OverdueBy => report.reason.late_ms().map(|late_ms| age(late_ms, texts)),
        Field::Stage | Field::Scheduler | Field::Type => {
            code_style(profile, column, texts).map(|style| style.word)
        }
        Field::Time(field) => field(profile).map(|time| {
            let local = time.epoch_ms().map(intl::local_minute);
            local.unwrap_or_else(|| time.text().to_owned())
        }),
        Field::Text(_) if column == Column::Name => Some(name(profile, texts)),
        Field::Text(field) => field(profile).map(str::to_owned),
    };
    text.unwrap_or_default()
}

/// The badge style of a column's code, where the profile has one.
fn code_style(profile: &SegmentProfile, column: Column, texts: &Messages) -> Option<BadgeStyle> {
    let codes = &texts.codes;
    let style = match column.field() {
        Field::Stage => profile
            .stage()
            .map(|stage| badge_style::stage(stage, codes)),
        Field::Scheduler => {
            let scheduler = profile.scheduler.as_ref();
            scheduler.map(|scheduler| badge_style::scheduler(scheduler, codes))
        }
        Field::Type => {
            let kind = profile.created_by.as_ref();
            kind.map(|kind| badge_style::kind(kind, codes))
        }
        Field::Health | Field::Due | Field::OverdueBy | Field::Time(_) | Field::Text(_) => None,
    };
    // An empty code is no code.
    style.filter(|style| !style.word.is_empty())
}

/// What a profile is called; one whose name is missing or blank is still a row to
/// open.
pub fn name(profile: &SegmentProfile, texts: &Messages) -> String {
    match profile.name.as_deref() {
        Some(name) if name.chars().any(is_visible) => name.to_owned(),
        Some(_) | None => texts.columns.unnamed.to_owned(),
    }
}

/// Whether a character leaves a mark: neither white space nor control, and none of
/// the joiners, marks of direction and fillers that draw nothing.
fn is_visible(c: char) -> bool {
    let is_filler = matches!(c, '\u{2800}' | '\u{3164}' | '\u{ffa0}');
    !is_filler && !is_invisible(c) && !c.is_whitespace() && !c.is_control()
}

/// Words in place of a missing value.
pub fn absent_view(words: &'static str) -> impl IntoView {
    view! { <span class="absent">{words}</span> }
}

/// A date that can't be read, as it came.
pub fn invalid_view(text: &str, texts: &'static Messages) -> impl IntoView + use<> {
    view! { <bdi class="invalid" title=texts.columns.not_a_date>{text.to_owned()}</bdi> }
}

/// The badge of a column that holds a code; empty for other columns.
pub fn code_view(profile: &SegmentProfile, column: Column, texts: &'static Messages) -> AnyView {
    match code_style(profile, column, texts) {
        Some(style) => style.view(&texts.codes).into_any(),
        None => absent_view(texts.dash).into_any(),
    }
}

fn plain(text: Option<&str>, words: &[String], texts: &'static Messages) -> AnyView {
    match text.filter(|text| !text.is_empty()) {
        Some(text) => {
            let shown = highlighted(text, words);
            view! { <bdi>{shown}</bdi> }.into_any()
        }
        None => absent_view(texts.dash).into_any(),
    }
}

/// A point in time in the reader's zone; a date that can't be read as it came, marked.
fn time(time: Option<&Timestamp>, texts: &'static Messages) -> AnyView {
    let Some(time) = time.filter(|time| !time.text().is_empty()) else {
        return absent_view(texts.dash).into_any();
    };
    let shown = time.epoch_ms().and_then(instant);
    shown.unwrap_or_else(|| invalid_view(time.text(), texts).into_any())
}

/// A point in time in milliseconds since 1970; `None` outside the range of JavaScript's dates.
fn instant(epoch_ms: i64) -> Option<AnyView> {
    let utc = intl::utc(epoch_ms)?;
    Some(view! { <LocalTime local=intl::local_minute(epoch_ms) utc=utc /> }.into_any())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::wire;
    use crate::i18n::Locale;

    #[test]
    fn a_name_that_leaves_no_mark_is_said_to_be_missing() {
        let name_of = |json: &str| {
            let body = format!(r#"{{"values":[{{"id":"a","name":{json}}}]}}"#);
            let page = wire::page(&body).expect("an envelope");
            name(&page.rows[0], Locale::En.messages())
        };
        for blank in [
            "null",
            r#""""#,
            r#""  ""#,
            r#""\u200b\u2060""#,
            r#""\u0000""#,
            r#""\u3164""#,
        ] {
            assert_eq!(name_of(blank), "(unnamed)", "{blank}");
        }
        assert_eq!(name_of(r#"" a\u200b ""#), " a\u{200b} ");
    }
}
