//! One profile, whole: every field of the contract under its own name, to be copied.

use super::Board;
use super::entries::entries;
use super::why::why;
use super::{looks, row};
use crate::components::{Drawer, IconButton, Shape};
use crate::live::{Derived, Part, el, live, text, words};

/// The drawer with the open row.
pub fn details(board: Board) -> Part {
    let console = board.console;
    let open = Derived::new(move || console.place.params().row);
    let profile = Derived::new(move || board.profile(&open.get()?));
    let neighbour = move |step: fn(usize) -> Option<usize>| {
        let content = board.shown.get()?.content;
        let at = content.position(&open.get()?)?;
        let profile = content.rows.get(step(at)?)?;
        Some(profile.id.clone())
    };
    let title = move || match profile.get() {
        Some(profile) => row::name(&profile, console.texts()),
        None => String::new(),
    };
    let texts = move || &console.texts().drawer;
    let close = IconButton::new(Shape::Close, (move || texts().close).into());
    let to_row = |button: IconButton, step| {
        let to = move || neighbour(step);
        button.leading(to.into(), move |id| console.place.open_row(id))
    };
    let head = el("header")
        .class("drawer__head")
        .child(
            el("h2")
                .class("drawer__title")
                .child(el("bdi").child(text(title))),
        )
        .child(to_row(
            IconButton::new(Shape::Up, (move || texts().previous).into()),
            |at| at.checked_sub(1),
        ))
        .child(to_row(
            IconButton::new(Shape::Down, (move || texts().next).into()),
            |at| at.checked_add(1),
        ))
        .child(close.part(move || console.place.close_row()));
    let because = live(move || {
        profile.get().map(|profile| {
            let verdict = board.judge(&profile);
            let texts = console.texts();
            el("p")
                .class("drawer__why")
                .child(looks::health(verdict.health, &texts.health).badge(&texts.codes))
                .child(words(&why(&profile, verdict.reason, texts)))
        })
    });
    let fields = live(move || {
        profile
            .get()
            .map(|profile| entries(&profile, console.texts()))
    });
    Drawer {
        open: (move || profile.get().is_some()).into(),
        label: title.into(),
    }
    .part(
        move || console.place.close_row(),
        Part::Many(vec![head.into(), because, fields]),
    )
}
