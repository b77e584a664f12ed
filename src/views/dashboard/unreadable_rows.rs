//! Dialog with the rows that could not be read, as the server wrote them, to be copied and sent
//! to whoever can correct them.

use leptos::prelude::*;

use super::context::UnreadableRowsContext;
use crate::api::wire::{RawRow, UnreadableRows};
use crate::components::{CopyButton, Dialog};
use crate::i18n::{Messages, intl};
use crate::preferences::Preferences;

/// The dialog, open while a person looks at the rows.
#[component]
pub fn UnreadableRowsDialog() -> impl IntoView {
    let UnreadableRowsContext(rows) = expect_context();
    let preferences = expect_context::<Preferences>();
    view! {
        <Dialog
            open=move || rows.with(Option::is_some)
            title=preferences.text(|texts| texts.network.unreadable_title)
            on_close=move || rows.set(None)
        >
            {move || rows.get().map(|rows| view! { <RawRows rows=rows /> })}
        </Dialog>
    }
}

#[component]
fn RawRows(
    /// The rows.
    rows: UnreadableRows,
) -> impl IntoView {
    let UnreadableRowsContext(shown_rows) = expect_context();
    let preferences = expect_context::<Preferences>();
    let (locale, texts) = (preferences.locale(), preferences.texts());
    let kept = rows.kept().len() as u64;
    let of_all = (kept < rows.count()).then(|| {
        let number = |count| intl::number(locale, count);
        let line = (texts.network.unreadable_shown)(&number(kept), &number(rows.count()));
        view! { <p>{line}</p> }
    });
    let items: Vec<_> = rows.kept().iter().map(|row| item(row, texts)).collect();
    view! {
        {of_all}
        <ol class="raw">{items}</ol>
        <div class="dialog__actions">
            <button
                type="button"
                class="button button--primary"
                on:click=move |_| shown_rows.set(None)
            >
                {texts.drawer.close}
            </button>
        </div>
    }
}

fn item(row: &RawRow, texts: &'static Messages) -> impl IntoView + use<> {
    let end = row.clipped.then_some("…");
    view! {
        <li class="raw__row">
            // It scrolls by itself, so the keyboard must reach it.
            <pre class="raw__json" tabindex="0">
                <bdi>{row.json.clone()}</bdi>
                {end}
            </pre>
            <CopyButton
                label=texts.network.copy_json.to_owned()
                copied=texts.drawer.copied
                failed=texts.drawer.copy_failed
                value=Signal::stored(row.json.clone().into())
            />
        </li>
    }
}
