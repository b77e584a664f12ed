//! A text field with a list to choose from, after the ARIA combobox pattern. What
//! is typed may be chosen too.

mod choice;

use leptos::prelude::*;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, MouseEvent, ScrollIntoViewOptions, ScrollLogicalPosition};

pub use choice::{Choice, matching};

use super::{Shape, icon};
use crate::live::{Live, Part, el, key, live, value, words};

/// A combobox. While it is not being edited it shows `shown`.
pub struct Combobox {
    /// Its id, unique on the page.
    pub id: &'static str,
    /// The id of what describes it.
    pub described_by: String,
    /// Whether what it holds is wrong.
    pub invalid: Live<bool>,
    /// The accessible name of its list.
    pub list_label: Live<&'static str>,
    /// Shown while it is empty.
    pub placeholder: Live<&'static str>,
    /// What it holds, in people's words.
    pub shown: Live<String>,
    /// What can be chosen.
    pub choices: Live<Vec<Choice>>,
    /// The words for choosing what is typed.
    pub own: Live<fn(&str) -> String>,
    /// Said above the list, such as that it is still loading.
    pub remark: Live<Option<&'static str>>,
    /// Said where nothing matches.
    pub nothing: Live<&'static str>,
    /// Whether leaving the field chooses what is typed, as in a form; else it is
    /// given up.
    pub keep_typed: bool,
    /// What is typed was changed or given up: what was wrong with it counts no more.
    pub edited: Box<dyn Fn()>,
}

/// What is going on in a combobox. Copied about freely.
#[derive(Clone, Copy)]
struct Editing {
    typed: RwSignal<Option<String>>,
    open: RwSignal<bool>,
    active: RwSignal<usize>,
    options: Memo<Vec<Choice>>,
}

impl Editing {
    fn show(self) {
        self.active.set(0);
        self.open.set(true);
    }

    fn end(self) {
        self.open.set(false);
        self.typed.set(None);
    }

    /// The next place in the list, round and round.
    fn step(self, by: usize) {
        let count = self.options.get_untracked().len().max(1);
        self.active.set((self.active.get_untracked() + by) % count);
    }

    /// What a key does here; `None` where it does what it always does.
    fn key(self, key: &str) -> Option<Option<String>> {
        let last = self.options.get_untracked().len().saturating_sub(1);
        match (key, self.open.get_untracked()) {
            ("ArrowDown", false) => self.show(),
            ("ArrowDown", true) => self.step(1),
            ("ArrowUp", true) => self.step(last),
            ("Escape", true) => self.end(),
            ("Enter", true) => {
                let options = self.options.get_untracked();
                let chosen = options.get(self.active.get_untracked());
                return Some(chosen.map(|choice| choice.value.clone()));
            }
            _ => return None,
        }
        Some(None)
    }
}

impl Combobox {
    /// The combobox; `choose` takes a value that was chosen, or refuses it: then it
    /// stays in the field, to be mended.
    pub fn part(self, choose: impl Fn(String) -> bool + 'static) -> Part {
        let Self {
            id,
            shown,
            choices,
            own,
            keep_typed,
            ..
        } = self;
        let (typed, open, active) = (
            RwSignal::new(None::<String>),
            RwSignal::new(false),
            RwSignal::new(0),
        );
        let options = Memo::new(move |_| {
            let typed = typed.get().unwrap_or_default();
            matching(&choices.get(), &typed, own.get())
        });
        let editing = Editing {
            typed,
            open,
            active,
            options,
        };
        let choose: Rc<dyn Fn(String)> = Rc::new(move |value: String| {
            editing.end();
            if !choose(value.clone()) {
                typed.set(Some(value));
            }
        });
        let edited: Rc<dyn Fn()> = self.edited.into();
        let (by_typing, by_escape, invalid) = (Rc::clone(&edited), edited, self.invalid);
        let (refused, wrong) = (invalid.clone(), invalid.clone());
        let (by_key, by_leaving, by_mouse) = (Rc::clone(&choose), Rc::clone(&choose), choose);
        let list_id = format!("{id}-list");

        let input = el("input")
            .class("input combobox__input")
            .set("id", id)
            .set("type", "text")
            .set("role", "combobox")
            .set("autocomplete", "off")
            .set("autocapitalize", "off")
            .set("spellcheck", "false")
            .set("aria-autocomplete", "list")
            .set("aria-controls", &list_id)
            .set("aria-describedby", &self.described_by)
            .bind("aria-expanded", move || open.get().to_string())
            .bind_some("aria-activedescendant", move || {
                let found = options.with(|options| active.get() < options.len());
                (open.get() && found).then(|| option_id(id, active.get()))
            })
            .when("aria-invalid", move || invalid.get())
            .bind("placeholder", move || self.placeholder.get())
            .prop("value", move || typed.get().unwrap_or_else(|| shown.get()))
            .on("click", move |_| editing.show())
            .on("input", move |event| {
                by_typing();
                typed.set(Some(value(&event)));
                editing.show();
            })
            .on("keydown", move |event| {
                let pressed = key(&event);
                if pressed == "Escape" && untrack(|| refused.get()) {
                    by_escape();
                    editing.end();
                } else if let Some(chosen) = editing.key(&pressed) {
                    event.prevent_default();
                    chosen.into_iter().for_each(|value| by_key(value));
                }
            })
            .on("blur", move |_| {
                let left = typed.get_untracked();
                open.set(false);
                match left {
                    Some(text) if keep_typed => by_leaving(text.trim().to_owned()),
                    // What was refused stays, beside what is wrong with it.
                    Some(_) if untrack(|| wrong.get()) => {}
                    Some(_) | None => editing.end(),
                }
            });
        let field = input.html();
        let input = input.on("focus", move |_| {
            if let Some(field) = field.dyn_ref::<HtmlInputElement>() {
                field.select();
            }
        });

        let remark = move || {
            let said = self.remark.get();
            said.map(|said| el("p").class("combobox__remark").child(words(said)))
        };
        let nothing = move || {
            options.with(Vec::is_empty).then(|| {
                el("p")
                    .class("combobox__remark")
                    .child(words(self.nothing.get()))
            })
        };
        // The field keeps the focus, so the browser brings no option in sight by itself.
        Effect::new(move || {
            let at = active.get();
            if open.get()
                && let Some(option) = document().get_element_by_id(&option_id(id, at))
            {
                let nearest = ScrollIntoViewOptions::new();
                nearest.set_block(ScrollLogicalPosition::Nearest);
                option.scroll_into_view_with_scroll_into_view_options(&nearest);
            }
        });
        let list = live(move || {
            let options = options.get().into_iter().enumerate();
            let options =
                options.map(|(index, choice)| option(id, index, choice, active, &by_mouse));
            options.collect::<Vec<Part>>()
        });
        let list = el("ul")
            .class("combobox__list")
            .set("id", &list_id)
            .set("role", "listbox")
            .bind("aria-label", move || self.list_label.get())
            .child(list);
        el("div")
            .class("combobox")
            .child(input)
            .child(el("span").class("combobox__arrow").child(icon(Shape::Down)))
            .child(
                el("div")
                    .class("combobox__popup")
                    .flag("hidden", move || !open.get())
                    .child(live(remark))
                    .child(list)
                    .child(live(nothing)),
            )
            .into()
    }
}

fn option_id(combobox: &str, index: usize) -> String {
    format!("{combobox}-option-{index}")
}

fn option(
    combobox: &str,
    index: usize,
    choice: Choice,
    active: RwSignal<usize>,
    choose: &Rc<dyn Fn(String)>,
) -> Part {
    let choose = Rc::clone(choose);
    let Choice {
        value,
        label,
        origin,
    } = choice;
    // What is typed is its own label; an id is shown once.
    let detail = (label != value && !origin.is_empty())
        .then(|| el("span").class("combobox__value").child(words(&value)));
    el("li")
        .class("combobox__option")
        .set("id", &option_id(combobox, index))
        .set("role", "option")
        .bind("aria-selected", move || (active.get() == index).to_string())
        // Before the field loses the focus, which would close the list.
        .on("mousedown", move |event| {
            event.prevent_default();
            let main = event.dyn_ref::<MouseEvent>();
            if main.is_some_and(|event| event.button() == 0) {
                choose(value.clone());
            }
        })
        .child(el("bdi").class("combobox__label").child(words(&label)))
        .child(detail)
        .child(el("span").class("combobox__origin").child(words(&origin)))
        .into()
}
