//! The list of what changed, by kind, and what is kept to find it out.

use leptos::prelude::*;

use super::line::{count_words, show_in_table};
use super::settings::RecordSettings;
use super::tracker::RecordKeeper;
use crate::components::Dialog;
use crate::i18n::intl;
use crate::preferences::Preferences;
use crate::state::changes::{ChangeKind, ProfileChange};
use crate::state::collection::Collection;
use crate::state::collection::loader::CollectionLoader;
use crate::state::url::url_state::UrlState;
use crate::views::dashboard::context::{ChangesContext, SharedChanges, TableContext};
use crate::views::dashboard::row::name;

/// How many profiles of a kind are listed; the table shows all.
const MOST: usize = 50;

/// The list.
#[component]
pub fn ChangesList(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let texts = move || preferences.locale().changes_messages();
    let content = move || open.get().then(|| view! { <Content open /> });
    view! {
        <Dialog
            open=open
            title=Signal::derive(move || texts().title.to_owned())
            on_close=move || open.set(false)
        >
            {content}
        </Dialog>
    }
}

/// What is in the list, made anew each time it is opened.
#[component]
fn Content(
    /// Whether the list is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let keeper = expect_context::<RecordKeeper>();
    let changes = expect_context::<ChangesContext>();
    let collection = expect_context::<CollectionLoader>();
    let texts = move || preferences.locale().changes_messages();
    // Its own: a memo keeps each reader that is gone.
    let current = Memo::new(move |_| changes.current.get());
    let is_complete = Memo::new(move |_| collection.read(Collection::is_complete));
    // Of a part of the profiles, what is not loaded would be taken for seen.
    let can_mark = Memo::new(move |_| {
        let has_any = current.with(|it| it.as_ref().is_some_and(|it| !it.get().changed.is_empty()));
        has_any && is_complete.get()
    });
    let summary = move || {
        let texts = texts();
        let Some(current) = current.get() else {
            return view! { <p>{texts.not_known}</p> }.into_any();
        };
        let since = intl::local_minute(current.get().since);
        if current.get().changed.is_empty() {
            return view! { <p>{(texts.nothing)(&since)}</p> }.into_any();
        }
        let is_partial = !is_complete.get();
        view! {
            <p>{(texts.since)(&since)}</p>
            {is_partial.then(|| view! { <p class="menu__hint">{texts.partial}</p> })}
            {groups(&current, open)}
        }
        .into_any()
    };
    let mark_seen = move || {
        can_mark.get().then(|| {
            let mark = move |_| {
                keeper.mark_seen();
                open.set(false);
            };
            view! {
                <button type="button" class="button button--primary" on:click=mark>
                    {move || texts().mark_seen}
                </button>
            }
        })
    };
    view! {
        <div class="changes__list">{summary}</div>
        <RecordSettings />
        <div class="dialog__actions">
            {mark_seen} <button type="button" class="button" on:click=move |_| open.set(false)>
                {move || texts().close}
            </button>
        </div>
    }
}

/// The profiles with each change.
fn groups(changes: &SharedChanges, open: RwSignal<bool>) -> impl IntoView + use<> {
    let preferences = expect_context::<Preferences>();
    let url = expect_context::<UrlState>();
    let (locale, texts) = (
        preferences.locale(),
        preferences.locale().changes_messages(),
    );
    let number = |count: usize| intl::number(locale, count as u64);
    let kinds = ChangeKind::ALL.into_iter();
    let groups = kinds.filter_map(|kind| {
        let changed = changes.get().with_kind(kind);
        if changed.is_empty() {
            return None;
        }
        let rest = changed.len().saturating_sub(MOST);
        let entries = changed
            .iter()
            .take(MOST)
            .map(|change| entry(change, kind, open));
        let show = (kind != ChangeKind::Removed).then(|| {
            let show = move |_| {
                open.set(false);
                show_in_table(url, kind);
            };
            view! {
                <button type="button" class="button button--quiet" on:click=show>
                    {texts.show}
                </button>
            }
        });
        let title = count_words(texts, kind, changed.len() as u32, &number(changed.len()));
        Some(view! {
            <section class="changes__group">
                <h3 class="changes__title">{title} {show}</h3>
                <ul class="changes__profiles">
                    {entries.collect_view()}
                    {(rest > 0).then(|| view! { <li>{(texts.more)(&number(rest))}</li> })}
                </ul>
            </section>
        })
    });
    groups.collect_view()
}

/// A profile, with what there is to tell of its change.
fn entry(change: &ProfileChange, kind: ChangeKind, open: RwSignal<bool>) -> AnyView {
    let preferences = expect_context::<Preferences>();
    let url = expect_context::<UrlState>();
    let table = expect_context::<TableContext>();
    let (messages, texts) = (preferences.texts(), preferences.locale().changes_messages());
    let row = untrack(|| table.profile(&change.id));
    let shown_name = match &row {
        Some(row) => name(row, messages),
        None => change
            .name
            .clone()
            .unwrap_or_else(|| messages.columns.unnamed.to_owned()),
    };
    let detail = match kind {
        ChangeKind::Edited | ChangeKind::Renamed => {
            let editor = row.as_ref().and_then(|row| row.updater.as_deref());
            let editor = editor.filter(|editor| !editor.trim().is_empty());
            let former = change.former_name.as_deref().map(texts.formerly);
            let parts = former.into_iter().chain(editor.map(texts.by));
            parts.collect::<Vec<_>>().join(texts.separator)
        }
        ChangeKind::Failed | ChangeKind::Overdue | ChangeKind::Recovered | ChangeKind::Computed => {
            let computed = row.as_ref().and_then(|row| row.detected_at()?.epoch_ms());
            computed.map_or_else(String::new, intl::local_minute)
        }
        ChangeKind::Added | ChangeKind::Removed => String::new(),
    };
    let id = change.id.clone();
    let shown = if row.is_some() {
        let open_row = move |_| {
            open.set(false);
            url.open_row(id.clone());
        };
        view! {
            <button type="button" class="changes__name" on:click=open_row>
                <bdi>{shown_name}</bdi>
            </button>
        }
        .into_any()
    } else {
        view! { <bdi>{shown_name}</bdi> }.into_any()
    };
    view! { <li>{shown} <span class="changes__detail">{detail}</span></li> }.into_any()
}
