//! Fields of a reply, read leniently: a value of another type spoils nothing but itself.

use serde_json::value::RawValue;

use super::Member;
use crate::domain::{ApiField, FieldForms, LenientCount, Timestamp};

/// An id: a string that is not empty, or a number, whose digits are kept as they were written: many
/// ids are too long for a float.
pub(super) fn id(value: &RawValue) -> Option<String> {
    if is_number(value) {
        return Some(value.get().to_owned());
    }
    string(value).filter(|id| !id.is_empty())
}

/// The value of a member that has one; null is marked, since nothing else tells it from a missing
/// one.
pub(super) fn present<'a>(
    member: Member<'a>,
    forms: &mut FieldForms,
    field: ApiField,
) -> Option<&'a RawValue> {
    let value = member.0?;
    if value.get() == "null" {
        forms.mark(field);
        return None;
    }
    Some(value)
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
pub(super) fn cell(member: Member<'_>, forms: &mut FieldForms, field: ApiField) -> Option<String> {
    let value = present(member, forms, field)?;
    Some(string(value).unwrap_or_else(|| {
        forms.mark(field);
        value.get().to_owned()
    }))
}

/// A date field: a string, or a number of milliseconds.
pub(super) fn timestamp(
    member: Member<'_>,
    forms: &mut FieldForms,
    field: ApiField,
) -> Option<Timestamp> {
    let is_literal = member.0.is_some_and(is_number);
    let text = cell(member, forms, field)?;
    Some(if is_literal {
        Timestamp::from_number(&text)
    } else {
        Timestamp::parse(&text)
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
