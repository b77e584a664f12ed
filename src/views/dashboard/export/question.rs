//! The question before a file that may lack rows: load the rest first, export what is there, or not
//! at all.

use leptos::prelude::*;

use super::super::search::status_message;
use super::run;
use super::state::ExportState;
use crate::components::{Dialog, focus_id};
use crate::i18n::intl;
use crate::state::collection::{Collection, Status};

/// The id of the button that exports.
const EXPORT: &str = "export-incomplete";

/// The dialog, open while it is asked. It stays open while the rest is loaded: a browser asks where
/// to save a file only when a person presses a button.
#[component]
pub fn IncompleteQuestion(
    /// The state.
    state: ExportState,
) -> impl IntoView {
    let texts = state.texts();
    let close = move || state.asking.set(false);
    let content = move || {
        state
            .asking
            .get()
            .then(|| view! { <Question state=state /> })
    };
    view! {
        <Dialog
            open=state.asking
            title=move || texts().incomplete_title.to_owned()
            on_close=close
        >
            {content}
        </Dialog>
    }
}

#[component]
fn Question(
    /// The state.
    state: ExportState,
) -> impl IntoView {
    let texts = state.texts();
    let sources = state.sources;
    // Whether the rest was asked for: it may be loading unasked up to a limit.
    let asked = RwSignal::new(false);
    let preferences = sources.preferences;
    let collection = sources.collection;
    let complete = Memo::new(move |_| state.has_all());
    let count = Memo::new(move |_| {
        let (_, count) = state.chosen();
        intl::number(preferences.locale(), count as u64)
    });
    let status = Memo::new(move |_| {
        let (texts, locale) = (preferences.texts(), preferences.locale());
        collection.read(|collection| status_message(collection, texts, locale))
    });
    let is_loading = Memo::new(move |_| {
        let is_loading =
            |collection: &Collection| matches!(collection.status(), Status::Loading { .. });
        collection.read(is_loading)
    });
    let is_off = move || sources.is_sorting() || state.chosen().1 == 0;
    let export = move |_| {
        if !untrack(is_off) {
            state.asking.set(false);
            run::start(state);
        }
    };
    let load = move |_| {
        let has_ended = |collection: &Collection| matches!(collection.status(), Status::Ended(_));
        if untrack(|| collection.read(has_ended)) {
            collection.refresh();
        } else {
            collection.load_rest();
        }
        asked.set(true);
    };
    // The button that was pressed goes.
    Effect::new(move || {
        if complete.get() && asked.get_untracked() {
            focus_id(EXPORT);
        }
    });
    let load_button = move || {
        (!complete.get()).then(|| {
            let is_coming = move || asked.get() && is_loading.get();
            view! {
                <button
                    type="button"
                    class="button"
                    aria-disabled=move || is_coming().then_some("true")
                    on:click=load
                >
                    {move || texts().load_rest}
                </button>
            }
        })
    };
    let message = move || {
        if complete.get() {
            texts().complete_now.to_owned()
        } else {
            (texts().incomplete)(&count.get())
        }
    };
    let export_words = move || {
        if complete.get() {
            (texts().start)(&count.get())
        } else {
            (texts().export_partial)(&count.get())
        }
    };
    view! {
        <p role="status">{message}</p>
        <p class="menu__hint">{status}</p>
        <div class="dialog__actions">
            <button type="button" class="button" on:click=move |_| state.asking.set(false)>
                {move || texts().keep}
            </button>
            {load_button}
            <button
                type="button"
                class="button button--primary"
                id=EXPORT
                aria-disabled=move || is_off().then_some("true")
                on:click=export
            >
                {export_words}
            </button>
        </div>
    }
}
