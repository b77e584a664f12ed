//! The menu of saved views: open, save, rename, delete, start with one, exchange.

use leptos::prelude::*;
use web_sys::HtmlElement;

use super::exchange::{Import, exchange, import_words};
use super::naming::{Naming, naming_dialog};
use super::view_row::view_row;
use crate::i18n::ViewsMenu;
use crate::legacy_components::{Menu, MenuNodes, Severity, button, focus, notice};
use crate::live::{Element, Live, Part, each, el, live, text, words};
use crate::state::saved_views::{Removed, ViewName};
use crate::views::app_context::AppContext;
use crate::views::dashboard::DashboardContext;
use crate::views::saved_views_store::SavedViewsProblem;

/// What was done last, to be said in the menu.
#[derive(Clone)]
pub enum Done {
    /// Nothing worth a word.
    Nothing,
    /// A view was deleted, and can come back.
    Removed(Removed),
    /// A file was taken in, or not.
    Imported(Import),
}

/// What the parts of the menu share. Copied about freely.
#[derive(Clone, Copy)]
pub struct Desk {
    /// The console.
    pub app: AppContext,
    /// The view that is being named.
    pub naming: RwSignal<Option<Naming>>,
    /// What was done last.
    pub done: RwSignal<Done>,
    open: RwSignal<bool>,
}

impl Desk {
    /// The texts of the menu, reactively.
    pub fn texts(self) -> &'static ViewsMenu {
        &self.app.texts().arrange.views
    }

    /// Goes to a view. The menu makes room for what it shows.
    pub fn open_view(self, name: &ViewName, disclosed: &MenuNodes) {
        let now = self.app.url.params_now();
        let arrangement = self.app.saved_views.with_untracked(|views| {
            let view = views.find(name);
            view.map(|view| view.arrangement.clone())
        });
        if let Some(arrangement) = arrangement {
            let params = arrangement.opened_in(&now);
            if params != now {
                self.app.url.go(params);
            }
        }
        focus(&disclosed.opener);
        self.open.set(false);
    }

    /// Deletes a view, for as long as nobody wants it back.
    pub fn remove(self, name: &ViewName, panel: &HtmlElement) {
        let removed = self.app.saved_views.change(|views| views.remove(name));
        if let Some(Some(removed)) = removed {
            // The button that was pressed now belongs to the next view, or is gone.
            focus(panel);
            self.done.set(Done::Removed(removed));
        }
    }

    fn bring_back(self, removed: Removed, panel: &HtmlElement) {
        focus(panel);
        self.app.saved_views.change(|views| views.restore(removed));
        self.done.set(Done::Nothing);
    }
}

/// The menu and its button.
pub fn views_menu(dashboard: DashboardContext) -> Element {
    let app = dashboard.app;
    let desk = Desk {
        app,
        naming: RwSignal::new(None),
        done: RwSignal::new(Done::Nothing),
        open: RwSignal::new(false),
    };
    let menu = Menu {
        label: (move || desk.texts().label.to_owned()).into(),
        active: (|| false).into(),
    };
    menu.part_with(
        desk.open,
        move |disclosed| panel(desk, disclosed),
        naming_dialog(desk),
    )
}

fn panel(desk: Desk, disclosed: MenuNodes) -> Part {
    let saved_views = desk.app.saved_views;
    let node = disclosed.panel.clone();
    let list = each(
        move || (0..saved_views.with(|views| views.all().len())).collect(),
        // By place: a view that is renamed stays the one it was, and keeps the focus.
        |place: &usize| *place as u64,
        move |place| view_row(desk, place, disclosed.clone()),
    );
    let none = live(move || {
        saved_views
            .with(|views| views.all().is_empty())
            .then(|| el("p").class("menu__hint").child(words(desk.texts().none)))
    });
    let save = button("button")
        .on("click", move |_| desk.naming.set(Some(Naming::Save)))
        .child(text(move || desk.texts().save));
    Part::Many(vec![
        problem(desk, node.clone()),
        none,
        el("ul").class("views").child(list).into(),
        el("div")
            .class("menu__said")
            .set("role", "status")
            .child(live(move || done(desk, &node)))
            .into(),
        el("div")
            .class("menu__actions")
            .child(save)
            .child(exchange(desk))
            .into(),
    ])
}

fn done(desk: Desk, panel: &HtmlElement) -> Part {
    let texts = desk.texts();
    match desk.done.get() {
        Done::Nothing => Part::None,
        Done::Removed(removed) => {
            let said = (texts.removed)(removed.view.name.as_str());
            let panel = panel.clone();
            let undo = button("button button--quiet")
                .on("click", move |_| desk.bring_back(removed.clone(), &panel))
                .child(words(texts.undo));
            Part::Many(vec![el("p").child(words(&said)).into(), undo.into()])
        }
        Done::Imported(import) => {
            let lines = import_words(&import, texts).into_iter();
            let lines = lines.map(|line| el("p").child(words(&line)).into());
            lines.collect::<Vec<Part>>().into()
        }
    }
}

/// What is wrong with keeping views here.
fn problem(desk: Desk, panel: HtmlElement) -> Part {
    let saved_views = desk.app.saved_views;
    live(move || {
        saved_views.problem().map(|problem| {
            let said = match problem {
                SavedViewsProblem::NotKept => desk.texts().not_kept,
                SavedViewsProblem::Unreadable => desk.texts().kept_unreadable,
            };
            let dismiss: Live<&'static str> = (move || desk.app.texts().dismiss).into();
            let panel = panel.clone();
            let dismissed = move || {
                // The button that was pressed goes.
                focus(&panel);
                saved_views.dismiss_problem();
            };
            let dismissal = (dismiss, Box::new(dismissed) as _);
            notice(Severity::Warning, words(said), Some(dismissal))
        })
    })
}
