//! The menu of columns: which are shown, in which order, in which density.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, EventTarget, HtmlElement, KeyboardEvent};

use super::tool;
use crate::domain::Column;
use crate::i18n::ColumnsMenu;
use crate::legacy_components::{Menu, MenuNodes, Shape, button, focus};
use crate::live::{Element, Part, checked, each_then, el, text};
use crate::state::column_layout::{ColumnLayout, Density};
use crate::views::app_context::AppContext;
use crate::views::dashboard::DashboardContext;
use crate::views::dashboard::column_labels::heading;

/// What the rows of the menu share. Copied about freely.
#[derive(Clone, Copy)]
struct Arranging {
    app: AppContext,
    layout: Memo<ColumnLayout>,
    /// What has the focus back once its row has moved: moving takes the focus away.
    moved: RwSignal<Option<HtmlElement>>,
    /// What has it meanwhile, for the menu to stay open.
    panel: RwSignal<HtmlElement>,
}

/// The menu and its button. What is chosen holds at once.
pub fn columns_menu(dashboard: DashboardContext) -> Element {
    let app = dashboard.app;
    let menu = Menu {
        label: (move || app.texts().arrange.columns.label.to_owned()).into(),
        active: (move || app.url.params().layout != ColumnLayout::default()).into(),
    };
    let open = RwSignal::new(false);
    menu.part_with(open, move |disclosed| panel(app, disclosed), Part::None)
}

fn panel(app: AppContext, disclosed: MenuNodes) -> Part {
    let texts = move || &app.texts().arrange.columns;
    let arranging = Arranging {
        app,
        layout: Memo::new(move |_| app.url.params().layout),
        moved: RwSignal::new(None),
        panel: RwSignal::new(disclosed.panel),
    };
    let layout = arranging.layout;
    let rows = each_then(
        move || offered(&layout.get()),
        |column| *column as u64,
        move |column| row(arranging, column),
        move || {
            if let Some(Some(moved)) = arranging.moved.try_update(Option::take) {
                focus(&moved);
            }
        },
    );
    let changed = move || layout.get() != ColumnLayout::default();
    let reset = button("button button--quiet")
        .when("aria-disabled", move || !changed())
        .on("click", move |_| app.show_columns(ColumnLayout::default()))
        .child(text(move || texts().reset));
    Part::Many(vec![
        el("ul").class("columns").child(rows).into(),
        el("p")
            .class("menu__hint")
            .child(text(move || texts().hint))
            .into(),
        el("div").class("menu__actions").child(reset).into(),
        densities(app).into(),
    ])
}

/// Every column in the order of the layout; those that are hidden, where they would
/// come back.
fn offered(layout: &ColumnLayout) -> Vec<Column> {
    let all = Column::ALL.into_iter();
    let all = all.fold(layout.clone(), |layout, column| layout.with(column, true));
    all.shown().iter().map(|shown| shown.column).collect()
}

fn row(arranging: Arranging, column: Column) -> Element {
    let Arranging { app, layout, .. } = arranging;
    let name = move || heading(column, &app.texts().columns);
    let texts = move || &app.texts().arrange.columns;
    let place = Memo::new(move |_| {
        layout.with(|layout| {
            let mut shown = layout.shown().iter();
            shown.position(|shown| shown.column == column)
        })
    });
    let tick = el("input")
        .set("type", "checkbox")
        .prop("checked", move || place.get().is_some())
        // The name opens the row: it is always there.
        .flag("disabled", move || column == Column::Name)
        .on("change", move |event| {
            app.show_columns(layout.get_untracked().with(column, checked(&event)));
        });
    let label = el("label")
        .class("check__label columns__name")
        .child(tick)
        .child(text(name));
    let up = tool(Shape::Up, move || (texts().move_up)(name()))
        .when("aria-disabled", move || !arranging.can_move(column, true))
        .on("click", move |event| {
            arranging.shift(column, true, event.current_target());
        });
    let down = tool(Shape::Down, move || (texts().move_down)(name()))
        .when("aria-disabled", move || !arranging.can_move(column, false))
        .on("click", move |event| {
            arranging.shift(column, false, event.current_target());
        });
    el("li")
        .class("columns__row")
        .on("keydown", move |event| {
            if let Some(up) = direction(&event) {
                event.prevent_default();
                arranging.shift(column, up, event.target());
            }
        })
        .child(label)
        .child(up)
        .child(down)
}

/// Whether Alt and an arrow mean up, or down.
fn direction(event: &Event) -> Option<bool> {
    let event = event.dyn_ref::<KeyboardEvent>()?;
    match event.key().as_str() {
        "ArrowUp" if event.alt_key() => Some(true),
        "ArrowDown" if event.alt_key() => Some(false),
        _ => None,
    }
}

impl Arranging {
    /// Where a column comes when it moves one up or down, if it can.
    fn target(column: Column, up: bool, layout: &ColumnLayout) -> Option<usize> {
        let shown = layout.shown();
        let from = shown.iter().position(|shown| shown.column == column)?;
        let to = if up { from.checked_sub(1)? } else { from + 1 };
        // The name stands first.
        (from > 0 && to > 0 && to < shown.len()).then_some(to)
    }

    fn can_move(self, column: Column, up: bool) -> bool {
        self.layout
            .with(|layout| Self::target(column, up, layout).is_some())
    }

    fn shift(self, column: Column, up: bool, focused: Option<EventTarget>) {
        let layout = self.layout.get_untracked();
        if let Some(to) = Self::target(column, up, &layout) {
            self.moved
                .set(focused.and_then(|node| node.dyn_into().ok()));
            self.panel.with_untracked(focus);
            self.app.show_columns(layout.moved(column, to));
        }
    }
}

fn densities(app: AppContext) -> Element {
    let texts = move || &app.texts().arrange.columns;
    let legend = el("legend")
        .class("choices__label")
        .child(text(move || texts().density));
    let group = el("fieldset").class("choices").child(legend);
    Density::ALL.into_iter().fold(group, |group, density| {
        let choice = el("input")
            .set("type", "radio")
            .set("name", "density")
            .prop("checked", move || app.url.params().density == density)
            .on("change", move |_| app.show_density(density));
        let label = el("label")
            .class("check__label")
            .child(choice)
            .child(text(move || word(density, texts())));
        group.child(label)
    })
}

fn word(density: Density, texts: &ColumnsMenu) -> &'static str {
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

    #[test]
    fn a_column_moves_among_those_on_show_and_never_before_the_name() {
        let layout = ColumnLayout::parse("name.key.health").expect("a layout");
        let target = |column, up| Arranging::target(column, up, &layout);
        assert_eq!(target(Column::Health, true), Some(1));
        assert_eq!(target(Column::Key, false), Some(2));
        assert_eq!(target(Column::Key, true), None);
        assert_eq!(target(Column::Health, false), None);
        assert_eq!(target(Column::Name, false), None);
        assert_eq!(target(Column::Status, true), None);
    }
}
