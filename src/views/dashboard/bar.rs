//! The bar: which project, how fresh, and the things that concern the whole page.

use leptos::prelude::untrack;

use super::Board;
use super::freshness::{fetched, pace};
use crate::components::{Shape, button, field_problem, icon};
use crate::domain::{ProjectId, ProjectIdProblem};
use crate::live::{Element, State, el, text};
use crate::views::preference_controls::preference_controls;
use crate::views::problem_words;
use crate::views::project_choice::{PROJECT, ProjectChoice};

/// The bar above everything.
pub fn bar(board: Board) -> Element {
    let console = board.console;
    let texts = move || &console.texts().bar;
    let disconnect = button("button")
        .bind("title", move || texts().disconnect_hint)
        .on("click", move |_| console.disconnect())
        .child(text(move || texts().disconnect));
    el("header")
        .class("bar")
        .child(
            el("h1")
                .class("bar__brand")
                .child(text(move || console.texts().product)),
        )
        .child(project_field(board))
        .child(fetched(board))
        .child(refresh(board))
        .child(pace(board))
        .child(preference_controls(console))
        .child(disconnect)
}

/// Asks for the rows anew. That it does so shows in its icon: another word would move
/// the bar, and not be its name.
pub fn refresh(board: Board) -> Element {
    let texts = move || &board.console.texts().bar;
    let waiting = move || board.is_busy();
    button("button refresh")
        .bind("aria-label", move || texts().refresh)
        .when("aria-disabled", waiting)
        .on("click", move |_| {
            if !untrack(waiting) {
                board.refresh();
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
fn project_field(board: Board) -> Element {
    let console = board.console;
    let problem = State::new(None::<ProjectIdProblem>);
    let choose = move |text: String| {
        let params = console.place.params_now();
        match ProjectId::parse(&text) {
            Ok(id) => {
                problem.set(None);
                if params.project.as_ref() != Some(&id) {
                    console.open_project(id);
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
        problem.map(|problem| problem_words::project(problem, &console.texts().problems))
    };
    let choice = ProjectChoice {
        list: Some(board.list),
        shown: (move || board.project_label()).into(),
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
                .child(text(move || console.texts().picker.label)),
        )
        .child(choice.part(console, choose))
        .child(field_problem(PROJECT, said.into()))
}
