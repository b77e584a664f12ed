//! One profile, whole: every field of the contract under its own name, to be copied.

use std::sync::Arc;

use leptos::prelude::*;

use super::Board;
use super::columns::Column;
use super::row;
use crate::components::{CopyButton, Drawer, Icon, Shape};
use crate::domain::{SegmentProfile, Timestamp};
use crate::text::{Messages, intl};

/// The drawer with the open row.
#[component]
pub fn Details(
    /// The dashboard.
    board: Board,
) -> impl IntoView {
    let console = board.console;
    let found = Memo::new(move |_| {
        let id = console.place.params().row?;
        let content = board.shown.get()?.content;
        let at = content.position(&id)?;
        Some((at, content))
    });
    let profile = Memo::new(move |_| {
        found
            .get()
            .map(|(at, content)| Arc::clone(&content.rows[at]))
    });
    let neighbour = move |step: fn(usize) -> Option<usize>| {
        let (at, content) = found.get()?;
        let profile = content.rows.get(step(at)?)?;
        Some(profile.id.clone())
    };
    let previous = Signal::derive(move || neighbour(|at| at.checked_sub(1)));
    let next = Signal::derive(move || neighbour(|at| at.checked_add(1)));
    let title = move || match profile.get() {
        Some(profile) => row::name(&profile, console.texts()),
        None => console.texts().drawer.title_unnamed.to_owned(),
    };
    view! {
        <Drawer
            open=Signal::derive(move || profile.get().is_some())
            label=title
            on_close=move |()| console.place.close_row()
        >
            <header class="drawer__head">
                <h2 class="drawer__title">
                    <bdi>{title}</bdi>
                </h2>
                <Neighbour board shape=Shape::Up name=Signal::derive(move || console.texts().drawer.previous) to=previous />
                <Neighbour board shape=Shape::Down name=Signal::derive(move || console.texts().drawer.next) to=next />
                <button
                    type="button"
                    class="button button--icon"
                    aria-label=move || console.texts().drawer.close
                    title=move || console.texts().drawer.close
                    on:click=move |_| console.place.close_row()
                >
                    <Icon shape=Shape::Close />
                </button>
            </header>
            {move || profile.get().map(|profile| fields(&profile, console.texts()))}
        </Drawer>
    }
}

/// The button to the row before or after.
#[component]
fn Neighbour(
    board: Board,
    shape: Shape,
    name: Signal<&'static str>,
    /// The id of that row.
    to: Signal<Option<String>>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="button button--icon"
            aria-label=move || name.get()
            title=move || name.get()
            aria-disabled=move || to.get().is_none().then_some("true")
            on:click=move |_| {
                if let Some(id) = to.get_untracked() {
                    board.console.place.open_row(id);
                }
            }
        >
            <Icon shape />
        </button>
    }
}

/// One field: the API's name for it, people's, how it is shown, and its text.
struct Entry {
    field: &'static str,
    label: &'static str,
    shown: AnyView,
    /// What the API sent, where it sent anything.
    raw: Option<String>,
}

/// All fields in the contract's order.
fn fields(profile: &SegmentProfile, texts: &'static Messages) -> impl IntoView + use<> {
    let (columns, drawer) = (&texts.columns, &texts.drawer);
    let text = |field, label, value: Option<&String>| Entry {
        field,
        label,
        shown: verbatim(value.map(String::as_str), texts),
        raw: value.cloned(),
    };
    let code = |field, label, column, code: Option<&str>| Entry {
        field,
        label,
        shown: code.map_or_else(
            || verbatim(None, texts),
            |code| {
                view! {
                    {row::value(profile, column, texts)}
                    <code class="entry__code">{code.to_owned()}</code>
                }
                .into_any()
            },
        ),
        raw: code.map(str::to_owned),
    };
    let time = |field, label, moment: Option<&Timestamp>| Entry {
        field,
        label,
        shown: moment.map_or_else(|| verbatim(None, texts), |moment| exact_time(moment, texts)),
        raw: moment.map(|moment| moment.text().to_owned()),
    };
    let detector = detector_json(profile);
    let entries = [
        text("id", drawer.id, Some(&profile.id)),
        text("name", columns.name, profile.name.as_ref()),
        text("key", columns.key, profile.key.as_ref()),
        code(
            "createdBy",
            columns.kind,
            Column::Kind,
            profile.created_by.as_ref().map(|kind| kind.code()),
        ),
        text(
            "description",
            columns.description,
            profile.description.as_ref(),
        ),
        code(
            "scheduler",
            columns.schedule,
            Column::Schedule,
            profile.scheduler.as_ref().map(|scheduler| scheduler.code()),
        ),
        text("detector", drawer.detector, detector.as_ref()),
        code(
            "detector.stage",
            columns.status,
            Column::Status,
            profile.stage().map(|stage| stage.code()),
        ),
        time(
            "detector.detectedAt",
            columns.last_computed,
            profile.detected_at(),
        ),
        text("creatorId", drawer.creator_id, profile.creator_id.as_ref()),
        text("creator", columns.creator, profile.creator.as_ref()),
        time("createdAt", columns.created, profile.created_at.as_ref()),
        text("updaterId", drawer.updater_id, profile.updater_id.as_ref()),
        text("updater", columns.last_editor, profile.updater.as_ref()),
        time("updatedAt", columns.updated, profile.updated_at.as_ref()),
    ];
    let entries = entries
        .into_iter()
        .map(|entry| {
            let copy = entry.raw.map(|raw| {
                view! {
                    <CopyButton
                        label=(drawer.copy)(entry.label)
                        copied=drawer.copied
                        failed=drawer.copy_failed
                        text=raw
                    />
                }
            });
            view! {
                <div class="entry">
                    <dt class="entry__names">
                        <span class="entry__label">{entry.label}</span>
                        <code class="entry__field">{entry.field}</code>
                    </dt>
                    <dd class="entry__value">{entry.shown}</dd>
                    {copy}
                </div>
            }
        })
        .collect_view();
    view! { <dl class="entries">{entries}</dl> }
}

/// A text as it came; null, missing and empty each say so.
fn verbatim(text: Option<&str>, texts: &'static Messages) -> AnyView {
    match text {
        Some("") => view! { <span class="absent">{texts.drawer.empty_text}</span> }.into_any(),
        Some(text) => view! { <bdi>{text.to_owned()}</bdi> }.into_any(),
        None => view! { <span class="absent">{texts.drawer.absent}</span> }.into_any(),
    }
}

/// A moment in the reader's zone to the second, and as the API wrote it.
fn exact_time(moment: &Timestamp, texts: &'static Messages) -> AnyView {
    let raw = moment.text().to_owned();
    match moment.epoch_ms() {
        Some(epoch_ms) => view! {
            <span>{intl::local_second(epoch_ms)}</span>
            <code class="entry__code">{raw}</code>
        }
        .into_any(),
        None if raw.is_empty() => verbatim(Some(""), texts),
        None => view! {
            <bdi class="invalid">{raw}</bdi>
            <span class="absent">{texts.columns.not_a_date}</span>
        }
        .into_any(),
    }
}

/// The detector as JSON, as it came but for spaces and extra fields.
fn detector_json(profile: &SegmentProfile) -> Option<String> {
    let detector = profile.detector.as_ref()?;
    let mut object = serde_json::Map::new();
    if let Some(stage) = &detector.stage {
        object.insert("stage".to_owned(), stage.code().into());
    }
    if let Some(moment) = &detector.detected_at {
        object.insert("detectedAt".to_owned(), moment.text().into());
    }
    Some(serde_json::Value::Object(object).to_string())
}
