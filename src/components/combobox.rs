//! A text field with a list to choose from, after the ARIA combobox pattern. What
//! is typed may be chosen too.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

use super::{Icon, Shape};
use crate::live::{Derived, Live, State, attr, flag, live, text};

/// Something to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is chosen.
    pub value: String,
    /// What people call it.
    pub label: String,
    /// Where it comes from, in a word.
    pub origin: String,
}

/// The choices that match what is typed (name or value, whatever the case of Latin letters), and
/// at the end what is typed itself, unless it is one of them.
pub fn matching(choices: &[Choice], typed: &str, own: impl Fn(&str) -> String) -> Vec<Choice> {
    let typed = typed.trim();
    let wanted = typed.to_ascii_lowercase();
    let mut found: Vec<_> = choices
        .iter()
        .filter(|choice| {
            choice.label.to_ascii_lowercase().contains(&wanted)
                || choice.value.to_ascii_lowercase().contains(&wanted)
        })
        .cloned()
        .collect();
    if !typed.is_empty() && !choices.iter().any(|choice| choice.value == typed) {
        found.push(Choice {
            value: typed.to_owned(),
            label: own(typed),
            origin: String::new(),
        });
    }
    found
}

/// A combobox. While it is not being edited it shows `shown`.
#[component]
pub fn Combobox(
    /// Its id, unique on the page.
    id: &'static str,
    /// The id of what describes it.
    described_by: String,
    /// Whether what it holds is wrong.
    #[prop(into)]
    invalid: Live<bool>,
    /// The accessible name of its list.
    #[prop(into)]
    list_label: TextProp,
    /// Shown while it is empty.
    #[prop(into)]
    placeholder: TextProp,
    /// What it holds, in people's words.
    #[prop(into)]
    shown: Live<String>,
    /// What can be chosen.
    #[prop(into)]
    choices: Live<Vec<Choice>>,
    /// The words for choosing what is typed.
    #[prop(into)]
    own: Callback<String, String>,
    /// Said above the list, such as that it is still loading.
    #[prop(into)]
    remark: Live<Option<&'static str>>,
    /// Said where nothing matches.
    #[prop(into)]
    nothing: TextProp,
    /// A value was chosen.
    #[prop(into)]
    on_choose: Callback<String>,
    /// Whether leaving the field chooses what is typed, as in a form; else it is
    /// given up.
    #[prop(optional)]
    keep_typed: bool,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let typed = State::new(None::<String>);
    let open = State::new(false);
    let active = State::new(0_usize);
    let options = Derived::new(move || {
        matching(
            &choices.get(),
            typed.get().as_deref().unwrap_or_default(),
            |text| own.run(text.to_owned()),
        )
    });
    let list_id = format!("{id}-list");
    let option_id = move |index: usize| format!("{id}-option-{index}");

    let choose = move |value: String| {
        typed.set(None);
        open.set(false);
        on_choose.run(value);
    };
    let show = move || {
        active.set(0);
        open.set(true);
    };
    let leave = move |_| {
        open.set(false);
        match typed.get_untracked() {
            Some(text) if keep_typed => choose(text.trim().to_owned()),
            Some(_) | None => typed.set(None),
        }
    };
    let walk = move |event: KeyboardEvent| {
        let count = options.get_untracked().len();
        let was_open = open.get_untracked();
        match event.key().as_str() {
            "ArrowDown" if !was_open => show(),
            "ArrowDown" => active.set((active.get_untracked() + 1) % count.max(1)),
            "ArrowUp" if was_open => {
                active.set((active.get_untracked() + count.max(1) - 1) % count.max(1));
            }
            "Enter" if was_open => {
                let chosen = options.get_untracked().get(active.get_untracked()).cloned();
                if let Some(choice) = chosen {
                    choose(choice.value);
                }
            }
            "Escape" if was_open => {
                open.set(false);
                typed.set(None);
            }
            _ => return,
        }
        event.prevent_default();
    };

    view! {
        <div class="combobox">
            <input
                class="input combobox__input"
                id=id
                node_ref=input
                type="text"
                role="combobox"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                aria-autocomplete="list"
                aria-controls=list_id.clone()
                aria-expanded=text(move || open.get().to_string())
                aria-activedescendant=attr(move || {
                    let found = options.with(|options| active.get() < options.len());
                    (open.get() && found).then(|| option_id(active.get()))
                })
                aria-describedby=described_by
                aria-invalid=attr(move || invalid.get().then_some("true"))
                placeholder=text(move || placeholder.get())
                prop:value=text(move || typed.get().unwrap_or_else(|| shown.get()))
                on:focus:target=move |event| {
                    event.target().select();
                }
                on:click=move |_| show()
                on:input:target=move |event| {
                    typed.set(Some(event.target().value()));
                    show();
                }
                on:keydown=walk
                on:blur=leave
            />
            <span class="combobox__arrow">
                <Icon shape=Shape::Down />
            </span>
            <div class="combobox__popup" hidden=flag(move || !open.get())>
                {live(move || remark.get().map(|words| view! { <p class="combobox__remark">{words}</p> }))}
                <ul class="combobox__list" id=list_id role="listbox" aria-label=text(move || list_label.get())>
                    {live(move || {
                        options
                            .get()
                            .into_iter()
                            .enumerate()
                            .map(|(index, choice)| {
                                let value = choice.value.clone();
                                // An own value is its own label; an id is shown once.
                                let detail = (choice.label != choice.value
                                    && !choice.origin.is_empty())
                                    .then(|| {
                                        view! { <span class="combobox__value">{choice.value}</span> }
                                    });
                                view! {
                                    <li
                                        class="combobox__option"
                                        id=option_id(index)
                                        role="option"
                                        aria-selected=text(move || (active.get() == index).to_string())
                                        // Before the field loses the focus, which would close the list.
                                        on:mousedown=move |event| {
                                            event.prevent_default();
                                            choose(value.clone());
                                        }
                                    >
                                        <bdi class="combobox__label">{choice.label}</bdi>
                                        {detail}
                                        <span class="combobox__origin">{choice.origin}</span>
                                    </li>
                                }
                            })
                            .collect_view()
                    })}
                </ul>
                {live(move || {
                    options
                        .with(Vec::is_empty)
                        .then(|| view! { <p class="combobox__remark">{nothing.get()}</p> })
                })}
            </div>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choice(value: &str, label: &str) -> Choice {
        Choice {
            value: value.to_owned(),
            label: label.to_owned(),
            origin: "list".to_owned(),
        }
    }

    fn values(typed: &str) -> Vec<String> {
        let choices = [choice("WlGk4Daj", "商城 Shop"), choice("Dm7143Qx", "演示")];
        matching(&choices, typed, |text| format!("use {text}"))
            .into_iter()
            .map(|choice| choice.value)
            .collect()
    }

    #[test]
    fn nothing_typed_matches_everything() {
        assert_eq!(values("  "), ["WlGk4Daj", "Dm7143Qx"]);
    }

    #[test]
    fn names_and_values_match_whatever_the_case_and_the_typed_text_is_offered_too() {
        assert_eq!(values("shop"), ["WlGk4Daj", "shop"]);
        assert_eq!(values("dm7"), ["Dm7143Qx", "dm7"]);
        assert_eq!(values("演"), ["Dm7143Qx", "演"]);
    }

    #[test]
    fn a_value_typed_in_full_is_offered_once() {
        assert_eq!(values("Dm7143Qx"), ["Dm7143Qx"]);
    }
}
