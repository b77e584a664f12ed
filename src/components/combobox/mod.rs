//! Text field with a list of choices, after the ARIA combobox pattern. What is typed may be
//! chosen too.

mod choice;
mod option;

use leptos::html;
use leptos::prelude::*;
use web_sys::{FocusEvent, ScrollIntoViewOptions, ScrollLogicalPosition};

pub use choice::{Choice, Listed};
use option::{option_id, option_view};

use super::dismissal::{Dismissal, on_dismissal};
use super::{Icon, Shape, input_value, pressed_key, while_owned};

/// The state of a combobox.
#[derive(Clone, Copy)]
struct Editing {
    /// What is typed; `None` while nothing is edited.
    typed: RwSignal<Option<String>>,
    /// Whether the list is open.
    open: RwSignal<bool>,
    /// The index of the active option, which Enter chooses.
    active: RwSignal<usize>,
    /// The options in the list.
    options: Memo<Listed>,
}

/// What a key does in a combobox.
enum KeyAction {
    /// What it does in any text field.
    Default,
    /// It was handled here.
    Handled,
    /// It chooses this value.
    Choose(String),
}

impl Editing {
    fn open_list(self) {
        self.active.set(0);
        self.open.set(true);
    }

    fn end(self) {
        self.open.set(false);
        self.typed.set(None);
    }

    fn count(self) -> usize {
        self.options.with_untracked(|listed| listed.choices.len())
    }

    /// Makes the option `by` places further active, round and round.
    fn step(self, by: usize) {
        let count = self.count().max(1);
        self.active
            .update(|active| *active = (*active + by) % count);
    }

    fn handle_key(self, key: &str) -> KeyAction {
        let last = self.count().saturating_sub(1);
        match (key, self.open.get_untracked()) {
            ("ArrowDown", false) => self.open_list(),
            ("ArrowDown", true) => self.step(1),
            ("ArrowUp", true) => self.step(last),
            ("Enter", true) => {
                let active = self.active.get_untracked();
                let options = self.options.read_untracked();
                if let Some(choice) = options.choices.get(active) {
                    return KeyAction::Choose(choice.value.clone());
                }
            }
            _ => return KeyAction::Default,
        }
        KeyAction::Handled
    }
}

/// Scrolls the list to an option, if it is there.
fn scroll_to(option: &str) {
    if let Some(option) = document().get_element_by_id(option) {
        let nearest = ScrollIntoViewOptions::new();
        nearest.set_block(ScrollLogicalPosition::Nearest);
        option.scroll_into_view_with_scroll_into_view_options(&nearest);
    }
}

/// A combobox. While it is not being edited it shows `value`.
#[component]
pub fn Combobox(
    /// Its id, unique on the page.
    id: &'static str,
    /// The id of the element that describes it.
    described_by: String,
    /// Whether its value is invalid.
    #[prop(into)]
    invalid: Signal<bool>,
    /// The accessible name of its list.
    #[prop(into)]
    list_label: Signal<String>,
    /// Shown while it is empty.
    #[prop(into)]
    placeholder: Signal<String>,
    /// What it holds, as people call it.
    #[prop(into)]
    value: Signal<String>,
    /// The choices for what is typed, which is empty at first; reactive.
    #[prop(into)]
    find: Callback<(String,), Listed>,
    /// Shown above the list, such as that it is still loading.
    #[prop(into)]
    status: Signal<Option<&'static str>>,
    /// Words how many options there are beside those in the list.
    #[prop(into)]
    more_label: Signal<fn(usize) -> String>,
    /// Shown where nothing matches.
    #[prop(into)]
    empty_label: Signal<String>,
    /// Whether leaving the field chooses what is typed, as in a form; otherwise it is discarded.
    #[prop(optional)]
    keep_typed: bool,
    /// Called when what is typed was changed or discarded: an earlier problem no longer applies.
    #[prop(into)]
    on_edit: Callback<()>,
    /// Called with a value that was chosen; returns whether it was accepted. What was refused
    /// stays in the field.
    #[prop(into)]
    on_choose: Callback<(String,), bool>,
) -> impl IntoView {
    let typed = RwSignal::new(None::<String>);
    let (open, active) = (RwSignal::new(false), RwSignal::new(0));
    let options = Memo::new(move |_| {
        // A closed list renders nothing, however many choices arrive.
        if !open.get() {
            return Listed::default();
        }
        find.run((typed.get().unwrap_or_default(),))
    });
    let editing = Editing {
        typed,
        open,
        active,
        options,
    };
    let choose = move |value: String| {
        editing.end();
        if !on_choose.run((value.clone(),)) {
            typed.set(Some(value));
        }
    };
    // The field keeps the focus, so the browser scrolls to no option by itself. In the next frame:
    // the list is laid out then anyway, and not as a part of the task that made it.
    Effect::new(move || {
        let option = option_id(id, active.get());
        if open.get() {
            request_animation_frame(move || scroll_to(&option));
        }
    });

    let list_id = format!("{id}-list");
    let text = Signal::derive(move || typed.get().unwrap_or_else(|| value.get()));
    let active_id = move || {
        let index = active.get();
        let found = options.with(|listed| index < listed.choices.len());
        (open.get() && found).then(|| option_id(id, index))
    };
    let on_key = move |event| {
        let key = pressed_key(&event);
        if key == "Escape" && invalid.get_untracked() {
            on_edit.run(());
            editing.end();
            return;
        }
        match editing.handle_key(&key) {
            KeyAction::Default => {}
            KeyAction::Handled => event.prevent_default(),
            KeyAction::Choose(value) => {
                event.prevent_default();
                choose(value);
            }
        }
    };
    let leave = move || {
        let left = typed.get_untracked();
        open.set(false);
        match left {
            Some(text) if keep_typed => choose(text.trim().to_owned()),
            // What was refused stays, beside the message that says why.
            Some(_) if invalid.get_untracked() => {}
            Some(_) | None => editing.end(),
        }
    };
    let on_blur = move |_: FocusEvent| leave();
    let container = NodeRef::<html::Div>::new();
    let dismiss = Callback::new(move |(dismissal,): (Dismissal,)| match dismissal {
        Dismissal::Escape | Dismissal::EscapeElsewhere => {
            if invalid.get_untracked() {
                on_edit.run(());
            }
            editing.end();
        }
        Dismissal::Press => leave(),
    });
    on_dismissal(container, open, dismiss);
    let status_view = move || {
        let status = status.get();
        status.map(|status| view! { <p class="combobox__remark">{status}</p> })
    };
    let option_views = move || {
        let options = options.get().choices.into_iter().enumerate();
        let options = options.map(|(index, choice)| option_view(id, index, choice, active, choose));
        options.collect_view()
    };
    let empty_view = move || {
        let empty = options.with(|listed| listed.choices.is_empty());
        empty.then(|| view! { <p class="combobox__remark">{empty_label}</p> })
    };
    let others = Memo::new(move |_| options.with(|listed| listed.others));
    let more_view = move || {
        let others = others.get();
        (others > 0).then(|| view! { <p class="combobox__remark">{more_label.get()(others)}</p> })
    };
    view! {
        <div class="combobox" node_ref=container>
            <input
                class="input combobox__input"
                id=id
                type="text"
                role="combobox"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                aria-autocomplete="list"
                aria-controls=list_id.clone()
                aria-describedby=described_by
                aria-expanded=move || if open.get() { "true" } else { "false" }
                aria-activedescendant=active_id
                aria-invalid=move || invalid.get().then_some("true")
                placeholder=placeholder
                use:input_value=text
                on:click=move |_| editing.open_list()
                on:focus:target=|event| event.target().select()
                on:input:target=move |event| {
                    on_edit.run(());
                    typed.set(Some(event.target().value()));
                    editing.open_list();
                }
                on:keydown=on_key
                on:blur=while_owned(on_blur)
            />
            <span class="combobox__arrow">
                <Icon shape=Shape::Down />
            </span>
            <div class="combobox__popup" hidden=move || !open.get()>
                {status_view}
                <ul class="combobox__list" id=list_id role="listbox" aria-label=list_label>
                    {option_views}
                </ul>
                {more_view}
                {empty_view}
            </div>
        </div>
    }
}
