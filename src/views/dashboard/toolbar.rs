//! The bar: which project, how fresh, and the things that concern the whole page.

use super::DashboardContext;
use super::freshness::{fetched, interval};
use crate::domain::{ProjectId, ProjectIdProblem};
use crate::legacy_components::{Shape, button, field_problem, icon};
use crate::live::{Element, el, text};
use crate::views::preference_controls::preference_controls;
use crate::views::problem_words;
use crate::views::project_choice::{PROJECT, ProjectChoice};
use leptos::prelude::*;

/// The bar above everything.
pub fn bar(dashboard: DashboardContext) -> Element {
    let app = dashboard.app;
    let texts = move || &app.texts().bar;
    let disconnect = button("button")
        .bind("title", move || texts().disconnect_hint)
        .on("click", move |_| app.disconnect())
        .child(text(move || texts().disconnect));
    el("header")
        .class("bar")
        .child(
            el("h1")
                .class("bar__brand")
                .child(text(move || app.texts().product)),
        )
        .child(project_field(dashboard))
        .child(fetched(dashboard))
        .child(refresh(dashboard))
        .child(interval(dashboard))
        .child(preference_controls(app))
        .child(disconnect)
}

/// Asks for the rows anew. That it does so shows in its icon: another word would move
/// the bar, and not be its name.
pub fn refresh(dashboard: DashboardContext) -> Element {
    let texts = move || &dashboard.app.texts().bar;
    let waiting = move || dashboard.is_busy();
    button("button refresh")
        .bind("aria-label", move || texts().refresh)
        .when("aria-disabled", waiting)
        .on("click", move |_| {
            if !untrack(waiting) {
                dashboard.refresh();
            }
        })
        .child(icon(Shape::Cycle))
        .child(
            el("span")
                .class("bar__word")
                .child(text(move || texts().refresh)),
        )
}

/// The project on screen, to be changed in place.
fn project_field(dashboard: DashboardContext) -> Element {
    let app = dashboard.app;
    let problem = RwSignal::new(None::<ProjectIdProblem>);
    let choose = move |text: String| {
        let params = app.url.params_now();
        match ProjectId::parse(&text) {
            Ok(id) => {
                problem.set(None);
                if params.project.as_ref() != Some(&id) {
                    app.open_project(id);
                }
                true
            }
            Err(found) => {
                problem.set(Some(found));
                false
            }
        }
    };
    let said = move || {
        let problem = problem.get();
        problem.map(|problem| problem_words::project(problem, &app.texts().problems))
    };
    let choice = ProjectChoice {
        list: Some(dashboard.list),
        shown: (move || dashboard.project_label()).into(),
        invalid: (move || problem.get().is_some()).into(),
        keep_typed: false,
        edited: Box::new(move || problem.set(None)),
    };
    el("div")
        .class("bar__project")
        .child(
            el("label")
                .class("bar__label")
                .set("for", PROJECT)
                .child(text(move || app.texts().picker.label)),
        )
        .child(choice.part(app, choose))
        .child(field_problem(PROJECT, said.into()))
}
