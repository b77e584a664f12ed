//! A saved view in the menu: the button that opens it, and those that change it.

use leptos::prelude::*;
use web_sys::MouseEvent;

use super::menu_state::MenuState;
use super::name_form::Naming;
use crate::components::{IconButton, Shape};
use crate::preferences::Preferences;
use crate::state::saved_views::{Arrangement, ViewId, ViewName};
use crate::state::url::url_state::UrlState;
use crate::views::saved_views_store::SavedViewsStore;

/// The row of the view at a position of the list.
#[component]
pub fn SavedViewRow(
    /// The position, from 0. The last row may be past the end for a moment, until it is removed.
    index: usize,
    /// The menu.
    state: MenuState,
) -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let url = expect_context::<UrlState>();
    let saved_views = expect_context::<SavedViewsStore>();
    let texts = move || &preferences.texts().saved_views;
    let view = Memo::new(move |_| saved_views.with(|views| views.all().get(index).cloned()));
    let name = move || {
        view.with(|view| {
            let view = view.as_ref();
            view.map_or_else(String::new, |view| view.name.as_str().to_owned())
        })
    };
    let name_now = move || -> Option<ViewName> {
        saved_views.with_untracked(|views| Some(views.all().get(index)?.name.clone()))
    };
    let is_current = move || {
        let now = Arrangement::of(&url.params());
        view.with(|view| view.as_ref().is_some_and(|view| view.arrangement == now))
    };
    let is_default = Memo::new(move |_| {
        saved_views.with(|views| {
            let view = views.all().get(index);
            view.is_some_and(|view| views.is_default(&view.name))
        })
    });
    let toggle_default = move |_: MouseEvent| {
        if let Some(name) = name_now() {
            saved_views.change(|views| {
                let default = (!views.is_default(&name)).then_some(name);
                views.set_default(default);
            });
        }
    };
    view! {
        <li class="views__row">
            <button
                type="button"
                class="views__open"
                aria-current=move || is_current().then_some("true")
                on:click=move |_| {
                    if let Some(name) = name_now() {
                        state.open_from_menu(&ViewId::Own(name));
                    }
                }
            >
                <bdi>{name}</bdi>
                <span class="views__default">
                    {move || if is_default.get() { texts().default } else { "" }}
                </span>
            </button>
            <IconButton
                shape=Shape::Star
                label=move || (texts().make_default)(&name())
                hint=preferences.text(|texts| texts.saved_views.default_hint)
                pressed=is_default
                on_press=toggle_default
            />
            <IconButton
                shape=Shape::Pencil
                label=move || (texts().rename)(&name())
                on_press=move |_: MouseEvent| {
                    if let Some(name) = name_now() {
                        state.name_form.open(Naming::Rename(name));
                    }
                }
            />
            <IconButton
                shape=Shape::Bin
                label=move || (texts().remove)(&name())
                on_press=move |_: MouseEvent| {
                    if let Some(name) = name_now() {
                        state.delete(&name);
                    }
                }
            />
        </li>
    }
}
