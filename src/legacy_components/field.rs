//! Text fields and checkboxes with their labels, hints, and what is wrong with them.

use super::{Shape, icon};
use crate::live::{Element, Live, Part, checked, el, live, text, value, words};
use leptos::prelude::*;

/// The id of the element that says what is wrong with a field.
pub fn problem_id(field: &str) -> String {
    format!("{field}-problem")
}

/// The label of the field with this id.
pub fn label(field: &str, words: impl Fn() -> &'static str + 'static) -> Element {
    el("label")
        .class("field__label")
        .set("for", field)
        .child(text(words))
}

/// A line of help under a field.
pub fn hint(words: impl Fn() -> &'static str + 'static) -> Element {
    el("p").class("field__hint").child(text(words))
}

/// The line under a field that says what is wrong, when something is.
pub fn field_problem(field: &str, problem: Live<Option<&'static str>>) -> Element {
    el("p")
        .class("field__problem")
        .set("id", &problem_id(field))
        .child(live(move || {
            problem.get().map(|said| {
                Part::Many(vec![
                    icon(Shape::Warning).into(),
                    el("span").child(words(said)).into(),
                ])
            })
        }))
}

/// A labelled text field.
pub struct Field {
    /// Its id, unique on the page.
    pub id: &'static str,
    /// Its label.
    pub label: Live<&'static str>,
    /// A line of help under it.
    pub hint: Live<&'static str>,
    /// `text` or `password`.
    pub kind: Live<&'static str>,
    /// The browser's `autocomplete` hint.
    pub autocomplete: &'static str,
    /// Shown while it is empty.
    pub placeholder: String,
    /// Its text.
    pub value: RwSignal<String>,
    /// What is wrong with it.
    pub problem: Live<Option<&'static str>>,
    /// Texts to choose from, beside typing, and what people call them.
    pub suggestions: Live<Vec<(String, String)>>,
}

impl Field {
    /// The field.
    pub fn part(self) -> Part {
        let Self {
            id, value: held, ..
        } = self;
        let list = format!("{id}-suggestions");
        let hint_id = format!("{id}-hint");
        let (problem, suggestions) = (self.problem.clone(), self.suggestions);
        let input = el("input")
            .class("input")
            .set("id", id)
            .bind("type", move || self.kind.get())
            .set("autocomplete", self.autocomplete)
            .set("autocapitalize", "off")
            .set("spellcheck", "false")
            .set("list", &list)
            .set("placeholder", &self.placeholder)
            .set("aria-describedby", &format!("{} {hint_id}", problem_id(id)))
            .when("aria-invalid", move || problem.get().is_some())
            .prop("value", move || held.get())
            .on("input", move |event| held.set(value(&event)));
        let suggestions = live(move || {
            let options = suggestions.get().into_iter();
            let options = options.map(|(value, name)| {
                let option = el("option").set("value", &value);
                option.child(words(&name)).into()
            });
            options.collect::<Vec<Part>>()
        });
        el("div")
            .class("field")
            .child(label(id, move || self.label.get()))
            .child(input)
            .child(el("datalist").set("id", &list).child(suggestions))
            .child(field_problem(id, self.problem))
            .child(hint(move || self.hint.get()).set("id", &hint_id))
            .into()
    }
}

/// For password managers: whose secret the form is about. Nobody sees it.
pub fn account(name: Live<String>) -> Element {
    el("input")
        .set("type", "text")
        .set("autocomplete", "username")
        .set("hidden", "")
        .prop("value", move || name.get())
}

/// A checkbox with its label.
pub fn check(state: RwSignal<bool>, words: impl Fn() -> &'static str + 'static) -> Element {
    let input = el("input")
        .set("type", "checkbox")
        .prop("checked", move || state.get())
        .on("change", move |event| state.set(checked(&event)));
    let label = el("label")
        .class("check__label")
        .child(input)
        .child(text(words));
    el("div").class("check").child(label)
}
