//! Disclosure button with a panel under it.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{FocusEvent, Node};

use super::dismissal::{Dismissal, on_dismissal};
use super::{Icon, Shape, focus, while_owned};

/// A menu button and the panel it opens. Escape closes the panel and gives the focus back to
/// the button; a press elsewhere and moving the focus elsewhere close it too.
///
/// Not the browser's popover: without CSS anchor positioning, which not every browser has, a
/// popover stands under its button only by inline styles, which the CSP forbids.
#[component]
pub fn Menu(
    /// The words of the button.
    #[prop(into)]
    label: Signal<String>,
    /// Whether the button stands out, since something in the panel is in force.
    #[prop(optional, into)]
    active: Signal<bool>,
    /// Whether the panel is open; pass it to open or close the menu from outside.
    #[prop(optional, into)]
    open: Option<RwSignal<bool>>,
    /// Holds the button, for the focus.
    #[prop(optional)]
    button_ref: NodeRef<html::Button>,
    /// Holds the panel while it is open, for the focus.
    #[prop(optional)]
    panel_ref: NodeRef<html::Div>,
    /// Rendered beside the panel, inside the menu: dialogs that it opens, which keep it open.
    #[prop(optional, into)]
    dialogs: ViewFn,
    /// The panel's content, rendered anew each time it opens.
    children: ChildrenFn,
) -> impl IntoView {
    let open = open.unwrap_or_else(|| RwSignal::new(false));
    let menu = NodeRef::<html::Div>::new();
    let dismiss = Callback::new(move |(dismissal,): (Dismissal,)| {
        open.set(false);
        if dismissal == Dismissal::Escape
            && let Some(button) = button_ref.get_untracked()
        {
            focus(&button);
        }
    });
    on_dismissal(menu, open, dismiss);
    view! {
        <div
            class="menu"
            node_ref=menu
            on:focusout=while_owned(move |event: FocusEvent| {
                if !stays_inside(&event) {
                    open.set(false);
                }
            })
        >
            <button
                node_ref=button_ref
                type="button"
                class="button menu__button"
                aria-expanded=move || if open.get() { "true" } else { "false" }
                data-active=move || active.get().then_some("true")
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {label}
                <Icon shape=Shape::Down />
            </button>
            <Show when=move || open.get()>
                // A click on its background keeps the focus inside.
                <div
                    node_ref=panel_ref
                    class="menu__panel"
                    role="group"
                    tabindex="-1"
                    aria-label=label
                >
                    // What the content reads while it is made doesn't make it anew.
                    {untrack(|| children())}
                </div>
            </Show>
            {dialogs.run()}
        </div>
    }
}

/// Whether the focus moves from one element inside the listening element to another, or to none:
/// the window may have lost it, or the browser doesn't focus the button that is being pressed.
/// A press elsewhere closes the panel by itself.
fn stays_inside(event: &FocusEvent) -> bool {
    let inside = event
        .current_target()
        .and_then(|target| target.dyn_into::<Node>().ok());
    let next = event
        .related_target()
        .and_then(|next| next.dyn_into::<Node>().ok());
    match (inside, next) {
        (Some(inside), Some(next)) => inside.contains(Some(&next)),
        (Some(_), None) => true,
        (None, _) => false,
    }
}
