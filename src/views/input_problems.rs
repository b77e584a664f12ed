//! Messages for invalid input: a field, the URL, `config.json`, the browser's storage.

use leptos::prelude::*;

use super::app_version::NewVersionNotice;
use super::config_context::ConfigContext;
use super::session_context::SessionContext;
use crate::components::{Notice, Severity};
use crate::config::ConfigProblem;
use crate::domain::{ApiBaseProblem, ProjectIdProblem};
use crate::i18n::{Messages, ProblemMessages};
use crate::preferences::Preferences;
use crate::session::TokenProblem;
use crate::state::url::url_state::UrlState;
use crate::state::url::view_params::ParamProblem;

/// What is wrong with an API address.
pub fn address_message(problem: ApiBaseProblem, texts: &ProblemMessages) -> &'static str {
    match problem {
        ApiBaseProblem::NoScheme => texts.address_no_scheme,
        ApiBaseProblem::BadHost => texts.address_bad_host,
        ApiBaseProblem::Credentials => texts.address_credentials,
        ApiBaseProblem::NotABase => texts.address_not_a_base,
        ApiBaseProblem::Insecure => texts.address_insecure,
    }
}

/// What is wrong with a token.
pub fn token_message(problem: TokenProblem, texts: &ProblemMessages) -> &'static str {
    match problem {
        TokenProblem::Empty => texts.token_empty,
        TokenProblem::Spaces => texts.token_spaces,
        TokenProblem::NotAscii => texts.token_not_ascii,
        TokenProblem::Wrapped => texts.token_wrapped,
    }
}

/// What is wrong with a project's id.
pub fn project_message(problem: ProjectIdProblem, texts: &ProblemMessages) -> &'static str {
    match problem {
        ProjectIdProblem::Empty => texts.project_empty,
        ProjectIdProblem::TooLong => texts.project_too_long,
        ProjectIdProblem::Unusable => texts.project_unusable,
    }
}

fn param_message(problem: &ParamProblem, texts: &ProblemMessages) -> String {
    match problem {
        ParamProblem::Project(value) => (texts.url_project)(value),
        ParamProblem::Page(value) => (texts.url_page)(value),
        ParamProblem::Size(value) => (texts.url_size)(value),
        ParamProblem::Sort(value) => (texts.url_sort)(value),
        ParamProblem::Group(value) => (texts.url_group)(value),
        ParamProblem::Columns(value) => (texts.url_columns)(value),
        ParamProblem::Density(value) => (texts.url_density)(value),
    }
}

fn config_message(problem: &ConfigProblem, messages: &Messages) -> String {
    let texts = &messages.problems;
    match problem {
        ConfigProblem::Missing => texts.config_missing.to_owned(),
        ConfigProblem::Redirected => texts.config_redirected.to_owned(),
        ConfigProblem::WebPage => texts.config_web_page.to_owned(),
        ConfigProblem::Broken { line, column } => (texts.config_broken)(*line, *column),
        ConfigProblem::NoObject => texts.config_no_object.to_owned(),
        ConfigProblem::UnknownKey(key) => (texts.config_unknown_key)(key),
        ConfigProblem::WrongValue(key) => (texts.config_wrong_value)(key),
        ConfigProblem::UnknownPlaceholder(name) => (texts.config_unknown_placeholder)(name),
        ConfigProblem::NoDeadlineZone => texts.config_no_zone.to_owned(),
        ConfigProblem::UnknownDeadlineZone(zone) => (texts.config_unknown_zone)(zone),
        ConfigProblem::WrongView {
            position,
            name,
            field,
        } => (messages.view_tiles.config_wrong_view)(*position, name, field),
    }
}

/// Notices about the URL, `config.json` and storage, each until it is dismissed; and that a newer
/// version is published.
#[component]
pub fn InputNotices() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let url = expect_context::<UrlState>();
    let config = expect_context::<ConfigContext>();
    let session = expect_context::<SessionContext>();
    let texts = move || &preferences.texts().problems;
    let url_messages = move || -> Vec<String> {
        let problems = url.problems();
        let messages = problems.iter();
        messages
            .map(|found| param_message(found, texts()))
            .collect()
    };
    let config_messages = move || -> Vec<String> {
        let problems = config.problems();
        let messages = problems.iter();
        messages
            .map(|found| config_message(found, preferences.texts()))
            .collect()
    };
    let storage_messages = move || -> Vec<String> {
        let message = session.not_stored().then(|| texts().session_not_stored);
        message.into_iter().map(str::to_owned).collect()
    };
    view! {
        <InputNotice messages=url_messages on_dismiss=move || url.dismiss_problems() />
        <InputNotice messages=config_messages on_dismiss=move || config.dismiss_problems() />
        <InputNotice messages=storage_messages on_dismiss=move || session.dismiss_not_kept() />
        <NewVersionNotice />
    }
}

/// One notice, while there are messages.
#[component]
fn InputNotice(
    /// A paragraph each.
    #[prop(into)]
    messages: Signal<Vec<String>>,
    /// Called by the button that dismisses them.
    #[prop(into)]
    on_dismiss: Callback<()>,
) -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    move || {
        let messages = messages.get();
        (!messages.is_empty()).then(|| {
            let paragraphs = messages.into_iter();
            let paragraphs = paragraphs.map(|message| view! { <p>{message}</p> });
            view! {
                <Notice
                    severity=Severity::Warning
                    dismiss_label=preferences.text(|texts| texts.dismiss)
                    on_dismiss=on_dismiss
                >
                    {paragraphs.collect_view()}
                </Notice>
            }
        })
    }
}
