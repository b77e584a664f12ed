//! A profile as a row of the table, and its values as text.

use leptos::prelude::*;

use super::columns::Column;
use super::words;
use crate::components::LocalTime;
use crate::domain::{SegmentProfile, Timestamp};
use crate::text::{Messages, intl};

/// The cells of a profile. They are laid out for one language and don't change;
/// another language makes other rows.
pub fn cells(profile: &SegmentProfile, texts: &'static Messages) -> impl IntoView + use<> {
    Column::ALL
        .into_iter()
        .map(|column| match column {
            Column::Name => {
                let name = name(profile, texts);
                view! {
                    <th scope="row" class="cell cell--name">
                        <button
                            type="button"
                            class="row-name"
                            aria-label=(texts.columns.open_row)(&name)
                            title=name.clone()
                        >
                            <bdi>{name.clone()}</bdi>
                        </button>
                    </th>
                }
                .into_any()
            }
            Column::Status
            | Column::LastComputed
            | Column::Schedule
            | Column::Kind
            | Column::Key
            | Column::Description
            | Column::Creator
            | Column::Created
            | Column::LastEditor
            | Column::Updated => {
                view! { <td class="cell">{value(profile, column, texts)}</td> }.into_any()
            }
        })
        .collect_view()
}

/// The value of a column, in words, badges and local times.
pub fn value(profile: &SegmentProfile, column: Column, texts: &'static Messages) -> AnyView {
    let codes = &texts.codes;
    let dash = || absent(texts);
    match column {
        Column::Name => name(profile, texts).into_any(),
        Column::Status => profile.stage().map_or_else(dash, |stage| {
            words::stage(stage, codes).badge(codes).into_any()
        }),
        Column::Schedule => profile.scheduler.as_ref().map_or_else(dash, |scheduler| {
            words::scheduler(scheduler, codes).badge(codes).into_any()
        }),
        Column::Kind => profile.created_by.as_ref().map_or_else(dash, |kind| {
            words::kind(kind, codes).badge(codes).into_any()
        }),
        Column::LastComputed => time(profile.detected_at(), texts),
        Column::Created => time(profile.created_at.as_ref(), texts),
        Column::Updated => time(profile.updated_at.as_ref(), texts),
        Column::Key => plain(profile.key.as_deref(), texts),
        Column::Description => plain(profile.description.as_deref(), texts),
        Column::Creator => plain(profile.creator.as_deref(), texts),
        Column::LastEditor => plain(profile.updater.as_deref(), texts),
    }
}

/// What a profile is called; one whose name is missing or blank is still a row to
/// open.
pub fn name(profile: &SegmentProfile, texts: &Messages) -> String {
    match profile.name.as_deref() {
        Some(name) if !name.trim().is_empty() => name.to_owned(),
        Some(_) | None => texts.columns.unnamed.to_owned(),
    }
}

fn absent(texts: &'static Messages) -> AnyView {
    view! { <span class="absent">{texts.dash}</span> }.into_any()
}

fn plain(text: Option<&str>, texts: &'static Messages) -> AnyView {
    match text.filter(|text| !text.is_empty()) {
        Some(text) => view! { <bdi title=text.to_owned()>{text.to_owned()}</bdi> }.into_any(),
        None => absent(texts),
    }
}

/// A moment in the reader's zone; a bad date as it came, marked.
fn time(moment: Option<&Timestamp>, texts: &'static Messages) -> AnyView {
    let Some(moment) = moment.filter(|moment| !moment.text().is_empty()) else {
        return absent(texts);
    };
    let instant = moment
        .epoch_ms()
        .and_then(|epoch_ms| Some((epoch_ms, intl::utc(epoch_ms)?)));
    match instant {
        Some((epoch_ms, utc)) => {
            view! { <LocalTime local=intl::local_minute(epoch_ms) utc /> }.into_any()
        }
        None => view! {
            <bdi class="invalid" title=texts.columns.not_a_date>
                {moment.text().to_owned()}
            </bdi>
        }
        .into_any(),
    }
}
