//! What is wrong with input, in words.

use leptos::prelude::*;

use super::console::Console;
use crate::components::{Notice, Severity};
use crate::config::ConfigProblem;
use crate::domain::{ApiBaseProblem, ProjectIdProblem};
use crate::live::live;
use crate::query::params::ParamProblem;
use crate::session::TokenProblem;
use crate::text::Problems;

/// What is wrong with an address.
pub fn address(problem: ApiBaseProblem, words: &Problems) -> &'static str {
    match problem {
        ApiBaseProblem::NoScheme => words.address_no_scheme,
        ApiBaseProblem::BadHost => words.address_bad_host,
        ApiBaseProblem::Credentials => words.address_credentials,
        ApiBaseProblem::NotABase => words.address_not_a_base,
        ApiBaseProblem::Insecure => words.address_insecure,
    }
}

/// What is wrong with a token.
pub fn token(problem: TokenProblem, words: &Problems) -> &'static str {
    match problem {
        TokenProblem::Empty => words.token_empty,
        TokenProblem::Spaces => words.token_spaces,
        TokenProblem::NotAscii => words.token_not_ascii,
    }
}

/// What is wrong with a project's id.
pub fn project(problem: ProjectIdProblem, words: &Problems) -> &'static str {
    match problem {
        ProjectIdProblem::Empty => words.project_empty,
        ProjectIdProblem::TooLong => words.project_too_long,
        ProjectIdProblem::Unusable => words.project_unusable,
    }
}

fn param(problem: &ParamProblem, words: &Problems) -> String {
    match problem {
        ParamProblem::Project(value) => (words.url_project)(value),
        ParamProblem::Page(value) => (words.url_page)(value),
        ParamProblem::Size(value) => (words.url_size)(value),
    }
}

fn config(problem: &ConfigProblem, words: &Problems) -> String {
    match problem {
        ConfigProblem::Missing => words.config_missing.to_owned(),
        ConfigProblem::Broken { line, column } => (words.config_broken)(*line, *column),
        ConfigProblem::NoObject => words.config_no_object.to_owned(),
        ConfigProblem::UnknownKey(key) => (words.config_unknown_key)(key),
        ConfigProblem::WrongValue(key) => (words.config_wrong_value)(key),
    }
}

/// What was wrong with the URL, with `config.json` and with storage, each until it
/// is dismissed.
#[component]
pub fn InputNotices() -> impl IntoView {
    let console = Console::here();
    let words = move || &console.texts().problems;
    let from_url = move || {
        let problems = console.place.problems();
        let said: Vec<_> = problems
            .iter()
            .map(|problem| param(problem, words()))
            .collect();
        lines(console, said, move || console.place.dismiss_problems())
    };
    let from_config = move || {
        let problems = console.config_problems();
        let said: Vec<_> = problems
            .iter()
            .map(|problem| config(problem, words()))
            .collect();
        lines(console, said, move || console.dismiss_config_problems())
    };
    let from_storage = move || {
        let said = console
            .not_kept()
            .then(|| words().session_not_kept.to_owned());
        lines(console, said.into_iter().collect(), move || {
            console.dismiss_not_kept()
        })
    };
    view! {
        {live(from_url)}
        {live(from_config)}
        {live(from_storage)}
    }
}

fn lines(
    console: Console,
    said: Vec<String>,
    dismiss: impl Fn() + Send + Sync + 'static,
) -> Option<impl IntoView> {
    (!said.is_empty()).then(|| {
        view! {
            <Notice
                severity=Severity::Warning
                dismiss=move || console.texts().dismiss
                on_dismiss=move |()| dismiss()
            >
                {said
                    .into_iter()
                    .map(|line| view! { <p>{line}</p> })
                    .collect_view()}
            </Notice>
        }
    })
}
