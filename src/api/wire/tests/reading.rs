//! Reference implementation for replies: the whole body as a `serde_json::Value`, counts digit by
//! digit, dates by chrono.

use crate::domain::Timestamp;
use chrono::DateTime;
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;
use serde_json::Value;

use super::super::*;
use crate::api::ApiError;
use crate::domain::Slice;
use crate::state::page::content::{DataWarning, PageContent};

/// Compares the page content of a body with the reference. `Some` for a page: how many rows are
/// valid, and how many are not.
pub fn compare_with_reference(body: &[u8]) -> Result<Option<(u64, u64)>, TestCaseError> {
    let Ok(body) = text(body.to_vec()) else {
        prop_assert!(std::str::from_utf8(body).is_err());
        return Ok(None);
    };
    if ApiError::from_body(&body).is_some() {
        return Ok(None);
    }
    let (reply, reference) = (page(&body), reference(&body));
    let Some(reference) = reference else {
        let not_json = matches!(reply, Err(Unreadable::NotJson { .. }));
        prop_assert!(not_json, "{:?}", reply);
        return Ok(None);
    };
    let none = Vec::new();
    let values = match (reference.get("values"), reference.get("totalCount")) {
        (Some(Value::Null), Some(total)) if count(total).is_some() => Some(&none),
        (None, Some(total)) if reference.is_object() && count(total) == Some(0) => Some(&none),
        (values, _) => values.and_then(Value::as_array),
    };
    let Some(values) = values else {
        let plain = serde_json::from_str::<Value>(&body).is_ok();
        let expected = match error_message(body.trim()) {
            Some(message) => Unreadable::ErrorReply(message),
            None => Unreadable::Shape,
        };
        prop_assert!(reply.is_err() && (!plain || reply == Err(expected)));
        return Ok(None);
    };
    if values.is_empty() && matches!(reply, Err(Unreadable::ErrorReply(_))) {
        prop_assert!(reference.get("totalCount").is_none());
        return Ok(None);
    }
    let Ok(reply) = reply else {
        // A member of the envelope with a lone surrogate in its name is refused.
        let is_replaced = |key: &String| key.chars().any(|c| ('\u{800}'..='\u{fff}').contains(&c));
        let has_replaced_key = reference
            .as_object()
            .is_some_and(|envelope| envelope.keys().any(is_replaced));
        if has_replaced_key && serde_json::from_str::<Value>(&body).is_err() {
            return Ok(None);
        }
        return Err(TestCaseError::fail(format!("{reply:?}")));
    };
    let read = reply.rows.len() as u64;
    let unreadable = reply.unreadable.count();
    prop_assert_eq!(read + unreadable, values.len() as u64);
    // With lone surrogates, which are replaced, the reference differs.
    if serde_json::from_str::<Value>(&body).is_ok() {
        same_rows(&reply, values)?;
        same_envelope(&reply, &reference)?;
    }
    same_content(reply)?;
    Ok(Some((read, unreadable)))
}

/// Parses the whole body at once. Lone surrogates, which a `Value` can't hold, are replaced by
/// another character.
fn reference(body: &str) -> Option<Value> {
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
    let id = value.get("id").unwrap_or(&Value::Null);
    let is_id = id.is_number() || id.as_str().is_some_and(|id| !id.is_empty());
    let detector = value.get("detector").unwrap_or(&Value::Null);
    is_id && (detector.is_null() || detector.is_object())
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
    for (timestamp, value) in dates {
        same_cell(timestamp.map(Timestamp::text), value)?;
        let instant = value.and_then(|value| match value {
            // Milliseconds, to the end of year 9999; those of the first years may be seconds.
            Value::Number(_) => {
                let epoch_ms = i64::try_from(count(value)?).ok()?;
                let are_read = 100_000_000_000..253_402_300_800_000;
                (epoch_ms == 0 || are_read.contains(&epoch_ms)).then_some(epoch_ms)
            }
            other => {
                let instant = DateTime::parse_from_rfc3339(other.as_str()?.trim()).ok()?;
                Some(instant.timestamp_millis())
            }
        });
        prop_assert_eq!(timestamp.and_then(Timestamp::epoch_ms), instant);
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

fn same_envelope(reply: &PageReply, reference: &Value) -> TestCaseResult {
    for (count_read, key) in [
        (&reply.offset, "offset"),
        (&reply.limit, "limit"),
        (&reply.total_count, "totalCount"),
    ] {
        let value = reference.get(key);
        prop_assert_eq!(count_read.count(), value.and_then(count), "{}", key);
        prop_assert_eq!(
            count_read == &LenientCount::Absent,
            value.is_none(),
            "{}",
            key
        );
    }
    let has_next_page = reference.get("hasNextPage").and_then(Value::as_bool);
    prop_assert_eq!(reply.has_next_page, has_next_page);
    Ok(())
}

/// The count of a value, digit by digit with checked arithmetic: another algorithm than that of
/// [`LenientCount::parse`].
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
    let digits = before.bytes().chain(after.bytes());
    let digits: Vec<u64> = digits.map(|byte| u64::from(byte - b'0')).collect();
    if digits.iter().all(|digit| *digit == 0) {
        return Some(0);
    }
    // How many digits are before the point once the exponent has moved it.
    let point = exponent.parse::<i64>().ok()? + before.len() as i64;
    let mut whole: u64 = 0;
    for index in 0..point.max(digits.len() as i64) {
        let digit = digits.get(index as usize).copied().unwrap_or(0);
        if index < point {
            whole = whole.checked_mul(10)?.checked_add(digit)?;
        } else if digit != 0 {
            return None;
        }
    }
    (whole <= 1 << 53).then_some(whole)
}

fn same_content(reply: PageReply) -> TestCaseResult {
    let requested = Slice {
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
    let content = PageContent::of(requested, reply.clone());
    let shown: Vec<_> = content.rows.iter().map(|row| row.id.clone()).collect();
    prop_assert_eq!(&shown, &ids);
    for row in &content.rows {
        let newest = reply.rows.iter().rfind(|other| other.id == row.id);
        prop_assert_eq!(Some(row.as_ref()), newest);
    }
    prop_assert_eq!(content.range.received, received);
    prop_assert_eq!(content.stated_total, reply.total_count.count());
    let unreadable = DataWarning::UnreadableRows(reply.unreadable.clone());
    let has_warning = content.warnings.contains(&unreadable);
    prop_assert_eq!(has_warning, reply.unreadable.count() > 0);
    let has_warning = content
        .warnings
        .contains(&DataWarning::RepeatedRows(repeated));
    prop_assert_eq!(has_warning, repeated > 0);
    Ok(())
}
