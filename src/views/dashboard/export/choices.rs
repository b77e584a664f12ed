//! The choices of an export, and the buttons that begin and cancel it.

use leptos::prelude::*;

use super::rows::Scope;
use super::run;
use super::state::ExportState;
use crate::components::focus_id;
use crate::i18n::{ExportMessages, intl};
use crate::state::export::Format;

/// The button that begins.
const START: &str = "start-export";

/// Which rows, in which format, with which columns.
#[component]
pub fn ExportChoices(
    /// The state.
    state: ExportState,
) -> impl IntoView {
    let texts = state.texts();
    // A choice of rows holds until the panel closes: the selection may be another one then.
    state.unselected.set(false);
    let chosen = Memo::new(move |_| state.chosen());
    let number = move |count: usize| intl::number(state.sources.preferences.locale(), count as u64);
    // A group with a single choice is none.
    let rows = move || {
        let selected = state.sources.selected_count();
        (selected > 0).then(|| {
            let of_selected =
                Signal::derive(move || (texts().selected)(&number(state.sources.selected_count())));
            let of_others = Signal::derive(move || {
                let (scope, count) = state.sources.unselected();
                scope_words(scope, state.sources.is_complete(), &number(count), texts())
            });
            view! {
                <fieldset class="choices">
                    <legend class="choices__label">{move || texts().rows}</legend>
                    {Choice::flag("export-rows", state.unselected, false, of_selected)}
                    {Choice::flag("export-rows", state.unselected, true, of_others)}
                </fieldset>
            }
        })
    };
    let formats = Format::ALL.map(|format| {
        let words = move || format_words(format, texts());
        Choice {
            name: "export-format",
            is_chosen: Signal::derive(move || state.format.get() == format),
            choose: Callback::new(move |()| state.format.set(format)),
            label: Signal::derive(move || words().0.to_owned()),
            hint: Signal::derive(move || words().1),
        }
        .view()
    });
    let columns = [
        (false, Signal::derive(move || texts().as_shown.to_owned())),
        (true, Signal::derive(move || texts().all_columns.to_owned())),
    ];
    let columns =
        columns.map(|(all, label)| Choice::flag("export-columns", state.all_columns, all, label));
    let hint = move || match state.format.get() {
        Format::CsvWords => texts().formulas_hint.to_owned(),
        Format::CsvValues => [texts().formulas_hint, " ", texts().not_of_the_api].concat(),
        Format::Json | Format::Ndjson => texts().not_of_the_api.to_owned(),
    };
    let is_off = move || {
        let (_, count) = chosen.get();
        count == 0 || state.is_busy() || state.sources.is_sorting()
    };
    let press = move |_| {
        if untrack(is_off) {
            return;
        }
        if untrack(|| state.has_all()) {
            run::start(state);
        } else {
            state.asking.set(true);
        }
    };
    let cancel = move || {
        state.is_busy().then(|| {
            view! {
                <button
                    type="button"
                    class="button"
                    on:click=move |_| {
                        run::cancel(state);
                        // This button goes.
                        focus_id(START);
                    }
                >
                    {move || texts().cancel}
                </button>
            }
        })
    };
    view! {
        <div class="export">
            {move || rows()}
            <fieldset class="choices choices--lines">
                <legend class="choices__label">{move || texts().format}</legend>
                {formats.collect_view()}
            </fieldset>
            <fieldset class="choices">
                <legend class="choices__label">{move || texts().columns}</legend>
                {columns.collect_view()}
            </fieldset>
            <p class="menu__hint">{hint}</p>
            <div class="menu__actions">
                <button
                    type="button"
                    class="button button--primary"
                    id=START
                    aria-disabled=move || is_off().then_some("true")
                    on:click=press
                >
                    {move || (texts().start)(&number(chosen.get().1))}
                </button>
                {cancel}
            </div>
        </div>
    }
}

/// One of several choices. One type for all, so that it is compiled once.
struct Choice {
    /// The group.
    name: &'static str,
    is_chosen: Signal<bool>,
    choose: Callback<()>,
    label: Signal<String>,
    /// What it means, under it.
    hint: Signal<&'static str>,
}

impl Choice {
    /// One of two choices that need no explanation.
    fn flag(
        name: &'static str,
        chosen: RwSignal<bool>,
        value: bool,
        label: Signal<String>,
    ) -> AnyView {
        Self {
            name,
            is_chosen: Signal::derive(move || chosen.get() == value),
            choose: Callback::new(move |()| chosen.set(value)),
            label,
            hint: Signal::stored(""),
        }
        .view()
    }

    fn view(self) -> AnyView {
        let Self {
            name,
            is_chosen,
            choose,
            label,
            hint,
        } = self;
        view! {
            <label class="check__label">
                <input
                    type="radio"
                    name=name
                    prop:checked=is_chosen
                    on:change=move |_| choose.run(())
                />
                <span>{label} <span class="export__hint">{hint}</span></span>
            </label>
        }
        .into_any()
    }
}

fn scope_words(scope: Scope, complete: bool, count: &str, texts: &ExportMessages) -> String {
    match (scope, complete) {
        (Scope::Selected, _) => (texts.selected)(count),
        (Scope::Found, true) => (texts.found)(count),
        (Scope::Found, false) => (texts.found_so_far)(count),
        (Scope::All, true) => (texts.all)(count),
        (Scope::All, false) => (texts.loaded_so_far)(count),
        (Scope::Page, _) => (texts.on_page)(count),
    }
}

/// The name of a format, and what it means.
fn format_words(format: Format, texts: &ExportMessages) -> (&'static str, &'static str) {
    match format {
        Format::CsvWords => (texts.csv_words, texts.csv_words_hint),
        Format::CsvValues => (texts.csv_values, texts.csv_values_hint),
        Format::Json => ("JSON", texts.json_hint),
        Format::Ndjson => ("NDJSON", texts.ndjson_hint),
    }
}
