//! Profiles as JSON: the API's own field names and values, as they came.
//!
//! Each value is rebuilt from what is kept of it, and is the one that was received: numbers with
//! every digit, dates that can't be read, null where it was null. What is not kept is not written:
//! fields that the API does not document, the order of fields, and how a text was escaped.

use crate::domain::{ApiField, SegmentProfile};

/// Appends a profile as one line: an object with these fields, which are in the documented order.
pub fn push_profile(text: &mut String, profile: &SegmentProfile, fields: &[ApiField]) {
    let mut object = Object::begin(text);
    let mut in_detector = fields
        .iter()
        .filter(|field| is_in_detector(**field))
        .peekable();
    for field in fields {
        match (field, &profile.detector) {
            (ApiField::Detector, Some(_)) => {
                object.push_name("detector");
                let mut inner = Object::begin(object.text);
                for field in in_detector.by_ref() {
                    inner.push_field(profile, *field);
                }
                inner.end();
            }
            (ApiField::Stage | ApiField::DetectedAt, _) => {}
            (field, _) => object.push_field(profile, *field),
        }
    }
    object.end();
}

fn is_in_detector(field: ApiField) -> bool {
    matches!(field, ApiField::Stage | ApiField::DetectedAt)
}

/// An object that is being written.
struct Object<'a> {
    text: &'a mut String,
    is_empty: bool,
}

impl<'a> Object<'a> {
    fn begin(text: &'a mut String) -> Self {
        text.push('{');
        Self {
            text,
            is_empty: true,
        }
    }

    fn push_name(&mut self, name: &str) {
        if !self.is_empty {
            self.text.push(',');
        }
        self.is_empty = false;
        // The API's names need no escapes.
        self.text.push('"');
        self.text.push_str(name);
        self.text.push_str("\":");
    }

    /// Appends a field, unless it was missing.
    fn push_field(&mut self, profile: &SegmentProfile, field: ApiField) {
        let name = field.path();
        let name = name.strip_prefix("detector.").unwrap_or(name);
        match (field.text(profile), profile.forms.has(field)) {
            (None, false) => {}
            (None, true) => {
                self.push_name(name);
                self.text.push_str("null");
            }
            (Some(value), false) => {
                self.push_name(name);
                push_string(self.text, value);
            }
            // Its JSON as it came. A line break can only stand between two tokens of it.
            (Some(value), true) => {
                self.push_name(name);
                let one_line = |c| if matches!(c, '\r' | '\n') { ' ' } else { c };
                self.text.extend(value.chars().map(one_line));
            }
        }
    }

    fn end(self) {
        self.text.push('}');
    }
}

/// Appends a text as a JSON string.
pub fn push_string(text: &mut String, value: &str) {
    // A string is always JSON.
    text.push_str(&serde_json::to_string(value).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value;

    use super::*;
    use crate::api::wire;

    fn exported(row: &str, fields: &[ApiField]) -> String {
        let page = wire::page(&format!(r#"{{"values":[{row}]}}"#)).expect("an envelope");
        let mut text = String::new();
        push_profile(&mut text, &page.rows[0], fields);
        text
    }

    #[test]
    fn a_profile_is_written_as_it_came() {
        for row in [
            r#"{"id":"a"}"#,
            r#"{"id":12345678901234567890123}"#,
            r#"{"id":"a","name":null,"key":"","description":"=1\n\"群\""}"#,
            r#"{"id":"a","detector":null}"#,
            r#"{"id":"a","detector":{}}"#,
            r#"{"id":"a","detector":{"stage":null,"detectedAt":"2022-02-30T01:01:00.000Z"}}"#,
            r#"{"id":"a","detector":{"stage":"QUEUED","detectedAt":1640998860000}}"#,
            r#"{"id":"a","createdBy":"SQL","scheduler":7,"creatorId":1e400,"creator":{"a":[1,true]}}"#,
            r#"{"id":"a","name":"\ud800","createdAt":1.50,"updaterId":9007199254740993}"#,
            r#"{"id":"a","createdAt":"yesterday","updatedAt":false}"#,
        ] {
            assert_eq!(exported(row, &ApiField::ALL), row);
        }
    }

    #[test]
    fn the_documented_profile_is_written_whole() {
        let body = include_str!("../../../tests/fixtures/documented_example.json");
        let page = wire::page(body).expect("the documented reply");
        let mut text = String::new();
        push_profile(&mut text, &page.rows[0], &ApiField::ALL);
        let body: Value = serde_json::from_str(body).expect("JSON");
        let written: Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(written, body["values"][0]);
    }

    #[test]
    fn a_profile_is_one_line_whatever_it_came_in() {
        let row = "{\"id\":\"a\",\"name\":\n{\"a\":\r\n1}}";
        assert_eq!(
            exported(row, &ApiField::ALL),
            r#"{"id":"a","name":{"a":  1}}"#
        );
    }

    #[test]
    fn of_some_fields_a_profile_has_no_others() {
        let row =
            r#"{"id":"a","name":"n","key":"k","detector":{"stage":"NONE","detectedAt":null}}"#;
        let fields = [ApiField::Id, ApiField::Detector, ApiField::Stage];
        assert_eq!(
            exported(row, &fields),
            r#"{"id":"a","detector":{"stage":"NONE"}}"#
        );
    }

    /// JSON of a value as the API might send it.
    fn value() -> impl Strategy<Value = String> {
        prop_oneof![
            Just("null".to_owned()),
            Just("true".to_owned()),
            Just("{\"a\":[1]}".to_owned()),
            "-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,5})?",
            any::<String>().prop_map(|text| serde_json::to_string(&text).expect("a string")),
        ]
    }

    proptest! {
        #[test]
        fn lines_parse_to_the_values_that_came(
            values in prop::collection::vec(prop::option::of(value()), 13),
            detector in prop::option::of(Just(())),
        ) {
            let members = |fields: &[ApiField], values: &[Option<String>]| {
                let members = fields.iter().zip(values).filter_map(|(field, value)| {
                    let name = field.path().rsplit('.').next()?;
                    value.as_ref().map(|value| format!("\"{name}\":{value}"))
                });
                members.collect::<Vec<_>>()
            };
            let outer: Vec<ApiField> = ApiField::ALL
                .into_iter()
                .filter(|field| !is_in_detector(*field) && !matches!(field, ApiField::Id | ApiField::Detector))
                .collect();
            let mut all = vec!["\"id\":\"a\"".to_owned()];
            all.extend(members(&outer, &values));
            if detector.is_some() {
                let inner = members(&[ApiField::Stage, ApiField::DetectedAt], &values[11..]);
                all.push(format!("\"detector\":{{{}}}", inner.join(",")));
            }
            let row = format!("{{{}}}", all.join(","));
            let written = exported(&row, &ApiField::ALL);
            let [written, row] = [&written, &row]
                .map(|text| serde_json::from_str::<Value>(text).expect("JSON"));
            prop_assert_eq!(written, row);
        }
    }
}
