//! Project selector: suggests projects where any are known, and takes any id that is typed.

use leptos::prelude::*;

use super::config_context::ConfigContext;
use crate::components::{Choice, Combobox, Listed, problem_id};
use crate::domain::Project;
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
    let offered = Suggested::new(preferences, config, list);
    let find = move |typed: String| {
        let texts = texts();
        let found = offered.with(|suggestions, offered| suggestions.find(offered, &typed));
        let projects = found.projects.into_iter();
        let choices = projects.map(|(source, project)| Choice {
            label: project.label().to_owned(),
            value: project.id.as_str().to_owned(),
            origin: match source {
                Source::Recent => texts.recent,
                Source::Api => texts.from_api,
                Source::Config => texts.from_config,
            },
        });
        let own = found.typed.map(|value| Choice {
            label: (texts.use_typed)(&value),
            value,
            origin: "",
        });
        Listed {
            choices: choices.chain(own).collect(),
            others: found.others,
        }
    };
    let choose = move |text: String| {
        let id =
            untrack(|| offered.with(|suggestions, offered| suggestions.typed_id(offered, &text)));
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

/// The suggestions and the API's list.
#[derive(Clone, Copy)]
struct Suggested {
    beside: Memo<Suggestions>,
    list: Option<RwSignal<ProjectList>>,
}

impl Suggested {
    fn new(
        preferences: Preferences,
        config: ConfigContext,
        list: Option<RwSignal<ProjectList>>,
    ) -> Self {
        let beside = Memo::new(move |_| {
            let recent = preferences.recent();
            config.with(|config| {
                with_projects(list, |offered| {
                    Suggestions::new(&recent, offered, &config.projects)
                })
            })
        });
        Self { beside, list }
    }

    /// Reads both, reactively.
    fn with<R>(self, read: impl FnOnce(&Suggestions, &[Project]) -> R) -> R {
        self.beside
            .with(|beside| with_projects(self.list, |offered| read(beside, offered)))
    }
}

/// Reads the projects of the API's list, reactively.
fn with_projects<R>(list: Option<RwSignal<ProjectList>>, read: impl FnOnce(&[Project]) -> R) -> R {
    match list {
        Some(list) => list.with(|list| read(list.projects())),
        None => read(&[]),
    }
}
