//! The bar: which project, how fresh, and the things that concern the whole page.

use leptos::prelude::*;

use super::Board;
use crate::components::{FieldProblem, Icon, Shape};
use crate::domain::{ProjectId, ProjectIdProblem};
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
        let page = board.shown.get()?;
        Some((texts().fetched_at)(&intl::clock(page.fetched_at)))
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
            <span class="bar__brand">{move || console.texts().product}</span>
            <ProjectField board />
            <span class="bar__fetched">{fetched}</span>
            <button
                type="button"
                class="button"
                aria-label=move || texts().refresh
                aria-disabled=move || waiting().then_some("true")
                on:click=move |_| board.loader.refresh()
            >
                <Icon shape=Shape::Cycle />
                <span class="bar__word">{refresh_words}</span>
            </button>
            <PreferenceControls />
            <button
                type="button"
                class="button"
                title=move || texts().disconnect_hint
                on:click=move |_| console.disconnect()
            >
                {move || texts().disconnect}
            </button>
        </header>
    }
}

/// The project on screen, to be changed in place.
#[component]
fn ProjectField(board: Board) -> impl IntoView {
    let console = board.console;
    let problem = RwSignal::new(None::<ProjectIdProblem>);
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
                {move || console.texts().picker.label}
            </label>
            <ProjectChoice
                id="project"
                list=board.list
                shown=Signal::derive(move || board.project_label())
                invalid=Signal::derive(move || problem.get().is_some())
                on_choose=choose
            />
            <FieldProblem field="project" problem=Signal::derive(words) />
        </div>
    }
}
