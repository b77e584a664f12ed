//! A profile as a row of the table, and its values as text.

use leptos::prelude::*;

use super::badge_style::{self, BadgeStyle};
use super::highlight::marked;
use crate::domain::{Column, Health, SegmentProfile, Timestamp};
use crate::i18n::{Messages, intl};
use crate::legacy_components::{button, local_time};
use crate::live::{Element, Live, Part, el, live, words};

/// A profile as a row of these columns, the name first. It is laid out for one
/// language and doesn't change; another language makes another row. Its name is in
/// the order of Tab while `stop` says so. `sought` are the folded words that are
/// looked for, in the fields that are searched.
pub fn row(
    profile: &SegmentProfile,
    columns: &[Column],
    sought: &[String],
    health: &Live<Health>,
    stop: Live<bool>,
    texts: &'static Messages,
) -> Element {
    let row = el("tr")
        .class("row")
        .child(name_cell(profile, sought, stop, texts));
    let columns = columns.iter().copied();
    columns
        .filter(|column| *column != Column::Name)
        .fold(row, |row, column| {
            let value = value(profile, health, column, sought, texts);
            row.child(el("td").class("cell").child(value))
        })
}

fn name_cell(
    profile: &SegmentProfile,
    sought: &[String],
    stop: Live<bool>,
    texts: &'static Messages,
) -> Element {
    let name = name(profile, texts);
    let button = button("row-name")
        .bind("tabindex", move || if stop.get() { "0" } else { "-1" })
        .set("aria-label", &(texts.columns.open_row)(&name))
        .set("title", &name)
        .child(el("bdi").child(marked(&name, sought)));
    el("th").set("scope", "row").class("cell").child(button)
}

/// The value of a column, in words, badges and local times. The health follows the
/// clock; all else stays.
fn value(
    profile: &SegmentProfile,
    health: &Live<Health>,
    column: Column,
    sought: &[String],
    texts: &'static Messages,
) -> Part {
    match column {
        Column::Name => words(&name(profile, texts)),
        Column::Health => {
            let health = health.clone();
            live(move || {
                crate::live::view_part(
                    badge_style::health(health.get(), &texts.health).view(&texts.codes),
                )
            })
        }
        Column::Status | Column::Schedule | Column::Type => code(profile, column, texts),
        Column::LastComputed => time(profile.detected_at(), texts),
        Column::Created => time(profile.created_at.as_ref(), texts),
        Column::Updated => time(profile.updated_at.as_ref(), texts),
        Column::Key => plain(profile.key.as_deref(), sought, texts),
        Column::Description => plain(profile.description.as_deref(), sought, texts),
        Column::Creator => plain(profile.creator.as_deref(), sought, texts),
        // The search doesn't look there.
        Column::LastEditor => plain(profile.updater.as_deref(), &[], texts),
    }
}

/// The badge of a column that holds a code; other columns hold none.
pub fn code(profile: &SegmentProfile, column: Column, texts: &'static Messages) -> Part {
    crate::live::view_part(code_view(profile, column, texts))
}

/// The badge style of a column's code, where the profile has one.
fn code_style(
    profile: &SegmentProfile,
    column: Column,
    texts: &'static Messages,
) -> Option<BadgeStyle> {
    let codes = &texts.codes;
    let style = match column {
        Column::Status => profile
            .stage()
            .map(|stage| badge_style::stage(stage, codes)),
        Column::Schedule => {
            let scheduler = profile.scheduler.as_ref();
            scheduler.map(|scheduler| badge_style::scheduler(scheduler, codes))
        }
        Column::Type => {
            let kind = profile.created_by.as_ref();
            kind.map(|kind| badge_style::kind(kind, codes))
        }
        Column::Name
        | Column::Health
        | Column::LastComputed
        | Column::Key
        | Column::Description
        | Column::Creator
        | Column::Created
        | Column::LastEditor
        | Column::Updated => None,
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
    let blank = matches!(
        c,
        '\u{ad}'
            | '\u{34f}'
            | '\u{115f}'..='\u{1160}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{2800}'
            | '\u{3164}'
            | '\u{feff}'
            | '\u{ffa0}'
    );
    !blank && !c.is_whitespace() && !c.is_control()
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

/// Something said in place of a value.
pub fn absent(said: &str) -> Part {
    el("span").class("absent").child(words(said)).into()
}

/// A date that is none, as it came.
pub fn invalid(text: &str, texts: &'static Messages) -> Part {
    el("bdi")
        .class("invalid")
        .set("title", texts.columns.not_a_date)
        .child(words(text))
        .into()
}

fn plain(text: Option<&str>, sought: &[String], texts: &'static Messages) -> Part {
    match text.filter(|text| !text.is_empty()) {
        Some(text) => {
            let shown = marked(text, sought);
            el("bdi").set("title", text).child(shown).into()
        }
        None => absent(texts.dash),
    }
}

/// A moment in the reader's zone; a bad date as it came, marked.
fn time(moment: Option<&Timestamp>, texts: &'static Messages) -> Part {
    let Some(moment) = moment.filter(|moment| !moment.text().is_empty()) else {
        return absent(texts.dash);
    };
    let instant = moment
        .epoch_ms()
        .and_then(|epoch_ms| Some((epoch_ms, intl::utc(epoch_ms)?)));
    match instant {
        Some((epoch_ms, utc)) => local_time(&intl::local_minute(epoch_ms), &utc),
        None => invalid(moment.text(), texts),
    }
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
