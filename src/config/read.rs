//! Parsers of the values in `config.json`; `None` for an invalid value.

use serde_json::Value;

use super::{ApiAddress, ConfigProblem};
use crate::domain::{LenientCount, PageSize, ProfileUrl, Project, ProjectId, ReportTemplate};
use crate::i18n::Locale;

/// Whether a text is an absolute URL.
pub type IsUrl = fn(&str) -> bool;

/// A whole number from 0 to `max`.
pub(super) fn whole(value: &Value, max: u64) -> Option<u64> {
    let Value::Number(number) = value else {
        return None;
    };
    LenientCount::parse(number.as_str())
        .count()
        .filter(|count| *count <= max)
}

pub(super) fn flag(value: &Value) -> Option<bool> {
    value.as_bool()
}

/// A language tag; `null` stands for the browser's language.
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

/// The seconds of a refresh interval. `state::refresh_interval` has the same ones; this layer can't
/// import it.
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

/// A template of URLs; `null` stands for none.
pub(super) fn profile_url(value: &Value, is_url: IsUrl) -> Option<Option<ProfileUrl>> {
    if value.is_null() {
        return Some(None);
    }
    ProfileUrl::parse(value.as_str()?, is_url).map(Some)
}

/// A template of the report; `null` stands for none.
pub(super) fn report_template(value: &Value) -> Result<Option<ReportTemplate>, ConfigProblem> {
    if value.is_null() {
        return Ok(None);
    }
    let template = value.as_str().filter(|text| !text.trim().is_empty());
    let template = template.ok_or(ConfigProblem::WrongValue("reportTemplate"))?;
    let parsed = ReportTemplate::parse(template);
    parsed.map(Some).map_err(ConfigProblem::UnknownPlaceholder)
}

/// A list of anything.
pub(super) fn items(value: &Value) -> Option<Vec<Value>> {
    value.as_array().cloned()
}

/// An optional name.
fn name(value: Option<&Value>) -> Option<Option<String>> {
    match value {
        None | Some(Value::Null) => Some(None),
        Some(name) => Some(Some(name.as_str()?.to_owned())),
    }
}
