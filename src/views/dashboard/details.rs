//! One profile, whole: every field of the contract under its own name, to be copied.

use std::sync::Arc;

use leptos::prelude::*;

use super::Board;
use super::columns::Column;
use super::row;
use crate::components::{CopyButton, Drawer, Icon, Shape};
use crate::domain::{SegmentProfile, Timestamp};
use crate::live::{Derived, Live, Part, attr, live, text};
use crate::text::{Messages, intl};

/// The drawer with the open row.
#[component]
pub fn Details(
    /// The dashboard.
    board: Board,
) -> impl IntoView {
    let console = board.console;
    let found = Derived::new(move || {
        let id = console.place.params().row?;
        let content = board.shown.get()?.content;
        let at = content.position(&id)?;
        Some((at, content))
    });
    let profile = Derived::new(move || {
        found
            .get()
            .map(|(at, content)| Arc::clone(&content.rows[at]))
    });
    let neighbour = move |step: fn(usize) -> Option<usize>| {
        let (at, content) = found.get()?;
        let profile = content.rows.get(step(at)?)?;
        Some(profile.id.clone())
    };
    let previous = move || neighbour(|at| at.checked_sub(1));
    let next = move || neighbour(|at| at.checked_add(1));
    let title = move || match profile.get() {
        Some(profile) => row::name(&profile, console.texts()),
        None => console.texts().drawer.title_unnamed.to_owned(),
    };
    view! {
        <Drawer
            open=move || profile.get().is_some()
            label=title
            on_close=move |()| console.place.close_row()
        >
            <header class="drawer__head">
                <h2 class="drawer__title">
                    <bdi>{text(title)}</bdi>
                </h2>
                <Neighbour board shape=Shape::Up name=move || console.texts().drawer.previous to=previous />
                <Neighbour board shape=Shape::Down name=move || console.texts().drawer.next to=next />
                <button
                    type="button"
                    class="button button--icon"
                    aria-label=text(move || console.texts().drawer.close)
                    title=text(move || console.texts().drawer.close)
                    on:click=move |_| console.place.close_row()
                >
                    <Icon shape=Shape::Close />
                </button>
            </header>
            {live(move || profile.get().map(|profile| fields(&profile, console.texts())))}
        </Drawer>
    }
}

/// The button to the row before or after.
#[component]
fn Neighbour(
    board: Board,
    shape: Shape,
    #[prop(into)] name: Live<&'static str>,
    /// The id of that row.
    #[prop(into)]
    to: Live<Option<String>>,
) -> impl IntoView {
    let (hint, target) = (name.clone(), to.clone());
    view! {
        <button
            type="button"
            class="button button--icon"
            aria-label=text(move || name.get())
            title=text(move || hint.get())
            aria-disabled=attr(move || to.get().is_none().then_some("true"))
            on:click=move |_| {
                if let Some(id) = untrack(|| target.get()) {
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
    shown: Part,
    /// What the API sent, where it sent anything.
    raw: Option<String>,
}

/// All fields in the contract's order.
fn fields(profile: &SegmentProfile, texts: &'static Messages) -> impl IntoView + use<> {
    let (columns, drawer) = (&texts.columns, &texts.drawer);
    let plain = |field, label, value: Option<&String>| Entry {
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
                Part::of(view! {
                    {row::value(profile, column, texts)}
                    <code class="entry__code">{code.to_owned()}</code>
                })
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
        plain("id", drawer.id, Some(&profile.id)),
        plain("name", columns.name, profile.name.as_ref()),
        plain("key", columns.key, profile.key.as_ref()),
        code(
            "createdBy",
            columns.kind,
            Column::Kind,
            profile.created_by.as_ref().map(|kind| kind.code()),
        ),
        plain(
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
        plain("detector", drawer.detector, detector.as_ref()),
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
        plain("creatorId", drawer.creator_id, profile.creator_id.as_ref()),
        plain("creator", columns.creator, profile.creator.as_ref()),
        time("createdAt", columns.created, profile.created_at.as_ref()),
        plain("updaterId", drawer.updater_id, profile.updater_id.as_ref()),
        plain("updater", columns.last_editor, profile.updater.as_ref()),
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
                        value=raw
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
fn verbatim(text: Option<&str>, texts: &'static Messages) -> Part {
    match text {
        Some("") => Part::of(view! { <span class="absent">{texts.drawer.empty_text}</span> }),
        Some(text) => Part::of(view! { <bdi>{text.to_owned()}</bdi> }),
        None => Part::of(view! { <span class="absent">{texts.drawer.absent}</span> }),
    }
}

/// A moment in the reader's zone to the second, and as the API wrote it.
fn exact_time(moment: &Timestamp, texts: &'static Messages) -> Part {
    let raw = moment.text().to_owned();
    match moment.epoch_ms() {
        Some(epoch_ms) => Part::of(view! {
            <span>{intl::local_second(epoch_ms)}</span>
            <code class="entry__code">{raw}</code>
        }),
        None if raw.is_empty() => verbatim(Some(""), texts),
        None => Part::of(view! {
            <bdi class="invalid">{raw}</bdi>
            <span class="absent">{texts.columns.not_a_date}</span>
        }),
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
