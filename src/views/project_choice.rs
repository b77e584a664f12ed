//! The project selector: suggestions where there are any, any id that is typed.

use super::app_context::AppContext;
use crate::i18n::Picker;
use crate::legacy_components::{Choice, Combobox, problem_id};
use crate::live::{Live, Part};
use crate::state::projects::{ProjectList, Source, suggestions};
use leptos::prelude::*;

/// A combobox of projects. What is chosen is an id as text, still to be parsed.
pub struct ProjectChoice {
    /// The API's list, where there is a connection to ask.
    pub list: Option<RwSignal<ProjectList>>,
    /// What it holds, in people's words.
    pub shown: Live<String>,
    /// Whether what it holds is wrong.
    pub invalid: Live<bool>,
    /// Whether leaving the field chooses what is typed.
    pub keep_typed: bool,
    /// What is typed was changed or given up.
    pub edited: Box<dyn Fn()>,
}

/// Its id on whatever page it is.
pub const PROJECT: &str = "project";

impl ProjectChoice {
    /// The combobox; `choose` takes an id that was chosen, or refuses it.
    pub fn part(self, app: AppContext, choose: impl Fn(String) -> bool + 'static) -> Part {
        let list = self.list;
        let texts = move || &app.texts().picker;
        let choices = Memo::new(move |_| choices(app, list, texts()));
        let remark = move || {
            list.and_then(|list| match list.get() {
                ProjectList::Loading => Some(texts().loading),
                ProjectList::NotOffered => Some(texts().not_offered),
                ProjectList::Offered(_) => None,
            })
        };
        Combobox {
            id: PROJECT,
            described_by: problem_id(PROJECT),
            invalid: self.invalid,
            list_label: (move || texts().label).into(),
            placeholder: (move || texts().placeholder).into(),
            shown: self.shown,
            choices: choices.into(),
            own: (move || texts().use_typed).into(),
            remark: remark.into(),
            nothing: (move || texts().none_found).into(),
            keep_typed: self.keep_typed,
            edited: self.edited,
        }
        .part(choose)
    }
}

fn choices(app: AppContext, list: Option<RwSignal<ProjectList>>, texts: &Picker) -> Vec<Choice> {
    let offered = list.map_or(ProjectList::NotOffered, |list| list.get());
    let (recent, config) = (app.preferences.recent(), app.config());
    suggestions(&recent, &offered, &config.projects)
        .into_iter()
        .map(|(source, project)| Choice {
            value: project.id.as_str().to_owned(),
            label: project.label().to_owned(),
            origin: match source {
                Source::Recent => texts.recent,
                Source::Api => texts.from_api,
                Source::Config => texts.from_config,
            }
            .to_owned(),
        })
        .collect()
}
