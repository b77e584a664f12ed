//! Reads replies: status first (elsewhere), then the envelope, then row by row,
//! then cell by cell, so that one bad row spoils one row, and a bad cell none.
//!
//! Each step takes the next one's texts as they came (`RawValue`) and reads them by
//! themselves. Read in one go as a tree, half a surrogate pair in one name, which
//! programs that clip texts leave behind, would cost the whole page.

mod unreadable;

use std::collections::HashMap;

use serde_json::Value;
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

/// The members of an object, each as it came; of a name that repeats, the last.
type Members<'a> = HashMap<String, &'a RawValue>;

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
    let envelope: Members = serde_json::from_str(body).map_err(|_| problem(body))?;
    let values = envelope.get("values").ok_or(Unreadable::Shape)?;
    // All of the body is JSON by now.
    let values: Vec<&RawValue> =
        serde_json::from_str(values.get()).map_err(|_| Unreadable::Shape)?;
    let mut rows = Vec::with_capacity(values.len());
    let mut unreadable = UnreadableRows::default();
    for value in values {
        match profile(value) {
            Some(row) => rows.push(row),
            None => unreadable.push(value.get()),
        }
    }
    Ok(PageReply {
        rows,
        unreadable,
        offset: figure(&envelope, "offset"),
        limit: figure(&envelope, "limit"),
        total_count: figure(&envelope, "totalCount"),
        has_next_page: envelope
            .get("hasNextPage")
            .and_then(|flag| flag.get().parse().ok()),
    })
}

/// Reads the list of projects. An entry without a usable id is left out: the
/// list is a help for choosing, not an account.
///
/// # Errors
/// [`Unreadable`] where it is no array.
pub fn projects(body: &str) -> Result<Vec<Project>, Unreadable> {
    let entries: Vec<&RawValue> = serde_json::from_str(body).map_err(|_| problem(body))?;
    let project = |entry: &RawValue| {
        let entry = members(entry)?;
        let string = |key: &str| string(entry.get(key)?);
        Some(Project {
            id: ProjectId::parse(&string("id")?).ok()?,
            name: string("name").filter(|name| !name.trim().is_empty()),
        })
    };
    Ok(entries.into_iter().filter_map(project).collect())
}

/// Why a body is not the shape that was looked for.
fn problem(body: &str) -> Unreadable {
    match serde_json::from_str::<Value>(body) {
        Ok(_) => Unreadable::Shape,
        Err(error) => Unreadable::NotJson {
            line: error.line(),
            column: error.column(),
        },
    }
}

fn members(value: &RawValue) -> Option<Members<'_>> {
    serde_json::from_str(value.get()).ok()
}

/// A text that is one: neither of another type nor with half a character in it.
fn string(value: &RawValue) -> Option<String> {
    match serde_json::from_str(value.get()) {
        Ok(Value::String(text)) => Some(text),
        Ok(_) | Err(_) => None,
    }
}

fn profile(value: &RawValue) -> Option<SegmentProfile> {
    let row = members(value)?;
    let id = string(row.get("id")?).filter(|id| !id.is_empty())?;
    let detector = match row.get("detector").filter(|detector| !is_null(detector)) {
        None => None,
        Some(detector) => {
            let detector = members(detector)?;
            Some(Detector {
                stage: cell(&detector, "stage").map(|code| Stage::from_code(&code)),
                detected_at: moment(&detector, "detectedAt"),
            })
        }
    };
    Some(SegmentProfile {
        id,
        name: cell(&row, "name"),
        key: cell(&row, "key"),
        created_by: cell(&row, "createdBy").map(|code| ProfileType::from_code(&code)),
        description: cell(&row, "description"),
        scheduler: cell(&row, "scheduler").map(|code| Scheduler::from_code(&code)),
        detector,
        creator_id: cell(&row, "creatorId"),
        creator: cell(&row, "creator"),
        created_at: moment(&row, "createdAt"),
        updater_id: cell(&row, "updaterId"),
        updater: cell(&row, "updater"),
        updated_at: moment(&row, "updatedAt"),
    })
}

fn is_null(value: &RawValue) -> bool {
    value.get() == "null"
}

/// A text field. What should be text and isn't (a number, an object) is shown as
/// the JSON it came as: no row is lost for it, and nothing is made up.
fn cell(row: &Members, key: &str) -> Option<String> {
    let value = row.get(key).filter(|value| !is_null(value))?;
    Some(string(value).unwrap_or_else(|| value.get().to_owned()))
}

fn moment(row: &Members, key: &str) -> Option<Timestamp> {
    cell(row, key).map(|text| Timestamp::parse(&text))
}

/// A count of the envelope; some deployments write it as text.
fn figure(envelope: &Members, key: &str) -> LenientCount {
    let Some(value) = envelope.get(key) else {
        return LenientCount::Absent;
    };
    match string(value) {
        Some(text) => LenientCount::parse(&text),
        None => LenientCount::parse(value.get()),
    }
}

#[cfg(test)]
mod tests;
