//! The fields of a profile: the API's name of each, its label, its value, and a button that
//! copies what the API sent.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::reactive::computed::ArcMemo;
use serde_json::Value;

use super::super::column_labels::heading;
use super::super::row::{absent_view, code_view, invalid_view};
use crate::components::CopyButton;
use crate::domain::{Column, SegmentProfile, Timestamp};
use crate::i18n::{Messages, intl};
use crate::subscription::unsubscribe_on_cleanup;

/// A field of a profile.
pub struct ProfileField {
    /// The API's name of it.
    pub name: &'static str,
    /// Its label.
    pub label: &'static str,
    /// How it is shown.
    kind: FieldKind,
    /// What the API sent; `None` for null and missing.
    raw: Option<String>,
}

/// How a field is shown.
#[derive(Clone, Copy)]
enum FieldKind {
    Text,
    /// A code, with the badge that a column has of it.
    Code(Column),
    Time(fn(&SegmentProfile) -> Option<&Timestamp>),
}

/// All fields of a profile, in the contract's order. Where it comes back changed, only what has
/// changed is rendered anew: the focus, a selection and the scroll position stay.
pub fn fields(
    profile: Memo<Option<Arc<SegmentProfile>>>,
    texts: &'static Messages,
) -> impl IntoView {
    let now = profile.get_untracked();
    let fields = now.map(|profile| profile_fields(&profile, texts));
    let values = Memo::new(move |_| {
        // The row outlives the fields, which are made for each row that is opened.
        unsubscribe_on_cleanup(&ArcMemo::from(profile));
        let raw =
            |profile: &Arc<SegmentProfile>| profile_fields(profile, texts).map(|field| field.raw);
        profile.with(|profile| profile.as_ref().map(raw))
    });
    let fields = fields.into_iter().flatten().enumerate();
    let items = fields.map(|(index, field)| {
        let raw = Memo::new(move |_| values.with(|values| values.as_ref()?[index].clone()));
        field_view(&field, raw, profile, texts)
    });
    view! { <dl class="entries">{items.collect_view()}</dl> }
}

/// Every field of a profile, in the contract's order.
pub fn profile_fields(profile: &SegmentProfile, texts: &'static Messages) -> [ProfileField; 15] {
    let (columns, drawer) = (&texts.columns, &texts.drawer);
    let text = |name, label, value: Option<&str>| ProfileField {
        name,
        label,
        kind: FieldKind::Text,
        raw: value.map(str::to_owned),
    };
    let code = |name, column, value: Option<&str>| ProfileField {
        name,
        label: heading(column, columns),
        kind: FieldKind::Code(column),
        raw: value.map(str::to_owned),
    };
    let time = |name, label, value: fn(&SegmentProfile) -> Option<&Timestamp>| ProfileField {
        name,
        label,
        kind: FieldKind::Time(value),
        raw: value(profile).map(|moment| moment.text().to_owned()),
    };
    let created_by = profile.created_by.as_ref().map(|code| code.code());
    let scheduler = profile.scheduler.as_ref().map(|code| code.code());
    let stage = profile.stage().map(|code| code.code());
    let detector = detector_json(profile);
    let p = profile;
    [
        text("id", drawer.id, Some(&p.id)),
        text("name", columns.name, p.name.as_deref()),
        text("key", columns.key, p.key.as_deref()),
        code("createdBy", Column::Type, created_by),
        text("description", columns.description, p.description.as_deref()),
        code("scheduler", Column::Schedule, scheduler),
        text("detector", drawer.detector, detector.as_deref()),
        code("detector.stage", Column::Status, stage),
        time(
            "detector.detectedAt",
            columns.last_computed,
            SegmentProfile::detected_at,
        ),
        text("creatorId", drawer.creator_id, p.creator_id.as_deref()),
        text("creator", columns.creator, p.creator.as_deref()),
        time("createdAt", columns.created, |profile| {
            profile.created_at.as_ref()
        }),
        text("updaterId", drawer.updater_id, p.updater_id.as_deref()),
        text("updater", columns.last_editor, p.updater.as_deref()),
        time("updatedAt", columns.updated, |profile| {
            profile.updated_at.as_ref()
        }),
    ]
}

fn field_view(
    field: &ProfileField,
    raw: Memo<Option<String>>,
    profile: Memo<Option<Arc<SegmentProfile>>>,
    texts: &'static Messages,
) -> impl IntoView + use<> {
    let ProfileField {
        name, label, kind, ..
    } = *field;
    let drawer = &texts.drawer;
    let has_raw = Memo::new(move |_| raw.with(Option::is_some));
    let copy = move || {
        has_raw.get().then(|| {
            view! {
                <CopyButton
                    label=(drawer.copy)(label)
                    copied=drawer.copied
                    failed=drawer.copy_failed
                    value=Signal::derive(move || raw.get().unwrap_or_default().into())
                />
            }
        })
    };
    let shown = move || {
        let raw = raw.get();
        // What else is shown of it follows from the same value.
        shown(
            kind,
            raw.as_deref(),
            profile.get_untracked().as_deref(),
            texts,
        )
    };
    view! {
        <div class="entry">
            <dt class="entry__names">
                <span class="entry__label">{label}</span>
                <code class="entry__field">{name}</code>
            </dt>
            <dd class="entry__value">
                <div class="entry__shown">{shown}</div>
                {copy}
            </dd>
        </div>
    }
}

/// A value as it is shown. `text` is what the API sent.
fn shown(
    kind: FieldKind,
    text: Option<&str>,
    profile: Option<&SegmentProfile>,
    texts: &'static Messages,
) -> AnyView {
    match (kind, profile) {
        (FieldKind::Code(column), Some(profile)) => code_value(profile, column, text, texts),
        (FieldKind::Time(value), Some(profile)) => time_value(value(profile), texts),
        (FieldKind::Text | FieldKind::Code(_) | FieldKind::Time(_), _) => verbatim(text, texts),
    }
}

impl ProfileField {
    /// The value of the field in this profile, as it is shown.
    pub fn shown(&self, profile: &SegmentProfile, texts: &'static Messages) -> AnyView {
        shown(self.kind, self.raw.as_deref(), Some(profile), texts)
    }

    /// Whether the same field of another profile has the same value: one instant is the same however
    /// it is written.
    pub fn has_value_of(
        &self,
        profile: &SegmentProfile,
        other: &Self,
        other_profile: &SegmentProfile,
    ) -> bool {
        let instants = match self.kind {
            FieldKind::Time(value) => {
                let instant = |profile| value(profile).and_then(Timestamp::epoch_ms);
                instant(profile).zip(instant(other_profile))
            }
            FieldKind::Text | FieldKind::Code(_) => None,
        };
        self.raw == other.raw || instants.is_some_and(|(one, other)| one == other)
    }
}

/// A text as it came; null, missing and empty each have words of their own.
fn verbatim(text: Option<&str>, texts: &'static Messages) -> AnyView {
    match text {
        Some("") => absent_view(texts.drawer.empty_text).into_any(),
        Some(text) => view! { <bdi>{text.to_owned()}</bdi> }.into_any(),
        None => absent_view(texts.drawer.absent).into_any(),
    }
}

/// A code: its badge, and the code itself.
fn code_value(
    profile: &SegmentProfile,
    column: Column,
    code: Option<&str>,
    texts: &'static Messages,
) -> AnyView {
    match code {
        Some("") | None => verbatim(code, texts),
        Some(raw) => (code_view(profile, column, texts), raw_text(raw)).into_any(),
    }
}

/// A time: in the reader's zone to the second, and as it came.
fn time_value(moment: Option<&Timestamp>, texts: &'static Messages) -> AnyView {
    let raw = moment.map(Timestamp::text);
    match (raw, moment.and_then(Timestamp::epoch_ms)) {
        (Some(raw), Some(epoch_ms)) => {
            let local = view! { <span>{intl::local_second(epoch_ms)}</span> };
            (local, raw_text(raw)).into_any()
        }
        (Some("") | None, _) => verbatim(raw, texts),
        (Some(raw), None) => (
            invalid_view(raw, texts),
            absent_view(texts.columns.not_a_date),
        )
            .into_any(),
    }
}

fn raw_text(text: &str) -> impl IntoView + use<> {
    view! { <code class="entry__code">{text.to_owned()}</code> }
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
