//! Text field with a list of choices, after the ARIA combobox pattern. What is typed may be
//! chosen too.

mod choice;

use leptos::prelude::*;

pub use choice::{Choice, matching};

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
    /// What can be chosen.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// Words the choice of what is typed, such as "Use abc".
    #[prop(into)]
    typed_label: Signal<fn(&str) -> String>,
    /// Shown above the list, such as that it is still loading.
    #[prop(into)]
    status: Signal<Option<&'static str>>,
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
    let _ = (
        id,
        described_by,
        invalid,
        list_label,
        placeholder,
        value,
        choices,
        typed_label,
        status,
        empty_label,
        keep_typed,
        on_edit,
        on_choose,
    );
}
