//! The rows of the page, or their skeleton while they are on their way.

use leptos::prelude::*;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement};

use super::super::DashboardContext;
use super::super::row::row;
use super::super::table_state::TableState;
use super::heading::Columns;
use crate::domain::{Column, SegmentProfile};
use crate::i18n::Locale;
use crate::legacy_components::{RowSource, VirtualRows};
use crate::live::{Part, el, live, next_frame};
use crate::state::column_layout::{ColumnLayout, Density};
use crate::state::view_params::ViewParams;

/// Skeleton rows: a screenful, so that nothing jumps when the real ones come.
const SKELETON_ROWS: usize = 24;

/// The rows of the page on screen, of which those in sight will be rendered.
pub fn virtual_rows(dashboard: DashboardContext) -> VirtualRows {
    let shown = dashboard.shown;
    let rows = VirtualRows::new(RowSource {
        count: (move || shown.with(|page| page.as_ref().map_or(0, |page| page.content.rows.len())))
            .into(),
        before: (move || {
            shown.with(|page| page.as_ref().map_or(0, |page| page.content.extent.offset))
        })
        .into(),
        id: Box::new(move |place| {
            let content = shown.get_untracked()?.content;
            Some(content.rows.get(place)?.id.clone())
        }),
        place: Box::new(move |id| shown.get_untracked()?.content.position(id)),
        open: Box::new(move |id| dashboard.app.url.open_row(id.to_owned())),
    });
    follow_view(dashboard, rows);
    rows
}

/// Another page, order or search begins at its top; the open row is in sight behind
/// its drawer, and has the focus when that closes.
fn follow_view(dashboard: DashboardContext, rows: VirtualRows) {
    let url = dashboard.app.url;
    let view = Memo::new(move |_| ViewParams {
        layout: ColumnLayout::default(),
        density: Density::default(),
        row: None,
        ..url.params()
    });
    let opened = Memo::new(move |_| {
        let id = url.params().row?;
        let page = dashboard.shown.get()?;
        page.content.position(&id).map(|_| id)
    });
    let mut last = (None, None);
    Effect::new(move || {
        let (view, opened) = (Some(view.get()), opened.get());
        let (old_view, old_opened) = std::mem::replace(&mut last, (view.clone(), opened.clone()));
        untrack(|| {
            if view != old_view {
                rows.restart();
            }
            match (opened, old_opened) {
                (Some(id), _) => rows.show(&id),
                (None, Some(id)) if view == old_view && url.params_now().row.is_none() => {
                    // The drawer first gives the focus back to where it was opened.
                    next_frame(move || {
                        untrack(|| {
                            rows.show(&id);
                            rows.take_focus();
                        });
                    });
                }
                (None, _) => {}
            }
        });
    });
}

/// What the table's body holds.
pub fn body(dashboard: DashboardContext, columns: Columns, rows: VirtualRows) -> Part {
    let loading = Memo::new(move |_| dashboard.table_state.get() == TableState::Loading);
    live(move || {
        if loading.get() {
            untrack(|| rows.leave());
            live(move || skeleton(&columns.shown.get()))
        } else {
            profiles(dashboard, columns, rows)
        }
    })
}

/// What a row is made of; when it changes, the row is another one.
struct Item {
    locale: Locale,
    columns: Rc<[Column]>,
    sought: Rc<[String]>,
    profile: Arc<SegmentProfile>,
}

fn profiles(dashboard: DashboardContext, columns: Columns, rows: VirtualRows) -> Part {
    let app = dashboard.app;
    let items = move |window: Range<usize>| {
        let locale = app.locale();
        let columns: Rc<[Column]> = columns.shown.get().into();
        let sought: Rc<[String]> = dashboard.sought.get().into();
        let page = dashboard.shown.get();
        let profiles = page.as_ref().and_then(|page| page.content.rows.get(window));
        let profiles = profiles.unwrap_or_default().iter();
        profiles
            .map(|profile| Item {
                locale,
                columns: Rc::clone(&columns),
                sought: Rc::clone(&sought),
                profile: Arc::clone(profile),
            })
            .collect()
    };
    let open = Memo::new(move |_| app.url.params().row);
    rows.rows(items, fingerprint, move |item, stop| {
        let (id, current) = (item.profile.id.clone(), item.profile.id.clone());
        let health = dashboard.health_of(&item.profile);
        let texts = item.locale.messages();
        let (columns, sought) = (&item.columns, &item.sought);
        row(&item.profile, columns, sought, &health, stop, texts)
            .when("aria-current", move || {
                open.with(|open| open.as_ref() == Some(&current))
            })
            .on("click", move |event| {
                if !selecting_text() {
                    focus_name(&event);
                    app.url.open_row(id.clone());
                }
            })
    })
}

/// What makes a row another row: a refresh that changes nothing touches no DOM.
fn fingerprint(item: &Item) -> u64 {
    let mut hasher = DefaultHasher::new();
    item.locale.tag().hash(&mut hasher);
    item.columns.hash(&mut hasher);
    item.sought.hash(&mut hasher);
    item.profile.hash(&mut hasher);
    hasher.finish()
}

/// Whether the click ended a selection: then the person wanted the text, not the row.
fn selecting_text() -> bool {
    window()
        .get_selection()
        .ok()
        .flatten()
        .is_some_and(|selection| !selection.is_collapsed())
}

/// Wherever a row is clicked, the focus goes to its name, and comes back there
/// when the drawer closes.
fn focus_name(event: &Event) {
    let name = event
        .current_target()
        .and_then(|row| row.dyn_into::<web_sys::Element>().ok())
        .and_then(|row| row.query_selector("button").ok().flatten())
        .and_then(|name| name.dyn_into::<HtmlElement>().ok());
    if let Some(name) = name {
        // A button that can't be focused leaves the focus where it is.
        let _ = name.focus();
    }
}

fn skeleton(columns: &[Column]) -> Part {
    let rows = (0..SKELETON_ROWS).map(|_| {
        let row = el("tr")
            .class("row row--skeleton")
            .set("aria-hidden", "true");
        let row = columns.iter().fold(row, |row, _| {
            row.child(el("td").class("cell").child(el("span").class("bone")))
        });
        row.into()
    });
    rows.collect::<Vec<Part>>().into()
}
