//! Rows of the table: the page on screen in the virtual table, or a skeleton while a project's
//! first page is on its way.

use leptos::prelude::*;

use super::super::context::{HealthContext, SearchContext, TableContext};
use super::super::row::{NameButton, RowContent, RowHealth, cells};
use super::super::table_state::TableState;
use crate::components::{RowSlot, RowSource, VirtualRows};
use crate::domain::Column;
use crate::preferences::Preferences;
use crate::state::url::column_layout::{ColumnLayout, Density};
use crate::state::url::url_state::UrlState;
use crate::state::url::view_params::ViewParams;

/// Skeleton rows: a screenful, so that nothing jumps when the real ones come.
const SKELETON_ROWS: usize = 24;

/// The class of a placeholder for a value. A constant, because Leptos writes an element of
/// literals alone as `innerHTML`, which the Content Security Policy refuses.
const BONE: &str = "bone";

/// The rows of the page on screen, of which those in sight are rendered.
pub fn profile_rows() -> VirtualRows {
    let url = expect_context::<UrlState>();
    let table = expect_context::<TableContext>();
    let page = table.rows;
    let rows = VirtualRows::new(RowSource {
        count: Signal::derive(move || {
            page.with(|page| page.as_ref().map_or(0, |page| page.content.rows.len()))
        }),
        offset: Signal::derive(move || {
            page.with(|page| page.as_ref().map_or(0, |page| page.content.range.offset))
        }),
        id: Callback::new(move |(index,): (usize,)| {
            page.with(|page| Some(page.as_ref()?.content.rows.get(index)?.id.clone()))
        }),
        index: Callback::new(move |(id,): (String,)| {
            page.with(|page| page.as_ref()?.content.position(&id))
        }),
        opened: Signal::derive(move || url.params().row),
        on_open: Callback::new(move |(id,)| url.open_row(id)),
    });
    follow_view(url, table, rows);
    rows
}

/// Another page, order or search begins at its top, once its rows are there; the open row is in
/// sight behind its drawer, and has the focus when that closes.
fn follow_view(url: UrlState, table: TableContext, rows: VirtualRows) {
    let view = Memo::new(move |_| ViewParams {
        layout: ColumnLayout::default(),
        density: Density::default(),
        row: None,
        ..url.params()
    });
    // The view that the rows on screen are of: they may still be those of the page before.
    let view_shown = Memo::new(move |before: Option<&ViewParams>| {
        let (view, state) = (view.get(), table.state.get());
        let rows_stay = state == TableState::Loading && table.rows.with(Option::is_some);
        match before {
            Some(before) if rows_stay => before.clone(),
            Some(_) | None => view,
        }
    });
    let opened = Memo::new(move |_| {
        let id = url.params().row?;
        let index = table.rows.with(|page| page.as_ref()?.content.position(&id));
        index.map(|_| id)
    });
    Effect::new(move |before: Option<(ViewParams, Option<String>)>| {
        let (view, opened) = (view_shown.get(), opened.get());
        let (old_view, old_opened) = before.unzip();
        let same_view = old_view.as_ref() == Some(&view);
        untrack(|| {
            if !same_view {
                rows.restart();
            }
            match (&opened, old_opened.flatten()) {
                (Some(id), _) => rows.show(id),
                (None, Some(id)) if same_view && url.params_untracked().row.is_none() => {
                    // The drawer first gives the focus back to where it was opened.
                    request_animation_frame(move || {
                        rows.show(&id);
                        rows.take_focus();
                    });
                }
                (None, _) => {}
            }
        });
        (view, opened)
    });
}

/// Makes the cells of a slot. Where another row comes into the slot, the value of each cell is
/// compared with the one there.
pub fn profile_cells(columns: Memo<Vec<Column>>) -> impl Fn(RowSlot) -> AnyView {
    let preferences = expect_context::<Preferences>();
    let page = expect_context::<TableContext>().rows;
    let health = expect_context::<HealthContext>();
    let words = expect_context::<SearchContext>().words;
    move |slot| {
        // A slot that is out of sight keeps the row it had.
        let content = Memo::new(move |before: Option<&Option<RowContent>>| {
            let profile = slot.index.get().and_then(|index| {
                page.with(|page| page.as_ref()?.content.rows.get(index).cloned())
            });
            let kept = || Some(before?.as_ref()?.profile.clone());
            Some(RowContent {
                profile: profile.or_else(kept)?,
                words: words.get(),
                locale: preferences.locale(),
            })
        });
        let health = Memo::new(move |_| {
            content.with(|content| {
                let row = content.as_ref()?;
                let report = health.report(&row.profile);
                let texts = row.locale.messages();
                Some(columns.with(|columns| RowHealth::of(report, columns, texts)))
            })
        });
        let cells = move || {
            health.with(|health| {
                content.with(|content| {
                    let row = content.as_ref()?;
                    Some(columns.with(|columns| cells(row, health.as_ref(), columns)))
                })
            })
        };
        view! {
            <th scope="row">
                <NameButton content=content tab_stop=slot.tab_stop />
            </th>
            {cells}
        }
        .into_any()
    }
}

/// Placeholders for rows of these columns.
#[component]
pub fn Skeleton(
    /// The columns.
    columns: Memo<Vec<Column>>,
) -> impl IntoView {
    let cell = || {
        view! {
            <td>
                <span class=BONE></span>
            </td>
        }
    };
    move || {
        let count = columns.with(Vec::len);
        let row = |_| {
            let cells = (0..count).map(|_| cell()).collect_view();
            view! { <tr class="row row--skeleton" aria-hidden="true">{cells}</tr> }
        };
        (0..SKELETON_ROWS).map(row).collect_view()
    }
}
