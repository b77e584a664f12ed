//! The connect page: an address, a token, maybe a project.

mod address;

use self::address::{ADDRESS, address, follow_settings};
use super::app_context::{AppContext, page_origin};
use super::preference_controls::preference_controls;
use super::problem_words::{self, input_notices};
use super::project_choice::{PROJECT, ProjectChoice};
use super::published_release::version;
use crate::i18n::SessionWords;
use crate::legacy_components::{
    Field, Severity, check, field_problem, focus_id, hint, label, notice,
};
use crate::live::{Part, el, text};
use crate::session::{ConnectForm, ConnectProblems, EndReason};
use leptos::prelude::*;

const TOKEN: &str = "token";

/// What is typed, and what is wrong with it. Copied about freely.
#[derive(Clone, Copy)]
struct Form {
    address: RwSignal<String>,
    token: RwSignal<String>,
    project: RwSignal<String>,
    visible: RwSignal<bool>,
    memory_only: RwSignal<bool>,
    problems: RwSignal<ConnectProblems>,
    /// What was typed for an address is none of those that the operator allows.
    strayed: RwSignal<bool>,
    /// It was sent before the settings were there, which say where a token may go.
    waiting: RwSignal<bool>,
}

/// The page on which a session begins.
pub fn connect(app: AppContext) -> Part {
    Effect::new(move || document().set_title(app.texts().product));
    let texts = move || &app.texts().connect;
    let project = app.url.params_now().project;
    let form = Form {
        address: RwSignal::new(String::new()),
        token: RwSignal::new(String::new()),
        project: RwSignal::new(project.map_or_else(String::new, |id| id.as_str().to_owned())),
        visible: RwSignal::new(false),
        memory_only: RwSignal::new(false),
        problems: RwSignal::new(ConnectProblems::default()),
        strayed: RwSignal::new(false),
        waiting: RwSignal::new(false),
    };
    follow_settings(app, form);
    // Behind the address, which follows the settings by then.
    Effect::new(move || {
        if app.is_configured() && form.waiting.get_untracked() {
            form.waiting.set(false);
            submit(app, form);
        }
    });
    let ended = untrack(|| app.ending()).map(|ending| {
        let said = move || ending_words(ending, &app.texts().session);
        notice(Severity::Warning, text(said), None)
    });
    let main = el("main")
        .class("connect__main")
        .child(
            el("h1")
                .class("connect__title")
                .child(text(move || app.texts().product)),
        )
        .child(
            el("p")
                .class("connect__intro")
                .child(text(move || texts().intro)),
        )
        .child(input_notices(app))
        .child(ended)
        .child(fields(app, form))
        .child(el("p").class("connect__version").child(version(app)));
    el("div")
        .class("connect")
        .child(
            el("header")
                .class("connect__bar")
                .child(preference_controls(app)),
        )
        .child(main)
        .into()
}

fn ending_words(ending: EndReason, words: &SessionWords) -> String {
    match ending {
        EndReason::Idle(minutes) => (words.ended_idle)(minutes),
        EndReason::Elsewhere => words.ended_elsewhere.to_owned(),
    }
}

fn fields(app: AppContext, form: Form) -> Part {
    let texts = move || &app.texts().connect;
    let words = move || &app.texts().problems;
    let problems = form.problems;
    let token = Field {
        id: TOKEN,
        label: (move || texts().token).into(),
        hint: (move || texts().token_hint).into(),
        kind: (move || {
            if form.visible.get() {
                "text"
            } else {
                "password"
            }
        })
        .into(),
        autocomplete: "current-password",
        placeholder: String::new(),
        value: form.token,
        problem: (move || {
            let problem = problems.get().token;
            problem.map(|problem| problem_words::token(problem, words()))
        })
        .into(),
        suggestions: Vec::new.into(),
    };
    let project = ProjectChoice {
        list: None,
        shown: form.project.into(),
        invalid: (move || problems.get().project.is_some()).into(),
        keep_typed: true,
        edited: Box::new(move || {
            problems.update(|problems| problems.project = None);
        }),
    };
    let project_problem = move || {
        let problem = problems.get().project;
        problem.map(|problem| problem_words::project(problem, words()))
    };
    let project = el("div")
        .class("field")
        .child(label(PROJECT, move || texts().project))
        .child(project.part(app, move |id| {
            form.project.set(id);
            true
        }))
        .child(field_problem(PROJECT, project_problem.into()))
        .child(hint(move || texts().project_hint));
    let waiting = move || {
        if form.waiting.get() {
            texts().waiting
        } else {
            ""
        }
    };
    el("form")
        .class("connect__form")
        .set("novalidate", "")
        .on("submit", move |event| {
            event.prevent_default();
            submit(app, form);
        })
        .child(address(app, form))
        .child(token.part())
        .child(check(form.visible, move || texts().show_token))
        .child(
            check(form.memory_only, move || texts().memory_only)
                .child(hint(move || texts().memory_only_hint)),
        )
        .child(project)
        .child(
            el("div")
                .class("field")
                .child(
                    el("button")
                        .set("type", "submit")
                        .class("button button--primary")
                        .child(text(move || texts().submit)),
                )
                .child(hint(waiting).set("role", "status")),
        )
        .into()
}

fn submit(app: AppContext, form: Form) {
    if !untrack(|| app.is_configured()) {
        form.waiting.set(true);
        return;
    }
    form.strayed.set(false);
    let typed = ConnectForm {
        address: form.address.get_untracked(),
        token: form.token.get_untracked(),
        project: form.project.get_untracked(),
    };
    match typed.parse(&page_origin()) {
        Ok(request) => app.connect(request, form.memory_only.get_untracked()),
        Err(found) => {
            form.problems.set(found);
            focus_first(&found);
        }
    }
}

/// Puts the focus where the first problem is.
fn focus_first(problems: &ConnectProblems) {
    let id = if problems.address.is_some() {
        ADDRESS
    } else if problems.token.is_some() {
        TOKEN
    } else {
        PROJECT
    };
    focus_id(id);
}
