//! Menu of columns: which are shown, in which order, and the density of rows.

mod column_row;

use leptos::html;
use leptos::prelude::*;
use web_sys::HtmlElement;

use self::column_row::ColumnRow;
use super::lazy_views::LazyViewsContext;
use crate::components::{Menu, focus};
use crate::domain::Column;
use crate::i18n::ColumnsMenuMessages as Texts;
use crate::preferences::Preferences;
use crate::state::url::column_layout::{ColumnLayout, Density};
use crate::state::url::url_state::UrlState;
use crate::views::layout_context::LayoutContext;

/// The menu and its button. What is chosen takes effect at once.
#[component]
pub fn ColumnsMenu() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let url = expect_context::<UrlState>();
    let changed = Memo::new(move |_| url.params().layout != ColumnLayout::default());
    let panel = NodeRef::<html::Div>::new();
    let lazy = expect_context::<LazyViewsContext>();
    view! {
        <Menu
            label=preferences.text(|texts| texts.columns_menu.label)
            active=changed
            panel_ref=panel
        >
            {lazy.panel(move |views| (views.columns_panel)(panel))}
        </Menu>
    }
}

/// What the menu's panel holds; `panel` is its element.
pub fn columns_panel(panel: NodeRef<html::Div>) -> AnyView {
    let preferences = expect_context::<Preferences>();
    let url = expect_context::<UrlState>();
    // The panel's own, so that it goes with the panel: a memo keeps each subscriber it ever had.
    let columns = Memo::new(move |_| url.params().layout);
    view! {
        <ColumnList columns=columns panel=panel />
        <p class="menu__hint">{preferences.text(|texts| texts.columns_menu.hint)}</p>
        <ResetColumns columns=columns />
        <DensityChoice />
    }
    .into_any()
}

/// Every column, to be shown, hidden and moved.
#[component]
fn ColumnList(
    /// The columns that are shown.
    columns: Memo<ColumnLayout>,
    /// The menu's panel.
    panel: NodeRef<html::Div>,
) -> impl IntoView {
    // The button that has the focus back once its row has moved: moving takes the focus away.
    let to_focus = StoredValue::new_local(None::<HtmlElement>);
    let on_move: Callback<(Option<HtmlElement>,)> = Callback::new(move |(pressed,)| {
        to_focus.set_value(pressed);
        // Meanwhile the panel has it, so that the menu stays open.
        if let Some(panel) = panel.get_untracked() {
            focus(&panel);
        }
    });
    let rows = view! {
        <ul class="columns">
            <For
                each=move || columns.with(offered)
                key=|column| *column
                children=move |column| view! { <ColumnRow column columns on_move=on_move /> }
            />
        </ul>
    };
    // Made after the list, which follows the same memo: it runs when the rows have moved.
    Effect::new(move || {
        columns.track();
        if let Some(button) = to_focus.try_update_value(Option::take).flatten() {
            focus(&button);
        }
    });
    rows
}

/// Every column in the order of the layout; those that are hidden, where they would
/// come back.
fn offered(columns: &ColumnLayout) -> Vec<Column> {
    let all = Column::ALL.into_iter();
    let all = all.fold(columns.clone(), |columns, column| {
        columns.with(column, true)
    });
    all.shown().iter().map(|shown| shown.column).collect()
}

/// Goes back to the columns of a first visit.
#[component]
fn ResetColumns(
    /// The columns that are shown.
    columns: Memo<ColumnLayout>,
) -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let layout = expect_context::<LayoutContext>();
    let unchanged = move || columns.with(|columns| *columns == ColumnLayout::default());
    view! {
        <div class="menu__actions">
            <button
                type="button"
                class="button button--quiet"
                aria-disabled=move || unchanged().then_some("true")
                on:click=move |_| layout.set_columns(ColumnLayout::default())
            >
                {preferences.text(|texts| texts.columns_menu.reset)}
            </button>
        </div>
    }
}

/// The density of rows.
#[component]
fn DensityChoice() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let url = expect_context::<UrlState>();
    let layout = expect_context::<LayoutContext>();
    let texts = move || &preferences.texts().columns_menu;
    let choice = move |density| {
        view! {
            <label class="check__label">
                <input
                    type="radio"
                    name="density"
                    prop:checked=move || url.params().density == density
                    on:change=move |_| layout.set_density(density)
                />
                {move || density_text(density, texts())}
            </label>
        }
    };
    view! {
        <fieldset class="choices">
            <legend class="choices__label">{preferences.text(|texts| texts.columns_menu.density)}</legend>
            {Density::ALL.map(choice).collect_view()}
        </fieldset>
    }
}

fn density_text(density: Density, texts: &Texts) -> &'static str {
    match density {
        Density::Comfortable => texts.comfortable,
        Density::Compact => texts.compact,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_columns_are_offered_where_they_would_come_back() {
        let layout = ColumnLayout::parse("name.key.health").expect("a layout");
        let offered = offered(&layout);
        assert_eq!(offered.len(), Column::ALL.len());
        let back = layout.with(Column::Status, true);
        let order: Vec<Column> = back.shown().iter().map(|shown| shown.column).collect();
        let among: Vec<Column> = offered
            .into_iter()
            .filter(|column| order.contains(column))
            .collect();
        assert_eq!(among, order);
    }
}
