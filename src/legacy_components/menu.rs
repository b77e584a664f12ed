//! A button that opens a panel under itself.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, FocusEvent, HtmlElement, Node};

use super::{Shape, button, icon};
use crate::live::{Element, Live, Part, el, key, live, text};

/// The button, and what it opens.
///
/// Not the browser's own popover: without CSS anchors, which not every browser has,
/// that one can't stand under its button unless a script gives it inline styles.
pub struct Menu {
    /// Its words.
    pub label: Live<String>,
    /// Whether it stands out: something in its panel is in force.
    pub active: Live<bool>,
}

/// The nodes of an open menu, for the focus to go to.
#[derive(Clone)]
pub struct MenuNodes {
    /// The button: when the menu closes.
    pub opener: HtmlElement,
    /// The panel: when what had the focus goes.
    pub panel: HtmlElement,
}

impl Menu {
    /// The menu; `panel` is made anew whenever it opens. Escape closes it and gives
    /// the focus back; so does whatever takes the focus elsewhere, but for giving it.
    pub fn part(self, panel: impl Fn() -> Part + 'static) -> Element {
        let open = RwSignal::new(false);
        self.part_with(open, move |_| panel(), Part::None)
    }

    /// The same for whoever opens and closes it too. Dialogs that it opens stand
    /// `beside` the panel, which stays open behind them.
    pub fn part_with(
        self,
        open: RwSignal<bool>,
        panel: impl Fn(MenuNodes) -> Part + 'static,
        beside: impl Into<Part>,
    ) -> Element {
        let Self { label, active } = self;
        let name = label.clone();
        let opener = button("button menu__button")
            .bind(
                "aria-expanded",
                move || if open.get() { "true" } else { "false" },
            )
            .when("data-active", move || active.get())
            .on("click", move |_| open.set(!open.get_untracked()))
            .child(text(move || label.get()))
            .child(icon(Shape::Down));
        let button = opener.html();
        let home = button.clone();
        let panel = live(move || {
            open.get().then(|| {
                let name = name.clone();
                let sheet = el("div")
                    .class("menu__panel")
                    .set("role", "group")
                    // A click on nothing in it keeps the focus inside.
                    .set("tabindex", "-1")
                    .bind("aria-label", move || name.get());
                let disclosed = MenuNodes {
                    opener: button.clone(),
                    panel: sheet.html(),
                };
                sheet.child(leptos::prelude::untrack(|| panel(disclosed)))
            })
        });
        el("div")
            .class("menu")
            .on("keydown", move |event| {
                if key(&event) == "Escape" && open.get_untracked() {
                    event.stop_propagation();
                    event.prevent_default();
                    open.set(false);
                    focus(&home);
                }
            })
            .on("focusout", move |event| {
                if !stays_inside(&event) {
                    open.set(false);
                }
            })
            .child(opener)
            .child(panel)
            .child(beside)
    }
}

/// Gives an element the focus.
pub fn focus(element: &HtmlElement) {
    // What can't be focused leaves the focus where it is.
    let _ = element.focus();
}

/// Gives the element with this id the focus; whether there is one.
pub fn focus_id(id: &str) -> bool {
    let element = document().get_element_by_id(id);
    let element = element.and_then(|element| element.dyn_into::<HtmlElement>().ok());
    element.inspect(focus).is_some()
}

/// Whether the focus goes from one part of the listening element to another, or
/// stays while the whole window loses it.
fn stays_inside(event: &Event) -> bool {
    let inside = event
        .current_target()
        .and_then(|target| target.dyn_into::<Node>().ok());
    let next = event
        .dyn_ref::<FocusEvent>()
        .and_then(FocusEvent::related_target);
    let next = next.and_then(|next| next.dyn_into::<Node>().ok());
    match (inside, next) {
        (Some(inside), Some(next)) => inside.contains(Some(&next)),
        (Some(_), None) => !document().has_focus().unwrap_or(true),
        (None, _) => false,
    }
}
