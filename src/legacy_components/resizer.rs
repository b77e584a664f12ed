//! The edge of a column, to be dragged: a separator that keys move too.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, KeyboardEvent, PointerEvent};

use crate::live::{Element, Live, el};

/// CSS pixels that a key moves it by.
const STEP: i32 = 16;

/// What becomes of the width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resizing {
    /// This wide while the pointer is down.
    Dragging(u16),
    /// The pointer was taken away: as wide as before.
    Dropped,
    /// This wide from now on.
    Sized(u16),
    /// Its own width from now on.
    Own,
}

/// The edge of the column whose heading it stands in.
pub struct Resizer {
    /// Its accessible name.
    pub name: Live<String>,
    /// What hovering tells.
    pub hint: Live<&'static str>,
    /// The column's width on screen, in CSS pixels.
    pub width: Live<u16>,
    /// How narrow and how wide it can be.
    pub range: (u16, u16),
}

/// A drag under way.
#[derive(Clone, Copy)]
struct Drag {
    /// Where the pointer went down.
    from: i32,
    /// The width then.
    width: i32,
    /// The width now.
    now: u16,
}

impl Resizer {
    /// The edge; `act` is told of every change.
    pub fn part(self, act: impl Fn(Resizing) + Copy + 'static) -> Element {
        let Self {
            name,
            hint,
            width,
            range: (min, max),
        } = self;
        let clamp = move |width: i32| width.clamp(min.into(), max.into()) as u16;
        let drag = RwSignal::new(None::<Drag>);
        let end = move |done: bool| {
            let Some(Some(ended)) = drag.try_update(Option::take) else {
                return;
            };
            let moved = i32::from(ended.now) != ended.width;
            act(if done && moved {
                Resizing::Sized(ended.now)
            } else {
                Resizing::Dropped
            });
        };
        let begin = move |event: Event| {
            let Some(event) = event
                .dyn_ref::<PointerEvent>()
                .filter(|it| it.button() == 0)
            else {
                return;
            };
            let edge = event.current_target();
            let Some(edge) = edge.and_then(|edge| edge.dyn_into::<HtmlElement>().ok()) else {
                return;
            };
            let heading = edge.parent_element();
            let heading = heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok());
            let width = heading.map_or(0, |heading| heading.offset_width());
            // Without capture the drag ends where the pointer leaves the edge.
            let _ = edge.set_pointer_capture(event.pointer_id());
            drag.set(Some(Drag {
                from: event.client_x(),
                width,
                now: clamp(width),
            }));
        };
        let shift = move |event: Event| {
            let (Some(event), Some(mut held)) =
                (event.dyn_ref::<PointerEvent>(), drag.get_untracked())
            else {
                return;
            };
            held.now = clamp(held.width + event.client_x() - held.from);
            drag.set(Some(held));
            act(Resizing::Dragging(held.now));
        };
        let current = width.clone();
        let key = move |event: Event| {
            let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
                return;
            };
            let width = i32::from(untrack(|| current.get()));
            let change = match event.key().as_str() {
                "ArrowLeft" => Resizing::Sized(clamp(width - STEP)),
                "ArrowRight" => Resizing::Sized(clamp(width + STEP)),
                "Home" => Resizing::Own,
                _ => return,
            };
            event.prevent_default();
            act(change);
        };
        el("div")
            .class("resizer")
            .set("role", "separator")
            .set("aria-orientation", "vertical")
            .set("tabindex", "0")
            .bind("aria-label", move || name.get())
            .bind("title", move || hint.get())
            .set("aria-valuemin", &min.to_string())
            .set("aria-valuemax", &max.to_string())
            .bind("aria-valuenow", move || width.get().to_string())
            .flag("data-dragging", move || drag.with(Option::is_some))
            .on("pointerdown", begin)
            .on("pointermove", shift)
            .on("pointerup", move |_| end(true))
            .on("pointercancel", move |_| end(false))
            .on("dblclick", move |_| act(Resizing::Own))
            .on("keydown", key)
    }
}
