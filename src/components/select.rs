//! A choice among a few, by the browser's own control.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use crate::live::{Live, live, text};

/// A labelled `<select>`. Options are told apart by their values.
#[component]
pub fn Select(
    /// Its accessible name, and its label where one is seen.
    #[prop(into)]
    label: TextProp,
    /// Whether the label is seen.
    #[prop(optional)]
    labelled: bool,
    /// Value and text of each option.
    #[prop(into)]
    options: Live<Vec<(String, String)>>,
    /// The value chosen now.
    #[prop(into)]
    chosen: Live<String>,
    /// Another value was chosen.
    #[prop(into)]
    on_choose: Callback<String>,
) -> impl IntoView {
    let caption = if labelled {
        "select__label"
    } else {
        "visually-hidden"
    };
    view! {
        <label class="select">
            <span class=caption>{text(move || label.get())}</span>
            <select
                class="select__control"
                on:change:target=move |event| on_choose.run(event.target().value())
            >
                {live(move || {
                    let chosen = chosen.get();
                    options
                        .get()
                        .into_iter()
                        .map(|(value, text)| {
                            let selected = value == chosen;
                            view! {
                                <option value=value prop:selected=selected>
                                    {text}
                                </option>
                            }
                        })
                        .collect_view()
                })}
            </select>
        </label>
    }
}
