//! Rows of the table: the page on screen in the virtual table, or a skeleton while a project's
//! first page is on its way.

use leptos::prelude::*;

use super::super::context::{
    ChangesContext, GroupsContext, HealthContext, SelectionContext, StarredRows, TableContext,
};
use super::super::row::{RowHealth, cells};
use super::super::table_state::TableState;
use super::change_mark::change_mark;
use super::line::{HeadingContent, LineContent};
use super::marks::{marks_cell, name_id};
use super::name_button::NameButton;
use super::rendered_page::RenderedPage;
use crate::components::{
    RowGroups, RowKind, RowSlot, RowSource, VirtualRows, is_text_field_focused,
};
use crate::domain::Column;
use crate::preferences::Preferences;
use crate::state::page::cache::CachedPage;
use crate::state::page::page_groups::{GroupHeading, is_heading_id};
use crate::state::url::collapsed_groups::CollapsedGroups;
use crate::state::url::column_layout::{ColumnLayout, Density};
use crate::state::url::url_state::UrlState;
use crate::state::url::view_params::ViewParams;
use crate::subscription::get_while_owned;

/// Skeleton rows: a screenful, so that nothing jumps when the real ones come.
const SKELETON_ROWS: usize = 24;

/// The class of a placeholder for a value. A constant, because Leptos writes an element of
/// literals alone as `innerHTML`, which the Content Security Policy refuses.
const BONE: &str = "bone";

/// The rows of the page on screen, of which those in sight are rendered.
pub fn profile_rows(rendered: RwSignal<RenderedPage>) -> VirtualRows {
    let url = expect_context::<UrlState>();
    let table = expect_context::<TableContext>();
    let selection = expect_context::<SelectionContext>();
    let starred = expect_context::<StarredRows>();
    let groups = expect_context::<GroupsContext>();
    // The heading that takes the focus where its page comes.
    let to_focus = StoredValue::new(None::<String>);
    let heading = move |index| with_page(rendered, |page| page?.heading_at(index).cloned());
    let index_of = move |id: &str| with_page(rendered, |page| page?.line_position(id));
    let expand = move |id: String, expanded: bool| {
        let heading = untrack(|| heading(index_of(&id)?));
        let Some(heading) = heading.filter(|heading| heading.expanded != expanded) else {
            return;
        };
        let over_all = table.from_memory.get_untracked();
        to_focus.set_value(Some(id));
        if !groups.set_collapsed(&heading.group.value, !expanded, over_all) {
            to_focus.set_value(None);
        }
    };
    let rows = VirtualRows::new(RowSource {
        count: Signal::derive(move || {
            with_page(rendered, |page| page.map_or(0, CachedPage::line_count))
        }),
        offset: Signal::derive(move || {
            with_page(rendered, |page| page.map_or(0, CachedPage::lines_before))
        }),
        id: Callback::new(move |(index,): (usize,)| {
            with_page(rendered, |page| page?.line_id(index))
        }),
        index: Callback::new(move |(id,): (String,)| index_of(&id)),
        opened: Signal::derive(move || url.params().row),
        on_open: Callback::new(
            move |(id,): (String,)| match untrack(|| heading(index_of(&id)?)) {
                Some(heading) => expand(id, !heading.expanded),
                None => url.open_row(id),
            },
        ),
        selected: Callback::new(move |(id,): (String,)| {
            (!is_heading_id(&id)).then(|| selection.selected.has(&id))
        }),
        on_extend: Callback::new(move |(from, to): (String, String)| {
            selection
                .selected
                .extend(&selection.shown_rows(), &from, &to);
        }),
        on_letter: Callback::new(move |(letter, shift, id): (char, bool, String)| {
            let row = untrack(|| table.profile(&id));
            match (letter, row) {
                ('x', Some(row)) => selection
                    .selected
                    .toggle(&selection.shown_rows(), &row, shift),
                ('s', Some(row)) if !shift => starred.toggle(&row),
                (_, Some(_) | None) => return false,
            }
            true
        }),
        groups: Some(RowGroups {
            active: Signal::derive(move || {
                with_page(rendered, |page| {
                    page.is_some_and(|page| page.groups.is_some())
                })
            }),
            kind: Callback::new(move |(index,): (usize,)| {
                with_page(rendered, |page| kind(page, index))
            }),
            on_expand: Callback::new(move |(id, expanded)| expand(id, expanded)),
        }),
    });
    follow_view(rendered, rows, to_focus);
    rows
}

/// Reads the page that is rendered, reactively.
fn with_page<T>(
    rendered: RwSignal<RenderedPage>,
    read: impl FnOnce(Option<&CachedPage>) -> T,
) -> T {
    rendered.with(|rendered| read(rendered.page.as_ref()))
}

/// What the line of a page at an index is.
fn kind(page: Option<&CachedPage>, index: usize) -> RowKind {
    let page = page.filter(|page| page.groups.is_some());
    page.map_or(RowKind::Plain, |page| match page.heading_at(index) {
        Some(GroupHeading { expanded, .. }) => RowKind::Heading {
            expanded: *expanded,
        },
        None => RowKind::Member,
    })
}

/// Renders the page on screen. Another page, order or search begins at its top, once its rows are
/// there; the open row is in sight behind its drawer, and has the focus when that closes.
fn follow_view(
    rendered: RwSignal<RenderedPage>,
    rows: VirtualRows,
    to_focus: StoredValue<Option<String>>,
) {
    let url = expect_context::<UrlState>();
    let table = expect_context::<TableContext>();
    let view = Memo::new(move |_| ViewParams {
        layout: ColumnLayout::default(),
        density: Density::default(),
        row: None,
        collapsed: CollapsedGroups::default(),
        ..url.params()
    });
    // The view that the rows on screen are of: they may still be those of the page before.
    let view_shown = Memo::new(move |before: Option<&ViewParams>| {
        let (view, state) = (view.get(), get_while_owned(table.state));
        let rows_stay = state == TableState::Loading && get_while_owned(table.rows).is_some();
        match before {
            Some(before) if rows_stay => before.clone(),
            Some(_) | None => view,
        }
    });
    let opened = Memo::new(move |_| {
        let id = url.params().row?;
        let index = get_while_owned(table.rows)?.content.position(&id);
        index.map(|_| id)
    });
    Effect::new(move |before: Option<(ViewParams, Option<String>)>| {
        let now = RenderedPage::now();
        if rendered.with_untracked(|rendered| *rendered != now) {
            rendered.set(now);
        }
        let (view, opened) = (view_shown.get(), opened.get());
        let (old_view, old_opened) = before.unzip();
        let (same_view, old_opened) = (old_view.as_ref() == Some(&view), old_opened.flatten());
        if !same_view {
            untrack(|| rows.restart());
        }
        if !same_view || opened != old_opened {
            let is_closed = same_view && url.params_untracked().row.is_none();
            let (to_show, closed) = (opened.clone(), old_opened.filter(|_| is_closed));
            // In a task of its own, once the slots show their rows.
            queue_microtask(move || bring_in_sight(rows, to_focus, to_show, closed));
        }
        (view, opened)
    });
}

/// Brings the row in sight that is open or, where that was closed, the one that has been.
fn bring_in_sight(
    rows: VirtualRows,
    to_focus: StoredValue<Option<String>>,
    opened: Option<String>,
    closed: Option<String>,
) {
    if let Some(id) = to_focus.try_update_value(Option::take).flatten() {
        rows.show(&id);
        rows.take_focus();
    }
    match (opened, closed) {
        (Some(id), _) => rows.show(&id),
        (None, Some(id)) => {
            // The drawer first gives the focus back to where it was opened.
            let moves = rows.moves();
            request_animation_frame(move || {
                // Somebody may have gone on to another row meanwhile, or begun to type.
                if rows.moves() != moves {
                    return;
                }
                rows.show(&id);
                if !is_text_field_focused() {
                    rows.take_focus();
                }
            });
        }
        (None, None) => {}
    }
}

/// Makes the cells of a slot. Where another row comes into the slot, the value of each cell is
/// compared with the one there.
pub fn profile_cells(
    columns: Memo<Vec<Column>>,
    rendered: RwSignal<RenderedPage>,
) -> impl Fn(RowSlot) -> AnyView {
    let preferences = expect_context::<Preferences>();
    let health = expect_context::<HealthContext>();
    let selection = expect_context::<SelectionContext>();
    let starred = expect_context::<StarredRows>();
    let changes = expect_context::<ChangesContext>();
    move |slot| {
        // A slot that is out of sight keeps the row it had.
        let content = Memo::new(move |before: Option<&Option<LineContent>>| {
            let (index, locale) = (slot.index.get(), preferences.locale());
            let line = rendered.with(|rendered| LineContent::of(rendered, index?, locale));
            line.or_else(|| before.cloned().flatten())
        });
        let health = Memo::new(move |_| {
            content.with(|content| {
                let row = content.as_ref()?.row()?;
                let (report, due) = (health.report(&row.profile), health.due(&row.profile));
                let texts = row.locale.messages();
                Some(columns.with(|columns| RowHealth::of(report, due, columns, texts)))
            })
        });
        // An effect misses a change of what it reads behind a memo that follows from it: the columns
        // and the row come before the health.
        let cells = move || {
            columns.with(|columns| {
                content.with(|content| {
                    let row = content.as_ref()?.row()?;
                    Some(health.with(|health| cells(row, health.as_ref(), columns)))
                })
            })
        };
        let heading =
            Memo::new(move |_| content.with(|content| content.as_ref()?.heading().cloned()));
        let details = move || heading.with(|it| it.as_ref().map(HeadingContent::details));
        let change = change_mark(content, changes);
        let is_heading = move || matches!(slot.kind.get(), RowKind::Heading { .. });
        // The heading of a group has one cell, as wide as the table with its first column, whose
        // cell is not rendered there.
        let span = move || is_heading().then(|| columns.with(|all| all.len() + 1).to_string());
        view! {
            {marks_cell(slot, content, selection, starred)}
            <th scope=move || if is_heading() { "rowgroup" } else { "row" } colspan=span>
                <div class="row-line">
                    <NameButton
                        content=content
                        kind=slot.kind
                        name_id=name_id(slot)
                        tab_stop=slot.tab_stop
                    />
                    {details}
                    {change}
                </div>
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
        // One more for what marks a row.
        let count = columns.with(Vec::len) + 1;
        let row = |_| {
            let cells = (0..count).map(|_| cell()).collect_view();
            view! { <tr class="row row--skeleton" aria-hidden="true">{cells}</tr> }
        };
        (0..SKELETON_ROWS).map(row).collect_view()
    }
}
