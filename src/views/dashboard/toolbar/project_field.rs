//! The project on screen, to be changed in place.

use leptos::prelude::*;

use super::super::context::ProjectsContext;
use crate::components::FieldProblem;
use crate::domain::{ProjectId, ProjectIdProblem};
use crate::preferences::Preferences;
use crate::state::url::url_state::UrlState;
use crate::views::initial_view::InitialView;
use crate::views::input_problems::project_message;
use crate::views::project_combobox::{PROJECT_FIELD, ProjectCombobox};

/// The project field with its label.
#[component]
pub fn ProjectField() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let url = expect_context::<UrlState>();
    let projects = expect_context::<ProjectsContext>();
    let initial_view = expect_context::<InitialView>();
    let problem = RwSignal::new(None::<ProjectIdProblem>);
    let choose = move |text: String| match ProjectId::parse(&text) {
        Ok(id) => {
            problem.set(None);
            if url.params_untracked().project.as_ref() != Some(&id) {
                initial_view.open_project(id);
            }
            true
        }
        Err(found) => {
            problem.set(Some(found));
            false
        }
    };
    let message = move || {
        let problem = problem.get();
        problem.map(|problem| project_message(problem, &preferences.texts().problems))
    };
    view! {
        <div class="bar__project">
            <label class="bar__label" for=PROJECT_FIELD>
                {preferences.text(|texts| texts.project_selector.label)}
            </label>
            <ProjectCombobox
                list=projects.list
                value=move || projects.label()
                invalid=move || problem.get().is_some()
                on_edit=move || problem.set(None)
                on_choose=choose
            />
            <FieldProblem field=PROJECT_FIELD problem=message />
        </div>
    }
}
