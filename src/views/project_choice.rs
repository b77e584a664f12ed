//! The project selector: suggestions where there are any, any id that is typed.

use leptos::prelude::*;

use super::console::Console;
use crate::components::{Choice, Combobox, problem_id};
use crate::live::{Derived, Live, State};
use crate::query::projects::{ProjectList, Source, suggestions};

/// A combobox of projects. What is chosen is an id as text, still to be parsed.
#[component]
pub fn ProjectChoice(
    /// Its id, unique on the page.
    id: &'static str,
    /// The API's list, where there is a connection to ask.
    #[prop(optional)]
    list: Option<State<ProjectList>>,
    /// What it holds, in people's words.
    #[prop(into)]
    shown: Live<String>,
    /// Whether what it holds is wrong.
    #[prop(into)]
    invalid: Live<bool>,
    /// An id was chosen.
    #[prop(into)]
    on_choose: Callback<String>,
    /// Whether leaving the field chooses what is typed.
    #[prop(optional)]
    keep_typed: bool,
) -> impl IntoView {
    let console = Console::here();
    let texts = move || &console.texts().picker;
    let offered = move || list.map_or(ProjectList::NotOffered, |list| list.get());
    let choices = Derived::new(move || {
        let found = suggestions(
            &console.preferences.recent(),
            &offered(),
            &console.config().projects,
        );
        found
            .into_iter()
            .map(|(source, project)| Choice {
                value: project.id.as_str().to_owned(),
                label: project.label().to_owned(),
                origin: match source {
                    Source::Recent => texts().recent,
                    Source::Api => texts().from_api,
                    Source::Config => texts().from_config,
                }
                .to_owned(),
            })
            .collect::<Vec<_>>()
    });
    let remark = move || {
        list.and_then(|list| match list.get() {
            ProjectList::Loading => Some(texts().loading),
            ProjectList::NotOffered => Some(texts().not_offered),
            ProjectList::Offered(_) => None,
        })
    };
    view! {
        <Combobox
            id
            described_by=problem_id(id)
            invalid
            list_label=move || texts().label
            placeholder=move || texts().placeholder
            shown
            choices
            own=move |typed: String| (texts().use_typed)(&typed)
            remark
            nothing=move || texts().none_found
            on_choose
            keep_typed
        />
    }
}
