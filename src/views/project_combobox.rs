//! Project selector: suggests projects where any are known, and takes any id that is typed.

use std::sync::Arc;

use leptos::prelude::*;

use super::config_context::ConfigContext;
use crate::components::{Choice, Combobox, Listed, problem_id};
use crate::preferences::Preferences;
use crate::state::projects::{ProjectList, Source, Suggestions};

/// The id of its field, on whatever page it is.
pub const PROJECT_FIELD: &str = "project";

/// A combobox of projects. Ids are reported as text, still to be parsed.
#[component]
pub fn ProjectCombobox(
    /// The API's list of projects, where there is a connection to ask.
    #[prop(optional)]
    list: Option<RwSignal<ProjectList>>,
    /// The name or id shown while it is not being edited.
    #[prop(into)]
    value: Signal<String>,
    /// Whether its value is invalid.
    #[prop(into)]
    invalid: Signal<bool>,
    /// Whether leaving the field chooses what is typed, as in a form; otherwise it is discarded.
    #[prop(optional)]
    keep_typed: bool,
    /// Called when what is typed was changed or discarded.
    #[prop(into)]
    on_edit: Callback<()>,
    /// Called with an id that was chosen; returns whether it was accepted.
    #[prop(into)]
    on_choose: Callback<(String,), bool>,
) -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let config = expect_context::<ConfigContext>();
    let texts = move || &preferences.texts().project_selector;
    let suggestions = Memo::new(move |_| {
        let offered = list.map_or_else(Arc::default, |list| list.with(ProjectList::offered));
        let recent = preferences.recent();
        config.with(|config| Suggestions::new(&recent, offered, &config.projects))
    });
    let find = move |typed: String| {
        let texts = texts();
        let found = suggestions.with(|suggestions| suggestions.find(&typed));
        let mut choices = Vec::with_capacity(found.projects.len() + 1);
        for (source, project) in found.projects {
            choices.push(Choice {
                label: project.label().to_owned(),
                value: project.id.as_str().to_owned(),
                origin: match source {
                    Source::Recent => texts.recent,
                    Source::Api => texts.from_api,
                    Source::Config => texts.from_config,
                },
            });
        }
        if let Some(value) = found.typed {
            choices.push(Choice {
                label: (texts.use_typed)(&value),
                value,
                origin: "",
            });
        }
        Listed {
            choices,
            others: found.others,
        }
    };
    let choose = move |text: String| {
        let id = suggestions.with_untracked(|suggestions| suggestions.typed_id(&text));
        on_choose.run((id,))
    };
    let status = move || {
        list?.with(|list| match list {
            ProjectList::Loading => Some(texts().loading),
            ProjectList::Unavailable => Some(texts().list_unavailable),
            ProjectList::Offered(_) => None,
        })
    };
    view! {
        <Combobox
            id=PROJECT_FIELD
            described_by=problem_id(PROJECT_FIELD)
            invalid=invalid
            list_label=preferences.text(|texts| texts.project_selector.label)
            placeholder=preferences.text(|texts| texts.project_selector.placeholder)
            value=value
            find=find
            status=status
            more_label=move || preferences.texts().project_selector.more_projects
            empty_label=preferences.text(|texts| texts.project_selector.none_found)
            keep_typed=keep_typed
            on_edit=on_edit
            on_choose=choose
        />
    }
}
