//! A segment profile as the API serializes it, missing and null fields included.

use serde::{Serialize, Serializer};

/// A value that may be missing or `null` in a reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Field<T> {
    /// The key is absent.
    Missing,
    /// `null`.
    Null,
    /// A value, which may be empty or malformed.
    Value(T),
}

impl<T> Field<T> {
    fn is_missing(&self) -> bool {
        matches!(self, Self::Missing)
    }

    /// The value, where there is one.
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Missing | Self::Null => None,
            Self::Value(value) => Some(value),
        }
    }
}

impl<T: Serialize> Serialize for Field<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            // `Missing` is skipped by `skip_serializing_if`; `null` is the closest value that could be written.
            Self::Missing | Self::Null => serializer.serialize_none(),
            Self::Value(value) => value.serialize(serializer),
        }
    }
}

/// A text that may be missing or null.
pub type Text = Field<String>;

/// A text that is present.
pub fn text(value: impl Into<String>) -> Text {
    Field::Value(value.into())
}

/// `detector`: how the last computation went, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Detector {
    #[serde(skip_serializing_if = "Field::is_missing")]
    pub stage: Text,
    #[serde(skip_serializing_if = "Field::is_missing")]
    pub detected_at: Text,
}

/// One element of `values`, its keys in the order of the documented example.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Row {
    pub id: String,
    #[serde(skip_serializing_if = "Field::is_missing")]
    pub name: Text,
    #[serde(skip_serializing_if = "Field::is_missing")]
    pub key: Text,
    #[serde(skip_serializing_if = "Field::is_missing")]
    pub created_by: Text,
    #[serde(skip_serializing_if = "Field::is_missing")]
    pub description: Text,
    #[serde(skip_serializing_if = "Field::is_missing")]
    pub scheduler: Text,
    #[serde(skip_serializing_if = "Field::is_missing")]
    pub detector: Field<Detector>,
    #[serde(skip_serializing_if = "Field::is_missing")]
    pub creator_id: Text,
    #[serde(skip_serializing_if = "Field::is_missing")]
    pub creator: Text,
    #[serde(skip_serializing_if = "Field::is_missing")]
    pub created_at: Text,
    #[serde(skip_serializing_if = "Field::is_missing")]
    pub updater_id: Text,
    #[serde(skip_serializing_if = "Field::is_missing")]
    pub updater: Text,
    #[serde(skip_serializing_if = "Field::is_missing")]
    pub updated_at: Text,
}

impl Row {
    /// The stage, where the row has one.
    pub fn stage(&self) -> Option<&str> {
        let detector = self.detector.value()?;
        detector.stage.value().map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_value_has_no_key_and_a_null_one_has() {
        let detector = Detector {
            stage: Field::Null,
            detected_at: Field::Missing,
        };
        assert_eq!(
            serde_json::to_string(&detector).ok().as_deref(),
            Some(r#"{"stage":null}"#)
        );
    }
}
