//! How far an export is, and what came of it.

use leptos::prelude::*;

use super::copies::copy_button;
use super::state::{ExportState, Finished, Progress};
use crate::components::download;
use crate::i18n::intl;
use crate::state::export::companion_name;

/// The progress while it is written; then the file, and what can be saved beside it.
#[component]
pub fn ExportStatus(
    /// The state.
    state: ExportState,
) -> impl IntoView {
    // The same elements at every part.
    let writing = Memo::new(move |_| match state.progress.get() {
        Progress::Writing { written, total } => Some((written, total)),
        Progress::Idle
        | Progress::Opening
        | Progress::Done(_)
        | Progress::Cancelled
        | Progress::Failed => None,
    });
    let is_writing = Memo::new(move |_| writing.with(Option::is_some));
    let meter = move || {
        is_writing.get().then(|| {
            let written = move || writing.get().map_or(0, |(written, _)| written).to_string();
            let total = move || writing.get().map_or(1, |(_, total)| total).to_string();
            view! {
                <progress
                    class="export__meter"
                    aria-label=state.sources.preferences.text(|texts| texts.table.export)
                    max=total
                    value=written
                ></progress>
            }
        })
    };
    let done = Memo::new(move |_| match state.progress.get() {
        Progress::Done(finished) => Some(finished),
        Progress::Idle
        | Progress::Opening
        | Progress::Writing { .. }
        | Progress::Cancelled
        | Progress::Failed => None,
    });
    let more = move || done.get().map(|finished| finished_view(&finished, state));
    view! {
        {meter}
        <p class="menu__said">{move || progress_words(&state.progress.get(), state)}</p>
        {more}
    }
}

/// How far it is, in words; reactive.
pub fn progress_words(progress: &Progress, state: ExportState) -> String {
    let texts = state.texts()();
    let number = |count: usize| intl::number(state.sources.preferences.locale(), count as u64);
    match progress {
        Progress::Idle | Progress::Opening => String::new(),
        Progress::Writing { written, total } => (texts.writing)(&number(*written), &number(*total)),
        Progress::Done(finished) => {
            let mut words = (texts.done)(&number(finished.rows), &finished.name);
            if finished.formulas > 0 {
                words.push(' ');
                words += &(texts.done_formulas)(&number(finished.formulas));
            }
            words
        }
        Progress::Cancelled => texts.cancelled.to_owned(),
        Progress::Failed => texts.failed.to_owned(),
    }
}

/// What accompanies the file, and its text where no browser says whether it saved it.
fn finished_view(finished: &Finished, state: ExportState) -> AnyView {
    let texts = state.texts()();
    let copy_button = |label, text: &str| {
        let text = text.trim_start_matches('\u{feff}');
        copy_button(state, label, Signal::stored(text.to_owned().into()))
    };
    let companion = finished.companion.as_ref().map(|(ending, text)| {
        let name = companion_name(&finished.name, ending);
        let copy = copy_button(texts.copy_companion, text);
        let text = text.clone();
        view! {
            <p class="menu__hint">{texts.companion_hint}</p>
            <div class="menu__actions">
                <button
                    type="button"
                    class="button"
                    on:click=move |_| download(&name, "text/plain", &text)
                >
                    {texts.save_companion}
                </button>
                {copy}
            </div>
        }
    });
    let instead = finished.copy.as_ref().map(|text| {
        let copy = copy_button(texts.copy_file, text);
        view! {
            <p class="menu__hint">{texts.no_file_hint}</p>
            <div class="menu__actions">{copy}</div>
        }
    });
    view! {
        {companion}
        {instead}
    }
    .into_any()
}
