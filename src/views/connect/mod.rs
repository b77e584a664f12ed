//! The connect page: an address, a token, maybe a project.

use leptos::prelude::{document, untrack};

use super::console::{Console, page_origin};
use super::preference_controls::preference_controls;
use super::problem_words::{self, input_notices};
use super::project_choice::{PROJECT, ProjectChoice};
use super::published::version;
use crate::components::{
    Field, Select, Severity, account, check, field_problem, focus_id, hint, label, notice,
};
use crate::live::{Derived, Live, Part, State, el, live, text, watch};
use crate::session::{ConnectForm, ConnectProblems, Ending};
use crate::text::SessionWords;

const ADDRESS: &str = "address";
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
    /// It was sent with no address before the settings were there, which may name one.
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
        waiting: State::new(false),
    };
    preset_address(console, form);
    // Behind the address, which is preset by then.
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

/// The configured address fills the field until somebody types another.
fn preset_address(console: Console, form: Form) {
    let preset = Derived::new(move || {
        let configured = console.config().api_addresses.into_iter().next();
        configured
            .map(|address| address.url)
            .filter(|address| *address != page_origin().origin)
            .unwrap_or_default()
    });
    let mut before = String::new();
    watch(move || {
        let preset = preset.get();
        if form.address.get_untracked() == before {
            form.address.set(preset.clone());
        }
        before = preset;
    });
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
    el("form")
        .class("connect__form")
        .set("novalidate", "")
        .on("submit", move |event| {
            event.prevent_default();
            submit(console, form);
        })
        .child(live(move || address(console, form)))
        .child(token.part())
        .child(check(form.visible, move || texts().show_token))
        .child(
            check(form.memory_only, move || texts().memory_only)
                .child(hint(move || texts().memory_only_hint)),
        )
        .child(project)
        .child(
            el("button")
                .set("type", "submit")
                .class("button button--primary")
                .child(text(move || texts().submit)),
        )
        .into()
}

/// The address: typed, or one of those that the operator offers.
fn address(console: Console, form: Form) -> Part {
    let texts = move || &console.texts().connect;
    let offered = move || console.config().api_addresses;
    let problem: Live<Option<&'static str>> = (move || {
        let problem = form.problems.get().address;
        problem.map(|problem| problem_words::address(problem, &console.texts().problems))
    })
    .into();
    if console.config().other_addresses {
        let field = Field {
            id: ADDRESS,
            label: (move || texts().address).into(),
            hint: (move || texts().address_hint).into(),
            kind: (|| "text").into(),
            autocomplete: "url",
            placeholder: page_origin().origin,
            value: form.address,
            problem,
            suggestions: (move || {
                let offered = offered().into_iter();
                let named =
                    offered.map(|address| (address.url.clone(), address.label().to_owned()));
                named.filter(|(url, _)| !url.is_empty()).collect()
            })
            .into(),
        };
        return field.part();
    }
    let select = Select {
        label: (move || texts().address).into(),
        labelled: true,
        options: (move || {
            let named = offered().into_iter().map(|address| {
                let own = address.url.is_empty() && address.name.is_none();
                let label = if own {
                    texts().same_origin
                } else {
                    address.label()
                };
                (address.url.clone(), label.to_owned())
            });
            let named: Vec<_> = named.collect();
            // Nothing on offer leaves what needs no offer.
            if named.is_empty() {
                return vec![(String::new(), texts().same_origin.to_owned())];
            }
            named
        })
        .into(),
        chosen: form.address.into(),
    };
    el("div")
        .class("field")
        .child(account(form.address.into()))
        .child(select.part(move |url| form.address.set(url)))
        .child(field_problem(ADDRESS, problem))
        .into()
}

fn submit(console: Console, form: Form) {
    let nowhere = form
        .address
        .with_untracked(|address| address.trim().is_empty());
    if nowhere && !untrack(|| console.is_configured()) {
        form.waiting.set(true);
        return;
    }
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
