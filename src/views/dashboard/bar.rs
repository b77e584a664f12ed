//! The bar: which project, how fresh, and the things that concern the whole page.

use leptos::prelude::*;

use super::Board;
use crate::components::{FieldProblem, Icon, Shape};
use crate::domain::{ProjectId, ProjectIdProblem};
use crate::live::{State, attr, text};
use crate::query::pages::Progress;
use crate::text::intl;
use crate::views::preference_controls::PreferenceControls;
use crate::views::problem_words;
use crate::views::project_choice::ProjectChoice;

/// The bar above everything.
#[component]
pub fn Bar(
    /// The dashboard.
    board: Board,
) -> impl IntoView {
    let console = board.console;
    let texts = move || &console.texts().bar;
    let waiting = move || matches!(board.progress.get(), Progress::Waiting { .. });
    let fetched = move || {
        let page = board.shown.get();
        page.map(|page| (texts().fetched_at)(&intl::clock(page.fetched_at)))
            .unwrap_or_default()
    };
    let refresh_words = move || {
        if waiting() {
            texts().refreshing
        } else {
            texts().refresh
        }
    };
    view! {
        <header class="bar">
            <span class="bar__brand">{text(move || console.texts().product)}</span>
            <ProjectField board />
            <span class="bar__fetched">{text(fetched)}</span>
            <button
                type="button"
                class="button"
                aria-label=text(move || texts().refresh)
                aria-disabled=attr(move || waiting().then_some("true"))
                on:click=move |_| board.loader.refresh()
            >
                <Icon shape=Shape::Cycle />
                <span class="bar__word">{text(refresh_words)}</span>
            </button>
            <PreferenceControls />
            <button
                type="button"
                class="button"
                title=text(move || texts().disconnect_hint)
                on:click=move |_| console.disconnect()
            >
                {text(move || texts().disconnect)}
            </button>
        </header>
    }
}

/// The project on screen, to be changed in place.
#[component]
fn ProjectField(board: Board) -> impl IntoView {
    let console = board.console;
    let problem = State::new(None::<ProjectIdProblem>);
    let choose = move |text: String| {
        let params = console.place.params_now();
        match ProjectId::parse(&text) {
            Ok(id) => {
                problem.set(None);
                if params.project.as_ref() != Some(&id) {
                    console.place.go(params.with_project(id));
                }
            }
            Err(found) => problem.set(Some(found)),
        }
    };
    let words = move || {
        let problem = problem.get()?;
        Some(problem_words::project(problem, &console.texts().problems))
    };
    view! {
        <div class="bar__project">
            <label class="bar__label" for="project">
                {text(move || console.texts().picker.label)}
            </label>
            <ProjectChoice
                id="project"
                list=board.list
                shown=move || board.project_label()
                invalid=move || problem.get().is_some()
                on_choose=choose
            />
            <FieldProblem field="project" problem=words />
        </div>
    }
}
