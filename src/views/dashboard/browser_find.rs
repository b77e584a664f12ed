//! That the browser's own find and select-all see only the rows that are rendered, once somebody
//! reaches for them.

use leptos::ev;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::context::{SearchContext, TableContext};
use super::copy_rows::CopyRows;
use super::search::focus_search;
use crate::components::{Notice, Severity, is_text_field_focused};
use crate::i18n::intl;
use crate::preferences::Preferences;

/// The notice, at most once a visit. The browser does what it does all the same.
#[component]
pub fn BrowserFind() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let table = expect_context::<TableContext>();
    let search = expect_context::<SearchContext>();
    let row_count = move || {
        table
            .rows
            .with(|page| page.as_ref().map_or(0, |page| page.content.rows.len()))
    };
    // How many rows were rendered, of how many.
    let visible = RwSignal::new(None::<(usize, usize)>);
    let seen = StoredValue::new(false);
    let listener = window_event_listener(ev::keydown, move |event| {
        if seen.get_value() || !is_find_or_select_all(&event) {
            return;
        }
        let counts = (rendered_rows(), untrack(row_count));
        if counts.0 < counts.1 {
            seen.set_value(true);
            visible.set(Some(counts));
        }
    });
    on_cleanup(move || listener.remove());
    move || {
        // On another page the figures would be wrong.
        let shown = visible.get().filter(|(_, count)| *count == row_count());
        shown.map(|(rendered, count)| {
            let number = move |count: usize| intl::number(preferences.locale(), count as u64);
            let message = move || {
                (preferences.texts().search.browser_find)(&number(rendered), &number(count))
            };
            view! {
                <Notice
                    severity=Severity::Info
                    dismiss_label=preferences.text(|texts| texts.dismiss)
                    on_dismiss=move || visible.set(None)
                >
                    <p>{message}</p>
                    <div class="state__actions">
                        <button
                            type="button"
                            class="button"
                            on:click=move |_| {
                                // The suggestions would cover this notice.
                                focus_search(search);
                            }
                        >
                            {preferences.text(|texts| texts.search.use_search)}
                        </button>
                        <CopyRows show_label=true />
                    </div>
                </Notice>
            }
        })
    }
}

/// How many rows of the table are in the document.
fn rendered_rows() -> usize {
    let rows = document().query_selector_all(".table tbody [aria-rowindex]");
    rows.map_or(0, |rows| rows.length() as usize)
}

/// Whether a key opens the browser's find, or selects the whole page: in a text field it selects
/// the field's text.
fn is_find_or_select_all(event: &KeyboardEvent) -> bool {
    if event.alt_key() || event.shift_key() {
        return false;
    }
    let command = event.ctrl_key() || event.meta_key();
    match event.key().as_str() {
        "f" | "F" => command,
        "a" | "A" => command && !is_text_field_focused(),
        "F3" => !command,
        _ => false,
    }
}
