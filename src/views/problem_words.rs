//! What is wrong with input, in words.

use super::app_context::AppContext;
use super::published_release::newer_version;
use crate::config::ConfigProblem;
use crate::domain::{ApiBaseProblem, ProjectIdProblem};
use crate::i18n::Problems;
use crate::legacy_components::{Severity, notice};
use crate::live::{Part, el, live, words};
use crate::session::TokenProblem;
use crate::state::view_params::ParamProblem;

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
        ParamProblem::Sort(value) => (words.url_sort)(value),
        ParamProblem::Columns(value) => (words.url_columns)(value),
        ParamProblem::Density(value) => (words.url_density)(value),
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
pub fn input_notices(app: AppContext) -> Part {
    let words = move || &app.texts().problems;
    let from_url = move || {
        let problems = app.url.problems();
        let said = problems.iter().map(|problem| param(problem, words()));
        lines(app, said.collect(), move || app.url.dismiss_problems())
    };
    let from_config = move || {
        let problems = app.config_problems();
        let said = problems.iter().map(|problem| config(problem, words()));
        lines(app, said.collect(), move || app.dismiss_config_problems())
    };
    let from_storage = move || {
        let said = app.not_kept().then(|| words().session_not_kept.to_owned());
        lines(app, said.into_iter().collect(), move || {
            app.dismiss_not_kept()
        })
    };
    Part::Many(vec![
        live(from_url),
        live(from_config),
        live(from_storage),
        newer_version(app),
    ])
}

fn lines(app: AppContext, said: Vec<String>, dismiss: impl Fn() + 'static) -> Part {
    if said.is_empty() {
        return Part::None;
    }
    let said = said.iter().map(|line| el("p").child(words(line)).into());
    notice(
        Severity::Warning,
        said.collect::<Vec<Part>>(),
        Some(((move || app.texts().dismiss).into(), Box::new(dismiss))),
    )
}
