//! The values of `config.json`, each read or of the wrong form.

use serde_json::Value;

use super::ApiAddress;
use crate::domain::{LenientCount, PageSize, Project, ProjectId};
use crate::i18n::Locale;

/// A whole number from 0 to `most`.
pub(super) fn whole(value: &Value, most: u64) -> Option<u64> {
    let Value::Number(number) = value else {
        return None;
    };
    LenientCount::parse(number.as_str())
        .count()
        .filter(|count| *count <= most)
}

pub(super) fn flag(value: &Value) -> Option<bool> {
    value.as_bool()
}

/// `null` is the browser's language.
pub(super) fn language(value: &Value) -> Option<Option<Locale>> {
    match value {
        Value::Null => Some(None),
        Value::String(tag) => {
            let locale = Locale::ALL.into_iter().find(|locale| locale.tag() == tag);
            locale.map(Some)
        }
        Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => None,
    }
}

pub(super) fn size(value: &Value) -> Option<PageSize> {
    PageSize::parse(&whole(value, 1_000)?.to_string())
}

/// The paces of the query layer, which lies behind this one.
pub(super) fn interval(value: &Value) -> Option<u32> {
    let seconds = whole(value, 300)? as u32;
    [0, 30, 60, 300].contains(&seconds).then_some(seconds)
}

pub(super) fn addresses(value: &Value) -> Option<Vec<ApiAddress>> {
    let each = value.as_array()?.iter().map(|item| match item {
        Value::String(url) => {
            let (url, name) = (url.clone(), None);
            Some(ApiAddress { url, name })
        }
        other @ (Value::Null
        | Value::Bool(_)
        | Value::Number(_)
        | Value::Array(_)
        | Value::Object(_)) => Some(ApiAddress {
            url: other.get("url")?.as_str()?.to_owned(),
            name: name(other.get("label"))?,
        }),
    });
    each.collect()
}

pub(super) fn projects(value: &Value) -> Option<Vec<Project>> {
    let each = value.as_array()?.iter().map(|item| {
        Some(Project {
            id: ProjectId::parse(item.get("id")?.as_str()?).ok()?,
            name: name(item.get("name"))?,
        })
    });
    each.collect()
}

/// A name that may be missing.
fn name(value: Option<&Value>) -> Option<Option<String>> {
    match value {
        None | Some(Value::Null) => Some(None),
        Some(name) => Some(Some(name.as_str()?.to_owned())),
    }
}
