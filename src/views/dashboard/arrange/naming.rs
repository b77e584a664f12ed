//! The dialog that gives a view its name.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::views_menu::{Desk, Done};
use crate::i18n::ViewsMenu;
use crate::legacy_components::{Dialog, Field, button, focus, focus_id};
use crate::live::{Part, el, text};
use crate::state::saved_views::{Arrangement, NameProblem, SavedView, ViewName};

/// What is named.
#[derive(Clone, PartialEq, Eq)]
pub enum Naming {
    /// What is on screen, as a view.
    Save,
    /// The view that has this name until now.
    Rename(ViewName),
}

/// Why a name was not taken.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Problem {
    Empty,
    Unusable,
    /// A view has it, which will be replaced when that is what the person wants.
    ToReplace,
    Taken,
    Full,
}

const NAME: &str = "view-name";

/// What is typed. Copied about freely.
#[derive(Clone, Copy)]
struct Form {
    desk: Desk,
    typed: RwSignal<String>,
    /// What is wrong with which text: another text is to be judged anew.
    problem: RwSignal<Option<(String, Problem)>>,
}

/// The dialog, open while something is named.
pub fn naming_dialog(desk: Desk) -> Part {
    let form = Form {
        desk,
        typed: RwSignal::new(String::new()),
        problem: RwSignal::new(None),
    };
    Effect::new(move || {
        form.typed.set(match desk.naming.get() {
            Some(Naming::Rename(name)) => name.as_str().to_owned(),
            Some(Naming::Save) | None => String::new(),
        });
        form.problem.set(None);
    });
    let renames = move || matches!(desk.naming.get(), Some(Naming::Rename(_)));
    let field = Field {
        id: NAME,
        label: (move || desk.texts().name).into(),
        hint: (move || {
            if renames() {
                desk.texts().rename_hint
            } else {
                desk.texts().save_hint
            }
        })
        .into(),
        kind: (|| "text").into(),
        autocomplete: "off",
        placeholder: String::new(),
        value: form.typed,
        problem: (move || form.problem().map(|problem| words(problem, desk.texts()))).into(),
        suggestions: (move || form.known()).into(),
    };
    let confirm = el("button")
        .set("type", "submit")
        .class("button button--primary")
        .child(text(move || {
            if form.problem() == Some(Problem::ToReplace) {
                desk.texts().replace
            } else {
                desk.texts().confirm
            }
        }));
    let cancel = button("button")
        .on("click", move |_| desk.naming.set(None))
        .child(text(move || desk.texts().cancel));
    let content = el("form")
        .class("dialog__form")
        .set("novalidate", "")
        .on("submit", move |event| {
            event.prevent_default();
            form.submit();
        })
        .child(field.part())
        .child(
            el("div")
                .class("dialog__actions")
                .child(cancel)
                .child(confirm),
        );
    let dialog = Dialog {
        open: (move || desk.naming.with(Option::is_some)).into(),
        title: (move || {
            let texts = desk.texts();
            let title = if renames() {
                texts.rename_title
            } else {
                texts.save_title
            };
            title.to_owned()
        })
        .into(),
    };
    let part = dialog.part(move || desk.naming.set(None), content);
    // After the dialog, which has just opened: there is one thing to do in it.
    Effect::new(move || {
        if desk.naming.with(Option::is_some) {
            begin_typing(&form.typed.get_untracked());
        }
    });
    part
}

/// Goes to the field with a text in it, which is replaced by what is typed.
fn begin_typing(text: &str) {
    let field = document().get_element_by_id(NAME);
    if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) {
        focus(&field);
        // The field follows its state later, and a change would end the selection.
        field.set_value(text);
        field.select();
    }
}

impl Form {
    /// What is wrong with the text as it is, reactively.
    fn problem(self) -> Option<Problem> {
        let (text, problem) = self.problem.get()?;
        (self.typed.get() == text).then_some(problem)
    }

    /// The names to choose from when an old view is to be replaced.
    fn known(self) -> Vec<(String, String)> {
        if self.desk.naming.get() != Some(Naming::Save) {
            return Vec::new();
        }
        self.desk.app.saved_views.with(|views| {
            let names = views.all().iter();
            let names = names.map(|view| view.name.as_str().to_owned());
            names.map(|name| (name.clone(), name)).collect()
        })
    }

    fn submit(self) {
        let text = self.typed.get_untracked();
        match self.take(&text) {
            None => {
                self.desk.done.set(Done::Nothing);
                self.desk.naming.set(None);
            }
            Some(problem) => {
                self.problem.set(Some((text, problem)));
                focus_id(NAME);
            }
        }
    }

    /// Does what the dialog is for, or says what is in the way.
    fn take(self, text: &str) -> Option<Problem> {
        let saved_views = self.desk.app.saved_views;
        let name = match ViewName::parse(text) {
            Ok(name) => name,
            Err(NameProblem::Empty) => return Some(Problem::Empty),
            Err(NameProblem::Unusable) => return Some(Problem::Unusable),
        };
        match self.desk.naming.get_untracked()? {
            Naming::Save => {
                let asked = untrack(|| self.problem()) == Some(Problem::ToReplace);
                if !asked && saved_views.with_untracked(|views| views.find(&name).is_some()) {
                    return Some(Problem::ToReplace);
                }
                let view = SavedView {
                    name,
                    arrangement: Arrangement::of(&self.desk.app.url.params_now()),
                };
                let saved = saved_views.change(|views| views.save(view));
                saved
                    .is_some_and(|saved| saved.is_err())
                    .then_some(Problem::Full)
            }
            Naming::Rename(from) => {
                let renamed = saved_views.change(|views| views.rename(&from, name));
                (renamed == Some(false)).then_some(Problem::Taken)
            }
        }
    }
}

fn words(problem: Problem, texts: &ViewsMenu) -> &'static str {
    match problem {
        Problem::Empty => texts.name_empty,
        Problem::Unusable => texts.name_unusable,
        Problem::ToReplace => texts.name_to_replace,
        Problem::Taken => texts.name_taken,
        Problem::Full => texts.full,
    }
}
