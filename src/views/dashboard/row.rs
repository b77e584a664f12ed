//! A profile as a row of the table, and its values as text.

use leptos::prelude::*;

use super::columns::Column;
use super::words::{self, Look};
use crate::components::LocalTime;
use crate::domain::{SegmentProfile, Timestamp};
use crate::live::Part;
use crate::text::{Messages, intl};

/// The cells of a profile. They are laid out for one language and don't change;
/// another language makes other rows.
pub fn cells(profile: &SegmentProfile, texts: &'static Messages) -> Vec<Part> {
    Column::ALL
        .into_iter()
        .map(|column| match column {
            Column::Name => {
                let name = name(profile, texts);
                Part::of(view! {
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
                })
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
                Part::of(view! { <td class="cell">{value(profile, column, texts)}</td> })
            }
        })
        .collect()
}

/// The value of a column, in words, badges and local times.
pub fn value(profile: &SegmentProfile, column: Column, texts: &'static Messages) -> Part {
    let codes = &texts.codes;
    let badge = |look: Option<Look>| match look {
        Some(look) => Part::of(look.badge(codes)),
        None => absent(texts),
    };
    match column {
        Column::Name => Part::of(name(profile, texts)),
        Column::Status => badge(profile.stage().map(|stage| words::stage(stage, codes))),
        Column::Schedule => badge(
            profile
                .scheduler
                .as_ref()
                .map(|scheduler| words::scheduler(scheduler, codes)),
        ),
        Column::Kind => badge(
            profile
                .created_by
                .as_ref()
                .map(|kind| words::kind(kind, codes)),
        ),
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

fn absent(texts: &'static Messages) -> Part {
    Part::of(view! { <span class="absent">{texts.dash}</span> })
}

fn plain(text: Option<&str>, texts: &'static Messages) -> Part {
    match text.filter(|text| !text.is_empty()) {
        Some(text) => Part::of(view! { <bdi title=text.to_owned()>{text.to_owned()}</bdi> }),
        None => absent(texts),
    }
}

/// A moment in the reader's zone; a bad date as it came, marked.
fn time(moment: Option<&Timestamp>, texts: &'static Messages) -> Part {
    let Some(moment) = moment.filter(|moment| !moment.text().is_empty()) else {
        return absent(texts);
    };
    let instant = moment
        .epoch_ms()
        .and_then(|epoch_ms| Some((epoch_ms, intl::utc(epoch_ms)?)));
    match instant {
        Some((epoch_ms, utc)) => {
            Part::of(view! { <LocalTime local=intl::local_minute(epoch_ms) utc /> })
        }
        None => Part::of(view! {
            <bdi class="invalid" title=texts.columns.not_a_date>
                {moment.text().to_owned()}
            </bdi>
        }),
    }
}
