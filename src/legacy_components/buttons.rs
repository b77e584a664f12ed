//! Buttons.

use super::{Shape, icon};
use crate::live::{Element, Live, el};

/// A button of a class, which says nothing yet.
pub fn button(class: &str) -> Element {
    el("button").set("type", "button").class(class)
}

/// A button that is an icon. While there is nothing to do it keeps the focus and
/// does nothing: a disabled button would lose the focus to nowhere.
pub struct IconButton {
    /// What it shows.
    pub shape: Shape,
    /// Its accessible name.
    pub name: Live<&'static str>,
    /// What hovering tells; mostly the name.
    pub hint: Live<&'static str>,
    /// Whether there is something to do.
    pub able: Live<bool>,
}

impl IconButton {
    /// A button that can always be pressed, and whose name is its hint.
    pub fn new(shape: Shape, name: Live<&'static str>) -> Self {
        Self {
            shape,
            hint: name.clone(),
            name,
            able: (|| true).into(),
        }
    }

    /// The button; `act` is not called while there is nothing to do.
    pub fn part(self, act: impl Fn() + 'static) -> Element {
        let Self {
            shape,
            name,
            hint,
            able,
        } = self;
        let can = able.clone();
        button("button button--icon")
            .bind("aria-label", move || name.get())
            .bind("title", move || hint.get())
            .when("aria-disabled", move || !able.get())
            .on("click", move |_| {
                if leptos::prelude::untrack(|| can.get()) {
                    act();
                }
            })
            .child(icon(shape))
    }

    /// The button to what `to` names, which `go` is given; there is nothing to do while it names nothing.
    pub fn leading<T: 'static>(self, to: Live<Option<T>>, go: impl Fn(T) + 'static) -> Element {
        let target = to.clone();
        let able = move || to.get().is_some();
        let button = Self {
            able: able.into(),
            ..self
        };
        button.part(move || {
            if let Some(there) = leptos::prelude::untrack(|| target.get()) {
                go(there);
            }
        })
    }
}
