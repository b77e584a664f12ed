//! Fields of a reply, read leniently: a value of another type spoils nothing but itself.

use serde_json::value::RawValue;

use crate::domain::{LenientCount, Timestamp};

/// An id: a string that is not empty, or a number, whose digits are kept as they were written: many
/// ids are too long for a float.
pub(super) fn id(value: &RawValue) -> Option<String> {
    if is_number(value) {
        return Some(value.get().to_owned());
    }
    string(value).filter(|id| !id.is_empty())
}

pub(super) fn is_number(value: &RawValue) -> bool {
    value
        .get()
        .starts_with(|c: char| c == '-' || c.is_ascii_digit())
}

/// The value of a JSON string; `None` for other values and for lone surrogates.
pub(super) fn string(value: &RawValue) -> Option<String> {
    serde_json::from_str(value.get()).ok()
}

/// A text field. A value that is no valid string (a number, an object) is kept as its JSON.
pub(super) fn cell(value: Option<&RawValue>) -> Option<String> {
    let value = value?;
    Some(string(value).unwrap_or_else(|| value.get().to_owned()))
}

/// A date field: a string, or a number of milliseconds.
pub(super) fn timestamp(value: Option<&RawValue>) -> Option<Timestamp> {
    let value = value?;
    Some(match string(value) {
        Some(text) => Timestamp::parse(&text),
        None if is_number(value) => Timestamp::from_number(value.get()),
        None => Timestamp::parse(value.get()),
    })
}

/// A count of the envelope; some deployments write it as a string.
pub(super) fn count(value: Option<&RawValue>) -> LenientCount {
    let Some(value) = value else {
        return LenientCount::Absent;
    };
    match string(value) {
        Some(text) => LenientCount::parse(&text),
        None => LenientCount::parse(value.get()),
    }
}
