//! The table of profiles: rows, or their skeleton while they are on their way.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::Board;
use super::columns::Column;
use super::row;
use super::scene::Scene;
use crate::domain::SegmentProfile;
use crate::live::{Derived, Part, attr, live, text};
use crate::query::pages::Progress;
use crate::text::{Locale, intl};

/// Skeleton rows: a screenful, so that nothing jumps when the real ones come.
const SKELETON_ROWS: usize = 24;

/// The table.
#[component]
pub fn ProfileTable(
    /// The dashboard.
    board: Board,
) -> impl IntoView {
    let console = board.console;
    let loading = move || board.scene.get() == Scene::Loading;
    let caption = move || (console.texts().columns.caption)(&board.project_label());
    let headings = move || {
        let words = &console.texts().columns;
        Column::ALL
            .into_iter()
            .map(|column| view! { <th scope="col" class="heading">{column.heading(words)}</th> })
            .collect_view()
    };
    view! {
        <div class="table-frame" tabindex="-1">
            <Waiting board />
            <table class="table" aria-busy=attr(move || loading().then_some("true"))>
                <caption class="visually-hidden">{text(caption)}</caption>
                <colgroup>
                    {Column::ALL
                        .into_iter()
                        .map(|column| view! { <col class=column.class() /> })
                        .collect_view()}
                </colgroup>
                <thead>
                    <tr>{live(headings)}</tr>
                </thead>
                <tbody>
                    {live(move || {
                        if loading() {
                            Part::of(skeleton())
                        } else {
                            Part::of(view! { <Rows board /> })
                        }
                    })}
                </tbody>
            </table>
        </div>
    }
}

#[component]
fn Rows(board: Board) -> impl IntoView {
    let console = board.console;
    let rows = move || {
        let locale = console.locale();
        let rows = board.shown.get().map(|page| page.content.rows.clone());
        rows.into_iter()
            .flatten()
            .map(|profile| (locale, profile))
            .collect::<Vec<_>>()
    };
    let open = Derived::new(move || console.place.params().row);
    view! {
        <For each=rows key=fingerprint let((locale, profile))>
            {
                let id = profile.id.clone();
                let row_id = profile.id.clone();
                view! {
                    <tr
                        class="row"
                        aria-current=attr(move || (open.get().as_deref() == Some(&*row_id)).then_some("true"))
                        on:click=move |event| {
                            if !selecting_text() {
                                focus_name(&event);
                                console.place.open_row(id.clone());
                            }
                        }
                    >
                        {row::cells(&profile, locale.messages())}
                    </tr>
                }
            }
        </For>
    }
}

/// What makes a row another row: a refresh that changes nothing touches no DOM.
fn fingerprint((locale, profile): &(Locale, Arc<SegmentProfile>)) -> (String, u64) {
    let mut hasher = DefaultHasher::new();
    locale.tag().hash(&mut hasher);
    profile.hash(&mut hasher);
    (profile.id.clone(), hasher.finish())
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
fn focus_name(event: &web_sys::MouseEvent) {
    let name = event
        .current_target()
        .and_then(|row| row.dyn_into::<web_sys::Element>().ok())
        .and_then(|row| row.query_selector("button").ok().flatten())
        .and_then(|name| name.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(name) = name {
        // A button that can't be focused leaves the focus where it is.
        let _ = name.focus();
    }
}

fn skeleton() -> impl IntoView {
    (0..SKELETON_ROWS)
        .map(|_| {
            let cells = Column::ALL
                .into_iter()
                .map(|_| view! { <td class="cell"><span class="bone"></span></td> })
                .collect_view();
            view! { <tr class="row row--skeleton" aria-hidden="true">{cells}</tr> }
        })
        .collect_view()
}

/// Says to everybody how the page's request stands, and after a while that it is
/// still waited for.
#[component]
fn Waiting(board: Board) -> impl IntoView {
    let console = board.console;
    let words = move || match board.progress.get() {
        Progress::Waiting { long: true, .. } => Some(console.texts().states.still_waiting),
        Progress::Waiting { long: false, .. } | Progress::Settled | Progress::Failed(_) => None,
    };
    let heard = move || match (board.progress.get(), board.shown.get()) {
        (Progress::Waiting { .. }, None) => console.texts().states.loading.to_owned(),
        (_, Some(page)) => {
            let rows = intl::number(console.locale(), page.content.rows.len() as u64);
            format!("{} · {rows}", console.texts().segment_profiles)
        }
        (Progress::Settled | Progress::Failed(_), None) => String::new(),
    };
    view! {
        <p class="visually-hidden" role="status">
            {text(heard)}
        </p>
        <p class="still-waiting" role="status">
            {live(move || words().map(|words| view! { <span class="still-waiting__words">{words}</span> }))}
        </p>
    }
}
