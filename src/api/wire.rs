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
use crate::domain::{
    ApiField, Detector, FieldForms, LenientCount, ProfileType, Scheduler, SegmentProfile, Stage,
};

use fields::{cell, count, id, is_number, present, timestamp};
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
    #[serde(borrow, default)]
    values: Member<'a>,
    #[serde(borrow, default)]
    offset: Member<'a>,
    #[serde(borrow, default)]
    limit: Member<'a>,
    #[serde(borrow, default)]
    total_count: Member<'a>,
    #[serde(borrow)]
    has_next_page: Option<&'a RawValue>,
}

/// The JSON of a row.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ProfileJson<'a> {
    #[serde(borrow)]
    id: Option<&'a RawValue>,
    #[serde(borrow, default)]
    name: Member<'a>,
    #[serde(borrow, default)]
    key: Member<'a>,
    #[serde(borrow, default)]
    created_by: Member<'a>,
    #[serde(borrow, default)]
    description: Member<'a>,
    #[serde(borrow, default)]
    scheduler: Member<'a>,
    #[serde(borrow, default)]
    detector: Member<'a>,
    #[serde(borrow, default)]
    creator_id: Member<'a>,
    #[serde(borrow, default)]
    creator: Member<'a>,
    #[serde(borrow, default)]
    created_at: Member<'a>,
    #[serde(borrow, default)]
    updater_id: Member<'a>,
    #[serde(borrow, default)]
    updater: Member<'a>,
    #[serde(borrow, default)]
    updated_at: Member<'a>,
}

/// The JSON of a row's `detector`.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct DetectorJson<'a> {
    #[serde(borrow, default)]
    stage: Member<'a>,
    #[serde(borrow, default)]
    detected_at: Member<'a>,
}

/// A member that is present, even if null, which a bare `Option` would read as missing.
#[derive(Clone, Copy, Default)]
struct Member<'a>(Option<&'a RawValue>);

impl<'de: 'a, 'a> Deserialize<'de> for Member<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Deserialize::deserialize(deserializer).map(|value| Self(Some(value)))
    }
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
    let total_count = count(envelope.total_count.0);
    let values: Vec<&RawValue> = match (envelope.values.0.map(RawValue::get), total_count.count()) {
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
        offset: count(envelope.offset.0),
        limit: count(envelope.limit.0),
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
    let mut forms = FieldForms::default();
    let raw_id = row.id?;
    let id = id(raw_id)?;
    if is_number(raw_id) {
        forms.mark(ApiField::Id);
    }
    let detector = match present(row.detector, &mut forms, ApiField::Detector) {
        None => None,
        Some(json) => {
            let (detector, of_detector) = read_object(json.get(), detector)?;
            forms.add(of_detector);
            Some(detector)
        }
    };
    let created_by = cell(row.created_by, &mut forms, ApiField::CreatedBy);
    let scheduler = cell(row.scheduler, &mut forms, ApiField::Scheduler);
    Some(SegmentProfile {
        id,
        name: cell(row.name, &mut forms, ApiField::Name),
        key: cell(row.key, &mut forms, ApiField::Key),
        created_by: created_by.map(|code| ProfileType::from_code(&code)),
        description: cell(row.description, &mut forms, ApiField::Description),
        scheduler: scheduler.map(|code| Scheduler::from_code(&code)),
        detector,
        creator_id: cell(row.creator_id, &mut forms, ApiField::CreatorId),
        creator: cell(row.creator, &mut forms, ApiField::Creator),
        created_at: timestamp(row.created_at, &mut forms, ApiField::CreatedAt),
        updater_id: cell(row.updater_id, &mut forms, ApiField::UpdaterId),
        updater: cell(row.updater, &mut forms, ApiField::Updater),
        updated_at: timestamp(row.updated_at, &mut forms, ApiField::UpdatedAt),
        forms,
    })
}

fn detector(json: &str) -> Option<(Detector, FieldForms)> {
    let detector: DetectorJson = serde_json::from_str(json).ok()?;
    let mut forms = FieldForms::default();
    let stage = cell(detector.stage, &mut forms, ApiField::Stage);
    let detector = Detector {
        stage: stage.map(|code| Stage::from_code(&code)),
        detected_at: timestamp(detector.detected_at, &mut forms, ApiField::DetectedAt),
    };
    Some((detector, forms))
}

#[cfg(test)]
mod tests;
