//! A saved view in the menu.

use super::naming::Naming;
use super::tool;
use super::views_menu::Desk;
use crate::legacy_components::{MenuNodes, Shape, button};
use crate::live::{Element, el, text};
use crate::state::saved_views::{Arrangement, SavedView, ViewName};
use leptos::prelude::*;

/// The view at a place of the list, from 0.
pub fn view_row(desk: Desk, place: usize, disclosed: MenuNodes) -> Element {
    let saved_views = desk.app.saved_views;
    let read = move |read: &dyn Fn(&SavedView) -> bool| {
        saved_views.with(|views| views.all().get(place).is_some_and(read))
    };
    let name = move || {
        saved_views.with(|views| {
            let view = views.all().get(place);
            view.map_or_else(String::new, |view| view.name.as_str().to_owned())
        })
    };
    let name_now = move || -> Option<ViewName> {
        saved_views.with_untracked(|views| Some(views.all().get(place)?.name.clone()))
    };
    let current = move || {
        let now = Arrangement::of(&desk.app.url.params());
        read(&|view| view.arrangement == now)
    };
    let is_default = move || {
        let name = name();
        saved_views.with(|views| {
            let view = views.default_view();
            view.is_some_and(|view| view.name.as_str() == name)
        })
    };
    let panel = disclosed.panel.clone();
    let open = button("views__open")
        .when("aria-current", current)
        .on("click", move |_| {
            if let Some(name) = name_now() {
                desk.open_view(&name, &disclosed);
            }
        })
        .child(el("bdi").child(text(name)))
        .child(el("span").class("views__default").child(text(move || {
            if is_default() {
                desk.texts().default
            } else {
                ""
            }
        })));
    let start = tool(Shape::Star, move || (desk.texts().make_default)(&name()))
        .bind("title", move || desk.texts().default_hint)
        .bind(
            "aria-pressed",
            move || {
                if is_default() { "true" } else { "false" }
            },
        )
        .on("click", move |_| {
            if let Some(name) = name_now() {
                saved_views.change(|views| {
                    let chosen = (!views.is_default(&name)).then_some(name);
                    views.set_default(chosen);
                });
            }
        });
    let rename =
        tool(Shape::Pencil, move || (desk.texts().rename)(&name())).on("click", move |_| {
            desk.naming.set(name_now().map(Naming::Rename));
        });
    let remove = tool(Shape::Bin, move || (desk.texts().remove)(&name())).on("click", move |_| {
        if let Some(name) = name_now() {
            desk.remove(&name, &panel);
        }
    });
    el("li")
        .class("views__row")
        .child(open)
        .child(start)
        .child(rename)
        .child(remove)
}
