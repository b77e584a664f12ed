//! The connect page: an address, a token, maybe a project.

mod address;

use leptos::prelude::{document, untrack};

use self::address::{ADDRESS, address, follow_settings};
use super::console::{Console, page_origin};
use super::preference_controls::preference_controls;
use super::problem_words::{self, input_notices};
use super::project_choice::{PROJECT, ProjectChoice};
use super::published::version;
use crate::components::{Field, Severity, check, field_problem, focus_id, hint, label, notice};
use crate::live::{Part, State, el, text, watch};
use crate::session::{ConnectForm, ConnectProblems, Ending};
use crate::text::SessionWords;

const TOKEN: &str = "token";

/// What is typed, and what is wrong with it. Copied about freely.
#[derive(Clone, Copy)]
struct Form {
    address: State<String>,
    token: State<String>,
    project: State<String>,
    visible: State<bool>,
    memory_only: State<bool>,
    problems: State<ConnectProblems>,
    /// What was typed for an address is none of those that the operator allows.
    strayed: State<bool>,
    /// It was sent before the settings were there, which say where a token may go.
    waiting: State<bool>,
}

/// The page on which a session begins.
pub fn connect(console: Console) -> Part {
    watch(move || document().set_title(console.texts().product));
    let texts = move || &console.texts().connect;
    let project = console.place.params_now().project;
    let form = Form {
        address: State::new(String::new()),
        token: State::new(String::new()),
        project: State::new(project.map_or_else(String::new, |id| id.as_str().to_owned())),
        visible: State::new(false),
        memory_only: State::new(false),
        problems: State::new(ConnectProblems::default()),
        strayed: State::new(false),
        waiting: State::new(false),
    };
    follow_settings(console, form);
    // Behind the address, which follows the settings by then.
    watch(move || {
        if console.is_configured() && form.waiting.get_untracked() {
            form.waiting.set(false);
            submit(console, form);
        }
    });
    let ended = untrack(|| console.ending()).map(|ending| {
        let said = move || ending_words(ending, &console.texts().session);
        notice(Severity::Warning, text(said), None)
    });
    let main = el("main")
        .class("connect__main")
        .child(
            el("h1")
                .class("connect__title")
                .child(text(move || console.texts().product)),
        )
        .child(
            el("p")
                .class("connect__intro")
                .child(text(move || texts().intro)),
        )
        .child(input_notices(console))
        .child(ended)
        .child(fields(console, form))
        .child(el("p").class("connect__version").child(version(console)));
    el("div")
        .class("connect")
        .child(
            el("header")
                .class("connect__bar")
                .child(preference_controls(console)),
        )
        .child(main)
        .into()
}

fn ending_words(ending: Ending, words: &SessionWords) -> String {
    match ending {
        Ending::Idle(minutes) => (words.ended_idle)(minutes),
        Ending::Elsewhere => words.ended_elsewhere.to_owned(),
    }
}

fn fields(console: Console, form: Form) -> Part {
    let texts = move || &console.texts().connect;
    let words = move || &console.texts().problems;
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
        .child(project.part(console, move |id| {
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
            submit(console, form);
        })
        .child(address(console, form))
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

fn submit(console: Console, form: Form) {
    if !untrack(|| console.is_configured()) {
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
        Ok(request) => console.connect(request, form.memory_only.get_untracked()),
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
