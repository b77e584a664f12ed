//! Another reading of the same replies, which says what the right one is: the whole
//! body as a tree of values, counts as decimals written out, dates by chrono.

use chrono::DateTime;
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;
use serde_json::Value;

use super::super::*;
use crate::api::ApiError;
use crate::domain::Slice;
use crate::state::page_content::{DataWarning, PageContent};

/// Holds what becomes of a body on its way to the screen against this reading.
/// `Some` where there was a page: how many rows could be read, and how many not.
pub fn held_against(body: &[u8]) -> Result<Option<(u64, u64)>, TestCaseError> {
    let Ok(body) = text(body.to_vec()) else {
        prop_assert!(std::str::from_utf8(body).is_err());
        return Ok(None);
    };
    if ApiError::from_body(&body).is_some() {
        return Ok(None);
    }
    let (reply, tree) = (page(&body), tree(&body));
    let Some(tree) = tree else {
        let not_json = matches!(reply, Err(Unreadable::NotJson { .. }));
        prop_assert!(not_json, "{:?}", reply);
        return Ok(None);
    };
    let Some(values) = tree.get("values").and_then(Value::as_array) else {
        let plain = serde_json::from_str::<Value>(&body).is_ok();
        prop_assert!(reply.is_err() && (!plain || reply == Err(Unreadable::Shape)));
        return Ok(None);
    };
    let Ok(reply) = reply else {
        // A name of the envelope that is none leaves no envelope.
        let is_spoilt = |key: &String| key.chars().any(|c| ('\u{800}'..='\u{fff}').contains(&c));
        let spoilt = tree
            .as_object()
            .is_some_and(|envelope| envelope.keys().any(is_spoilt));
        if spoilt && serde_json::from_str::<Value>(&body).is_err() {
            return Ok(None);
        }
        return Err(TestCaseError::fail(format!("{reply:?}")));
    };
    let read = reply.rows.len() as u64;
    let unreadable = reply.unreadable.count();
    prop_assert_eq!(read + unreadable, values.len() as u64);
    // With half characters in it, the tree is another one.
    if serde_json::from_str::<Value>(&body).is_ok() {
        same_rows(&reply, values)?;
        same_envelope(&reply, &tree)?;
    }
    same_content(reply)?;
    Ok(Some((read, unreadable)))
}

/// The whole body at once. Half surrogate pairs, which a tree can't hold, become
/// another character.
fn tree(body: &str) -> Option<Value> {
    let read = serde_json::from_str(body).ok();
    read.or_else(|| serde_json::from_str(&without_surrogates(body)).ok())
}

fn without_surrogates(body: &str) -> String {
    let mut parts = body.split("\\u");
    let mut without = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let mut hex = part.bytes();
        let (first, second) = (hex.next(), hex.next());
        let is_surrogate = matches!(first, Some(b'd' | b'D'))
            && second.is_some_and(|b| matches!(b, b'8' | b'9' | b'a'..=b'f' | b'A'..=b'F'));
        without.push_str("\\u");
        without.push_str(if is_surrogate { "0" } else { "" });
        without.push_str(&part[usize::from(is_surrogate)..]);
    }
    without
}

fn same_rows(reply: &PageReply, values: &[Value]) -> TestCaseResult {
    let (good, bad): (Vec<_>, Vec<_>) = values.iter().partition(|value| is_row(value));
    prop_assert_eq!(reply.rows.len(), good.len());
    for (row, value) in reply.rows.iter().zip(good) {
        same_row(row, value)?;
    }
    for (raw, value) in reply.unreadable.kept().iter().zip(bad) {
        prop_assert!(!raw.clipped);
        let raw = serde_json::from_str::<Value>(&raw.json).ok();
        prop_assert_eq!(raw.as_ref(), Some(value));
    }
    Ok(())
}

fn is_row(value: &Value) -> bool {
    let id = value.get("id").and_then(Value::as_str);
    let detector = value.get("detector").unwrap_or(&Value::Null);
    id.is_some_and(|id| !id.is_empty()) && (detector.is_null() || detector.is_object())
}

fn same_row(row: &SegmentProfile, value: &Value) -> TestCaseResult {
    let detector = value.get("detector").unwrap_or(&Value::Null);
    let texts = [
        (Some(row.id.as_str()), value.get("id")),
        (row.name.as_deref(), value.get("name")),
        (row.key.as_deref(), value.get("key")),
        (
            row.created_by.as_ref().map(ProfileType::code),
            value.get("createdBy"),
        ),
        (row.description.as_deref(), value.get("description")),
        (
            row.scheduler.as_ref().map(Scheduler::code),
            value.get("scheduler"),
        ),
        (row.stage().map(Stage::code), detector.get("stage")),
        (row.creator_id.as_deref(), value.get("creatorId")),
        (row.creator.as_deref(), value.get("creator")),
        (row.updater_id.as_deref(), value.get("updaterId")),
        (row.updater.as_deref(), value.get("updater")),
    ];
    for (shown, value) in texts {
        same_cell(shown, value)?;
    }
    let dates = [
        (row.detected_at(), detector.get("detectedAt")),
        (row.created_at.as_ref(), value.get("createdAt")),
        (row.updated_at.as_ref(), value.get("updatedAt")),
    ];
    for (moment, value) in dates {
        same_cell(moment.map(Timestamp::text), value)?;
        let instant = value.and_then(|value| match value {
            // Milliseconds, to the end of year 9999.
            Value::Number(_) => {
                let epoch_ms = i64::try_from(count(value)?).ok()?;
                (epoch_ms < 253_402_300_800_000).then_some(epoch_ms)
            }
            other => {
                let instant = DateTime::parse_from_rfc3339(other.as_str()?.trim()).ok()?;
                Some(instant.timestamp_millis())
            }
        });
        prop_assert_eq!(moment.and_then(Timestamp::epoch_ms), instant);
    }
    prop_assert_eq!(row.detector.is_some(), detector.is_object());
    Ok(())
}

fn same_cell(shown: Option<&str>, value: Option<&Value>) -> TestCaseResult {
    match value.unwrap_or(&Value::Null) {
        Value::Null => prop_assert_eq!(shown, None),
        Value::String(text) => prop_assert_eq!(shown, Some(text.as_str())),
        other => {
            let shown = shown.and_then(|json| serde_json::from_str::<Value>(json).ok());
            prop_assert_eq!(shown.as_ref(), Some(other));
        }
    }
    Ok(())
}

fn same_envelope(reply: &PageReply, tree: &Value) -> TestCaseResult {
    for (figure, key) in [
        (&reply.offset, "offset"),
        (&reply.limit, "limit"),
        (&reply.total_count, "totalCount"),
    ] {
        let value = tree.get(key);
        prop_assert_eq!(figure.count(), value.and_then(count), "{}", key);
        prop_assert_eq!(figure == &LenientCount::Absent, value.is_none(), "{}", key);
    }
    let flag = tree.get("hasNextPage").and_then(Value::as_bool);
    prop_assert_eq!(reply.has_next_page, flag);
    Ok(())
}

/// The count that a value is: the decimal is written out without exponent or point.
pub fn count(value: &Value) -> Option<u64> {
    let literal = match value {
        Value::Number(number) => number.as_str(),
        Value::String(text) => text.trim(),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => return None,
    };
    let literal = literal.to_ascii_lowercase();
    let (mantissa, exponent) = literal.split_once('e').unwrap_or((&literal, "0"));
    let (before, after) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let magnitude = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    if ![before, after, magnitude].into_iter().all(are_digits) {
        return None;
    }
    let digits = [before, after].concat();
    let significant = digits.trim_end_matches('0');
    if significant.is_empty() {
        return Some(0);
    }
    // Zeros behind the last digit that counts; fewer than none where it is behind the point.
    let zeros = exponent.parse::<i64>().ok()? + (before.len() as i64 - significant.len() as i64);
    let zeros = usize::try_from(zeros).ok().filter(|zeros| *zeros < 20)?;
    let whole = [significant, &"0".repeat(zeros)].concat();
    let whole: u64 = whole.parse().ok()?;
    (whole <= 1 << 53).then_some(whole)
}

fn same_content(reply: PageReply) -> TestCaseResult {
    let asked = Slice {
        limit: 3,
        offset: 6,
    };
    let mut ids: Vec<String> = Vec::new();
    for row in &reply.rows {
        if !ids.contains(&row.id) {
            ids.push(row.id.clone());
        }
    }
    let received = reply.rows.len() as u64 + reply.unreadable.count();
    let repeated = (reply.rows.len() - ids.len()) as u64;
    let content = PageContent::of(asked, reply.clone());
    let shown: Vec<_> = content.rows.iter().map(|row| row.id.clone()).collect();
    prop_assert_eq!(&shown, &ids);
    for row in &content.rows {
        let newest = reply.rows.iter().rfind(|other| other.id == row.id);
        prop_assert_eq!(Some(row.as_ref()), newest);
    }
    prop_assert_eq!(content.extent.received, received);
    prop_assert_eq!(content.stated, reply.total_count.count());
    let unreadable = DataWarning::UnreadableRows(reply.unreadable.clone());
    let said = content.warnings.contains(&unreadable);
    prop_assert_eq!(said, reply.unreadable.count() > 0);
    let said = content
        .warnings
        .contains(&DataWarning::RepeatedRows(repeated));
    prop_assert_eq!(said, repeated > 0);
    Ok(())
}
