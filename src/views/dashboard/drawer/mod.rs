//! One profile, whole: every field of the contract under its own name, to be copied.

mod fields;

use super::DashboardContext;
use super::health_reason::why;
use super::{badge_style, row};
use crate::legacy_components::{Drawer, IconButton, Shape};
use crate::live::{Part, el, live, text, words};
use fields::entries;
use leptos::prelude::*;

/// The drawer with the open row.
pub fn details(dashboard: DashboardContext) -> Part {
    let app = dashboard.app;
    let open = Memo::new(move |_| app.url.params().row);
    let profile = Memo::new(move |_| dashboard.profile(&open.get()?));
    let neighbour = move |step: fn(usize) -> Option<usize>| {
        let content = dashboard.shown.get()?.content;
        let at = content.position(&open.get()?)?;
        let profile = content.rows.get(step(at)?)?;
        Some(profile.id.clone())
    };
    let title = move || match profile.get() {
        Some(profile) => row::name(&profile, app.texts()),
        None => String::new(),
    };
    let texts = move || &app.texts().drawer;
    let close = IconButton::new(Shape::Close, (move || texts().close).into());
    let to_row = |button: IconButton, step| {
        let to = move || neighbour(step);
        button.leading(to.into(), move |id| app.url.open_row(id))
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
        .child(close.part(move || app.url.close_row()));
    let because = live(move || {
        profile.get().map(|profile| {
            let verdict = dashboard.judge(&profile);
            let texts = app.texts();
            el("p")
                .class("drawer__why")
                .child(badge_style::health(verdict.health, &texts.health).badge(&texts.codes))
                .child(words(&why(&profile, verdict.reason, texts)))
        })
    });
    let fields = live(move || profile.get().map(|profile| entries(&profile, app.texts())));
    Drawer {
        open: (move || profile.get().is_some()).into(),
        label: title.into(),
    }
    .part(
        move || app.url.close_row(),
        Part::Many(vec![head.into(), because, fields]),
    )
}
