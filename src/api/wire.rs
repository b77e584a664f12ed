//! Deserializes replies: the envelope, then row by row, then cell by cell, so that an invalid row is
//! left out alone, and an invalid cell is kept as raw JSON. The HTTP status was checked before.
//!
//! Each level keeps the members of the next one as raw JSON (`RawValue`). Deserialized at once, a
//! lone surrogate in one name, which programs that truncate texts produce, would fail the page.

mod fields;
mod projects;
mod unreadable;

use std::collections::HashMap;

use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use super::error::Unreadable;
use super::server_message::{StatedOutcome, is_success_word, server_message, stated_outcome};
use crate::domain::{Detector, LenientCount, ProfileType, Scheduler, SegmentProfile, Stage};

use fields::{cell, count, id, timestamp};
pub use projects::ProjectsReader;
pub use unreadable::{RawRow, UnreadableRows};

/// A page of segment profiles, as received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageReply {
    /// The valid rows, in the server's order.
    pub rows: Vec<SegmentProfile>,
    /// The invalid rows: not an object, without a usable id, or with a detector that is no object.
    pub unreadable: UnreadableRows,
    /// `offset`, as the server echoes it.
    pub offset: LenientCount,
    /// `limit`, as the server echoes it.
    pub limit: LenientCount,
    /// `totalCount`: ambiguous, see [`crate::domain::PageRange`].
    pub total_count: LenientCount,
    /// `hasNextPage`; `None` if missing or no boolean.
    pub has_next_page: Option<bool>,
}

/// The JSON envelope of a page.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct EnvelopeJson<'a> {
    #[serde(borrow, default, deserialize_with = "present")]
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

/// The JSON of a row; null is equivalent to missing.
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

/// The JSON of a row's `detector`.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct DetectorJson<'a> {
    #[serde(borrow)]
    stage: Option<&'a RawValue>,
    #[serde(borrow)]
    detected_at: Option<&'a RawValue>,
}

/// Deserializes a member that is present, even if null, which `Option` would read as missing.
fn present<'de: 'a, 'a, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<&'a RawValue>, D::Error> {
    Deserialize::deserialize(deserializer).map(Some)
}

/// Decodes a body as UTF-8, without the byte order mark that some servers send.
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

/// Deserializes a page of segment profiles.
///
/// # Errors
/// [`Unreadable`] if it is no JSON, or no object with an array `values`; some servers write null, or
/// nothing, for an empty one, which is read where `totalCount` is a count beside it.
pub fn page(body: &str) -> Result<PageReply, Unreadable> {
    let reply = read_object(body, envelope).ok_or_else(|| body_problem(body))?;
    // Some servers put an error beside an empty array, and others "success" beside each.
    if reply.rows.is_empty() && reply.unreadable.count() == 0 {
        let said = server_message(body);
        let went_well = said.as_deref().is_some_and(is_success_word);
        let is_error = match stated_outcome(body) {
            Some(StatedOutcome::Failure) => !went_well,
            Some(StatedOutcome::Success) => false,
            None => said.is_some() && !went_well && reply.total_count == LenientCount::Absent,
        };
        if is_error {
            return Err(said.map_or(Unreadable::Shape, Unreadable::ErrorReply));
        }
    }
    Ok(reply)
}

fn envelope(json: &str) -> Option<PageReply> {
    let envelope: EnvelopeJson = serde_json::from_str(json).ok()?;
    let total_count = count(envelope.total_count);
    let values: Vec<&RawValue> = match (envelope.values.map(RawValue::get), total_count.count()) {
        // With a count above 0 it is a contradiction, which the page content names.
        (Some("null"), Some(_)) | (None, Some(0)) => Vec::new(),
        (values, _) => serde_json::from_str(values?).ok()?,
    };
    let mut rows = Vec::with_capacity(values.len());
    let mut unreadable = UnreadableRows::default();
    for value in values {
        match read_object(value.get(), profile) {
            Some(row) => rows.push(row),
            None => unreadable.push(value.get()),
        }
    }
    let has_next_page = envelope.has_next_page;
    Some(PageReply {
        rows,
        unreadable,
        offset: count(envelope.offset),
        limit: count(envelope.limit),
        total_count,
        has_next_page: has_next_page.and_then(|has_next_page| has_next_page.get().parse().ok()),
    })
}

/// The server's words in an object that stands in the place of data.
fn error_message(json: &str) -> Option<String> {
    json.starts_with('{').then(|| server_message(json))?
}

/// Why a body was not deserialized: it is no JSON, or of another structure.
fn body_problem(body: &str) -> Unreadable {
    match serde_json::from_str::<&RawValue>(body) {
        Ok(json) => error_message(json.get()).map_or(Unreadable::Shape, Unreadable::ErrorReply),
        Err(error) => Unreadable::NotJson {
            line: error.line(),
            column: error.column(),
        },
    }
}

/// Deserializes an object. Arrays are refused first: derived structs accept them. If it fails, it
/// is tried again with the last of each repeated member, which derived structs refuse and other
/// JSON parsers accept.
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
    let id = id(row.id?)?;
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

#[cfg(test)]
mod tests;
