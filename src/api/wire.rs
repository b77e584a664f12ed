//! Reads replies: status first (elsewhere), then the envelope, then row by row,
//! so that one bad row spoils one row.

use serde_json::{Map, Value};

use super::error::Unreadable;
use crate::domain::{
    Detector, Figure, ProfileType, Project, ProjectId, Scheduler, SegmentProfile, Stage, Timestamp,
};

/// The contract's envelope, as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageReply {
    /// The rows that could be read, in the server's order.
    pub rows: Vec<SegmentProfile>,
    /// Rows that could not: not an object, no usable id, a detector that is none.
    pub unreadable: u64,
    /// `offset`, as the server echoes it.
    pub offset: Figure,
    /// `limit`, as the server echoes it.
    pub limit: Figure,
    /// `totalCount`: ambiguous, so only ever quoted.
    pub total_count: Figure,
    /// `hasNextPage`; `None` where it is missing or no boolean.
    pub has_next_page: Option<bool>,
}

/// Reads a page of segment profiles.
///
/// # Errors
/// [`Unreadable`] where there is no envelope with `values` in it.
pub fn page(body: &str) -> Result<PageReply, Unreadable> {
    let Value::Object(mut envelope) = json(body)? else {
        return Err(Unreadable::Shape);
    };
    let Some(Value::Array(values)) = envelope.remove("values") else {
        return Err(Unreadable::Shape);
    };
    let received = values.len();
    let rows: Vec<_> = values.into_iter().filter_map(profile).collect();
    Ok(PageReply {
        unreadable: (received - rows.len()) as u64,
        rows,
        offset: figure(envelope.get("offset")),
        limit: figure(envelope.get("limit")),
        total_count: figure(envelope.get("totalCount")),
        has_next_page: envelope.get("hasNextPage").and_then(Value::as_bool),
    })
}

/// Reads the list of projects. An entry without a usable id is left out: the
/// list is a help for choosing, not an account.
///
/// # Errors
/// [`Unreadable`] where it is no array.
pub fn projects(body: &str) -> Result<Vec<Project>, Unreadable> {
    let Value::Array(values) = json(body)? else {
        return Err(Unreadable::Shape);
    };
    Ok(values
        .iter()
        .filter_map(|value| {
            Some(Project {
                id: ProjectId::parse(value.get("id")?.as_str()?).ok()?,
                name: value
                    .get("name")
                    .and_then(Value::as_str)
                    .filter(|name| !name.trim().is_empty())
                    .map(str::to_owned),
            })
        })
        .collect())
}

fn json(body: &str) -> Result<Value, Unreadable> {
    serde_json::from_str(body).map_err(|error| Unreadable::NotJson {
        line: error.line(),
        column: error.column(),
    })
}

fn profile(value: Value) -> Option<SegmentProfile> {
    let Value::Object(mut row) = value else {
        return None;
    };
    let Some(Value::String(id)) = row.remove("id") else {
        return None;
    };
    if id.is_empty() {
        return None;
    }
    let detector = match row.remove("detector") {
        None | Some(Value::Null) => None,
        Some(Value::Object(mut detector)) => Some(Detector {
            stage: text(&mut detector, "stage").map(|code| Stage::from_code(&code)),
            detected_at: moment(&mut detector, "detectedAt"),
        }),
        Some(_) => return None,
    };
    Some(SegmentProfile {
        id,
        name: text(&mut row, "name"),
        key: text(&mut row, "key"),
        created_by: text(&mut row, "createdBy").map(|code| ProfileType::from_code(&code)),
        description: text(&mut row, "description"),
        scheduler: text(&mut row, "scheduler").map(|code| Scheduler::from_code(&code)),
        detector,
        creator_id: text(&mut row, "creatorId"),
        creator: text(&mut row, "creator"),
        created_at: moment(&mut row, "createdAt"),
        updater_id: text(&mut row, "updaterId"),
        updater: text(&mut row, "updater"),
        updated_at: moment(&mut row, "updatedAt"),
    })
}

/// A text field. What should be text and isn't (a number, an object) is shown as
/// the JSON it came as: no row is lost for it, and nothing is made up.
fn text(row: &mut Map<String, Value>, key: &str) -> Option<String> {
    match row.remove(key)? {
        Value::Null => None,
        Value::String(text) => Some(text),
        other => Some(other.to_string()),
    }
}

fn moment(row: &mut Map<String, Value>, key: &str) -> Option<Timestamp> {
    text(row, key).map(|text| Timestamp::parse(&text))
}

/// A count of the envelope; some deployments write it as text.
fn figure(value: Option<&Value>) -> Figure {
    match value {
        None => Figure::Absent,
        Some(Value::Number(number)) => Figure::parse(number.as_str()),
        Some(Value::String(text)) => Figure::parse(text),
        Some(other) => Figure::Wrong(other.to_string()),
    }
}

#[cfg(test)]
mod tests;
