//! The fields of a profile: the API's name for each, people's, its value, and a
//! button that copies what the API sent.

use serde_json::Value;

use super::super::column_labels::heading;
use super::super::row;
use crate::domain::{Column, SegmentProfile, Timestamp};
use crate::i18n::{Messages, intl};
use crate::legacy_components::CopyButton;
use crate::live::{Part, el, words};

/// All fields of a profile, in the contract's order.
pub fn entries(profile: &SegmentProfile, texts: &'static Messages) -> Part {
    let (columns, drawer) = (&texts.columns, &texts.drawer);
    let of = Entries { profile, texts };
    let (kind, scheduler) = (&profile.created_by, &profile.scheduler);
    let detector = detector_json(profile);
    let list = [
        of.text("id", drawer.id, Some(&profile.id)),
        of.text("name", columns.name, profile.name.as_deref()),
        of.text("key", columns.key, profile.key.as_deref()),
        of.code(
            "createdBy",
            Column::Type,
            kind.as_ref().map(|kind| kind.code()),
        ),
        of.text(
            "description",
            columns.description,
            profile.description.as_deref(),
        ),
        of.code(
            "scheduler",
            Column::Schedule,
            scheduler.as_ref().map(|scheduler| scheduler.code()),
        ),
        of.text("detector", drawer.detector, detector.as_deref()),
        of.code(
            "detector.stage",
            Column::Status,
            profile.stage().map(|stage| stage.code()),
        ),
        of.time(
            "detector.detectedAt",
            columns.last_computed,
            profile.detected_at(),
        ),
        of.text(
            "creatorId",
            drawer.creator_id,
            profile.creator_id.as_deref(),
        ),
        of.text("creator", columns.creator, profile.creator.as_deref()),
        of.time("createdAt", columns.created, profile.created_at.as_ref()),
        of.text(
            "updaterId",
            drawer.updater_id,
            profile.updater_id.as_deref(),
        ),
        of.text("updater", columns.last_editor, profile.updater.as_deref()),
        of.time("updatedAt", columns.updated, profile.updated_at.as_ref()),
    ];
    let list = list
        .into_iter()
        .fold(el("dl").class("entries"), |list, entry| list.child(entry));
    list.into()
}

/// Makes the entries of one profile.
struct Entries<'a> {
    profile: &'a SegmentProfile,
    texts: &'static Messages,
}

impl Entries<'_> {
    /// A text, as it came.
    fn text(&self, field: &str, label: &str, value: Option<&str>) -> Part {
        self.entry(field, label, verbatim(value, self.texts), value)
    }

    /// A code: its badge, and itself.
    fn code(&self, field: &str, column: Column, code: Option<&str>) -> Part {
        let shown = match code {
            Some("") | None => verbatim(code, self.texts),
            Some(raw) => Part::Many(vec![
                row::code(self.profile, column, self.texts),
                raw_text(raw),
            ]),
        };
        self.entry(field, heading(column, &self.texts.columns), shown, code)
    }

    /// A moment: in the reader's zone to the second, and as it came.
    fn time(&self, field: &str, label: &str, moment: Option<&Timestamp>) -> Part {
        let raw = moment.map(Timestamp::text);
        let shown = match (raw, moment.and_then(Timestamp::epoch_ms)) {
            (Some(raw), Some(epoch_ms)) => Part::Many(vec![
                el("span")
                    .child(words(&intl::local_second(epoch_ms)))
                    .into(),
                raw_text(raw),
            ]),
            (Some(""), None) | (None, _) => verbatim(raw, self.texts),
            (Some(raw), None) => Part::Many(vec![
                row::invalid(raw, self.texts),
                row::absent(self.texts.columns.not_a_date),
            ]),
        };
        self.entry(field, label, shown, raw)
    }

    /// One entry; `raw` is what the API sent, where it sent anything.
    fn entry(&self, field: &str, label: &str, shown: Part, raw: Option<&str>) -> Part {
        let drawer = &self.texts.drawer;
        let copy = raw.map(|raw| {
            CopyButton {
                label: (drawer.copy)(label),
                copied: drawer.copied,
                failed: drawer.copy_failed,
                value: raw.to_owned(),
            }
            .part()
        });
        let names = el("dt")
            .class("entry__names")
            .child(el("span").class("entry__label").child(words(label)))
            .child(el("code").class("entry__field").child(words(field)));
        el("div")
            .class("entry")
            .child(names)
            .child(
                el("dd")
                    .class("entry__value")
                    .child(el("div").class("entry__shown").child(shown))
                    .child(copy),
            )
            .into()
    }
}

/// A text as it came; null, missing and empty each say so.
fn verbatim(text: Option<&str>, texts: &'static Messages) -> Part {
    match text {
        Some("") => row::absent(texts.drawer.empty_text),
        Some(text) => el("bdi").child(words(text)).into(),
        None => row::absent(texts.drawer.absent),
    }
}

fn raw_text(text: &str) -> Part {
    el("code").class("entry__code").child(words(text)).into()
}

/// The detector as JSON, in the contract's order: as it came, but for spaces and
/// extra fields.
fn detector_json(profile: &SegmentProfile) -> Option<String> {
    let detector = profile.detector.as_ref()?;
    let quoted = |text: &str| Value::from(text).to_string();
    let stage = detector.stage.as_ref();
    let detected_at = detector.detected_at.as_ref();
    let fields = [
        stage.map(|stage| format!(r#""stage":{}"#, quoted(stage.code()))),
        detected_at.map(|moment| format!(r#""detectedAt":{}"#, quoted(moment.text()))),
    ];
    let fields: Vec<_> = fields.into_iter().flatten().collect();
    Some(format!("{{{}}}", fields.join(",")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::wire;

    fn json_of(detector: &str) -> Option<String> {
        let body = format!(r#"{{"values":[{{"id":"a","detector":{detector}}}]}}"#);
        detector_json(&wire::page(&body).expect("an envelope").rows[0])
    }

    #[test]
    fn a_detector_is_copied_as_it_came() {
        let documented = r#"{"stage":"FINISH","detectedAt":"2022-01-01T01:01:00.000Z"}"#;
        assert_eq!(json_of(documented).as_deref(), Some(documented));
        let odd = r#"{"stage":"A\"\\B"}"#;
        assert_eq!(json_of(odd).as_deref(), Some(odd));
        assert_eq!(json_of("{}").as_deref(), Some("{}"));
        assert_eq!(json_of("null"), None);
    }
}
