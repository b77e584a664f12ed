//! Deserializes replies: the envelope, then row by row, then cell by cell, so that one bad row
//! spoils one row, and a bad cell none. The HTTP status was looked at before.
//!
//! Each layer leaves the members of the next one as the JSON they came as (`RawValue`). Read in
//! one go, half a surrogate pair in one name, which programs that clip texts leave behind,
//! would fail the whole page.

mod unreadable;

use std::collections::HashMap;

use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use super::error::Unreadable;
use crate::domain::{
    Detector, LenientCount, ProfileType, Project, ProjectId, Scheduler, SegmentProfile, Stage,
    Timestamp,
};

pub use unreadable::{RawRow, UnreadableRows};

/// The contract's envelope, as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageReply {
    /// The rows that could be read, in the server's order.
    pub rows: Vec<SegmentProfile>,
    /// Rows that could not: not an object, no usable id, a detector that is none.
    pub unreadable: UnreadableRows,
    /// `offset`, as the server echoes it.
    pub offset: LenientCount,
    /// `limit`, as the server echoes it.
    pub limit: LenientCount,
    /// `totalCount`: ambiguous, so only ever quoted.
    pub total_count: LenientCount,
    /// `hasNextPage`; `None` where it is missing or no boolean.
    pub has_next_page: Option<bool>,
}

/// The envelope of a page.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct EnvelopeJson<'a> {
    #[serde(borrow)]
    values: Option<&'a RawValue>,
    #[serde(borrow, default, deserialize_with = "present")]
    offset: Option<&'a RawValue>,
    #[serde(borrow, default, deserialize_with = "present")]
    limit: Option<&'a RawValue>,
    #[serde(borrow, default, deserialize_with = "present")]
    total_count: Option<&'a RawValue>,
    #[serde(borrow)]
    has_next_page: Option<&'a RawValue>,
}

/// A row; null and missing members are the same.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ProfileJson<'a> {
    #[serde(borrow)]
    id: Option<&'a RawValue>,
    #[serde(borrow)]
    name: Option<&'a RawValue>,
    #[serde(borrow)]
    key: Option<&'a RawValue>,
    #[serde(borrow)]
    created_by: Option<&'a RawValue>,
    #[serde(borrow)]
    description: Option<&'a RawValue>,
    #[serde(borrow)]
    scheduler: Option<&'a RawValue>,
    #[serde(borrow)]
    detector: Option<&'a RawValue>,
    #[serde(borrow)]
    creator_id: Option<&'a RawValue>,
    #[serde(borrow)]
    creator: Option<&'a RawValue>,
    #[serde(borrow)]
    created_at: Option<&'a RawValue>,
    #[serde(borrow)]
    updater_id: Option<&'a RawValue>,
    #[serde(borrow)]
    updater: Option<&'a RawValue>,
    #[serde(borrow)]
    updated_at: Option<&'a RawValue>,
}

/// `detector` of a row.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct DetectorJson<'a> {
    #[serde(borrow)]
    stage: Option<&'a RawValue>,
    #[serde(borrow)]
    detected_at: Option<&'a RawValue>,
}

/// An entry of the list of projects.
#[derive(Deserialize)]
struct ProjectJson<'a> {
    #[serde(borrow)]
    id: Option<&'a RawValue>,
    #[serde(borrow)]
    name: Option<&'a RawValue>,
}

/// A member that is there, be it null, which `Option` takes for a missing one.
fn present<'de: 'a, 'a, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<&'a RawValue>, D::Error> {
    Deserialize::deserialize(deserializer).map(Some)
}

/// The text of a body; a mark that some servers put in front is taken off.
///
/// # Errors
/// [`Unreadable::NotUtf8`] where it is no UTF-8.
pub fn text(body: Vec<u8>) -> Result<String, Unreadable> {
    let text = String::from_utf8(body).map_err(|_| Unreadable::NotUtf8)?;
    Ok(match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    })
}

/// Reads a page of segment profiles.
///
/// # Errors
/// [`Unreadable`] where there is no envelope with `values` in it.
pub fn page(body: &str) -> Result<PageReply, Unreadable> {
    read_object(body, envelope).ok_or_else(|| problem(body))
}

fn envelope(json: &str) -> Option<PageReply> {
    let envelope: EnvelopeJson = serde_json::from_str(json).ok()?;
    let values: Vec<&RawValue> = serde_json::from_str(envelope.values?.get()).ok()?;
    let mut rows = Vec::with_capacity(values.len());
    let mut unreadable = UnreadableRows::default();
    for value in values {
        match read_object(value.get(), profile) {
            Some(row) => rows.push(row),
            None => unreadable.push(value.get()),
        }
    }
    let flag = envelope.has_next_page;
    Some(PageReply {
        rows,
        unreadable,
        offset: count(envelope.offset),
        limit: count(envelope.limit),
        total_count: count(envelope.total_count),
        has_next_page: flag.and_then(|flag| flag.get().parse().ok()),
    })
}

/// Reads the list of projects. An entry without a usable id is left out: the list helps
/// choosing, and nothing is counted by it.
///
/// # Errors
/// [`Unreadable`] where it is no array.
pub fn projects(body: &str) -> Result<Vec<Project>, Unreadable> {
    let entries: Vec<&RawValue> = serde_json::from_str(body).map_err(|_| problem(body))?;
    let projects = entries.into_iter();
    Ok(projects
        .filter_map(|entry| read_object(entry.get(), project))
        .collect())
}

fn project(json: &str) -> Option<Project> {
    let entry: ProjectJson = serde_json::from_str(json).ok()?;
    Some(Project {
        id: ProjectId::parse(&string(entry.id?)?).ok()?,
        name: entry
            .name
            .and_then(string)
            .filter(|name| !name.trim().is_empty()),
    })
}

/// Why a body is not the shape that was looked for.
fn problem(body: &str) -> Unreadable {
    match serde_json::from_str::<&RawValue>(body) {
        Ok(_) => Unreadable::Shape,
        Err(error) => Unreadable::NotJson {
            line: error.line(),
            column: error.column(),
        },
    }
}

/// Reads an object, and not an array, which serde's derived structs are read from too. Where
/// that fails, once more with the last of each name that repeats, which they refuse and other
/// readers of JSON take.
fn read_object<T>(json: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
    if !json.trim_start().starts_with('{') {
        return None;
    }
    read(json).or_else(|| {
        let members: HashMap<String, &RawValue> = serde_json::from_str(json).ok()?;
        read(&serde_json::to_string(&members).ok()?)
    })
}

fn profile(json: &str) -> Option<SegmentProfile> {
    let row: ProfileJson = serde_json::from_str(json).ok()?;
    let id = string(row.id?).filter(|id| !id.is_empty())?;
    let detector = match row.detector {
        None => None,
        Some(json) => Some(read_object(json.get(), detector)?),
    };
    Some(SegmentProfile {
        id,
        name: cell(row.name),
        key: cell(row.key),
        created_by: cell(row.created_by).map(|code| ProfileType::from_code(&code)),
        description: cell(row.description),
        scheduler: cell(row.scheduler).map(|code| Scheduler::from_code(&code)),
        detector,
        creator_id: cell(row.creator_id),
        creator: cell(row.creator),
        created_at: timestamp(row.created_at),
        updater_id: cell(row.updater_id),
        updater: cell(row.updater),
        updated_at: timestamp(row.updated_at),
    })
}

fn detector(json: &str) -> Option<Detector> {
    let detector: DetectorJson = serde_json::from_str(json).ok()?;
    Some(Detector {
        stage: cell(detector.stage).map(|code| Stage::from_code(&code)),
        detected_at: timestamp(detector.detected_at),
    })
}

/// A JSON string that is valid Unicode.
fn string(value: &RawValue) -> Option<String> {
    serde_json::from_str(value.get()).ok()
}

/// A text field. What should be text and isn't (a number, an object) is shown as the JSON it
/// came as: no row is lost for it, and nothing is made up.
fn cell(value: Option<&RawValue>) -> Option<String> {
    let value = value?;
    Some(string(value).unwrap_or_else(|| value.get().to_owned()))
}

/// A date field: a text, or a number of milliseconds.
fn timestamp(value: Option<&RawValue>) -> Option<Timestamp> {
    let value = value?;
    let is_number = value
        .get()
        .starts_with(|c: char| c == '-' || c.is_ascii_digit());
    Some(match string(value) {
        Some(text) => Timestamp::parse(&text),
        None if is_number => Timestamp::from_number(value.get()),
        None => Timestamp::parse(value.get()),
    })
}

/// A count of the envelope; some deployments write it as text.
fn count(value: Option<&RawValue>) -> LenientCount {
    let Some(value) = value else {
        return LenientCount::Absent;
    };
    match string(value) {
        Some(text) => LenientCount::parse(&text),
        None => LenientCount::parse(value.get()),
    }
}

#[cfg(test)]
mod tests;
