//! The dialog over the rows that asks for another token: nothing behind it is lost,
//! and what was asked for goes on.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::DashboardContext;
use crate::legacy_components::{Dialog, Field, account, button, check, focus};
use crate::live::{Element, Part, el, live, next_frame, text, words};
use crate::session::{Token, TokenProblem};
use crate::views::problem_words;

const TOKEN: &str = "new-token";

/// The dialog, open while the token is refused or somebody wants to change it.
pub fn token_dialog(dashboard: DashboardContext) -> Part {
    let app = dashboard.app;
    let open = move || dashboard.wants_token();
    let dialog = Dialog {
        open: open.into(),
        title: (move || app.texts().session.token_title.to_owned()).into(),
    };
    Effect::new(move || {
        if open() {
            next_frame(focus_token);
        }
    });
    // Made anew each time: what was typed stays nowhere.
    let content = live(move || open().then(|| untrack(|| form(dashboard))));
    dialog.part(move || dashboard.keep_token(), content)
}

fn focus_token() {
    let field = document().get_element_by_id(TOKEN);
    if let Some(field) = field.and_then(|field| field.dyn_into().ok()) {
        focus(&field);
    }
}

fn form(dashboard: DashboardContext) -> Element {
    let app = dashboard.app;
    let texts = move || app.texts();
    let typed = RwSignal::new(String::new());
    let visible = RwSignal::new(false);
    // What is wrong with which text: another text is to be judged anew.
    let problem = RwSignal::new(None::<(String, TokenProblem)>);
    let field = Field {
        id: TOKEN,
        label: (move || texts().connect.token).into(),
        hint: (move || texts().session.token_hint).into(),
        kind: (move || if visible.get() { "text" } else { "password" }).into(),
        autocomplete: "current-password",
        placeholder: String::new(),
        value: typed,
        problem: (move || {
            let (text, problem) = problem.get()?;
            let same = typed.get() == text;
            same.then(|| problem_words::token(problem, &texts().problems))
        })
        .into(),
        suggestions: Vec::new.into(),
    };
    let submit = move || {
        let text = typed.get_untracked();
        match Token::parse(&text) {
            Ok(token) => dashboard.renew_token(token),
            Err(found) => {
                problem.set(Some((text, found)));
                focus_token();
            }
        }
    };
    let later = button("button")
        .on("click", move |_| dashboard.keep_token())
        .child(text(move || texts().session.later));
    let disconnect = button("button button--quiet")
        .on("click", move |_| app.disconnect())
        .child(text(move || texts().bar.disconnect));
    let go_on = el("button")
        .set("type", "submit")
        .class("button button--primary")
        .child(text(move || texts().session.go_on));
    let base = move || app.base();
    let address = move || base().map_or_else(String::new, |base| base.as_str().to_owned());
    el("form")
        .class("dialog__form")
        .set("novalidate", "")
        .on("submit", move |event| {
            event.prevent_default();
            submit();
        })
        .child(live(move || {
            let refused = dashboard.client.is_locked();
            refused.then(|| el("p").child(words(texts().session.token_refused)))
        }))
        .child(account(address.into()))
        .child(field.part())
        .child(check(visible, move || texts().connect.show_token))
        .child(
            el("div")
                .class("dialog__actions")
                .child(disconnect)
                .child(later)
                .child(go_on),
        )
}
