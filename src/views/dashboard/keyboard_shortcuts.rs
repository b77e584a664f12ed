//! Keyboard shortcuts: the dialog that lists them, and those that work on the whole page.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{KeyboardEvent, MouseEvent};

use super::lazy_views::LazyViewsContext;
use crate::components::{Dialog, IconButton, Shape, shortcut_key};
use crate::i18n::ShortcutMessages;
use crate::preferences::Preferences;
use crate::views::dashboard::search::focus_search;

/// Matches the elements into which a character is typed.
const TEXT_INPUTS: &str =
    "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]";

/// The names that are printed on keys, and what those keys do.
type Shortcut = (
    &'static [&'static str],
    fn(&ShortcutMessages) -> &'static str,
);

const TABLE_SHORTCUTS: [Shortcut; 8] = [
    (&["↑", "↓"], |texts| texts.rows),
    (&["Page Up", "Page Down"], |texts| texts.screens),
    (&["Home", "End"], |texts| texts.ends),
    (&["Enter"], |texts| texts.open),
    (&["←", "→"], |texts| texts.expand),
    (&["X"], |texts| texts.select),
    (&["Shift+X", "Shift+↑", "Shift+↓"], |texts| {
        texts.select_range
    }),
    (&["S"], |texts| texts.star),
];

const PAGE_SHORTCUTS: [Shortcut; 3] = [
    (&["/"], |texts| texts.search),
    (&["?"], |texts| texts.list),
    (&["Esc"], |texts| texts.escape),
];

/// The button and the dialog with the list; `?` opens it too, and `/` moves to the search.
#[component]
pub fn KeyboardShortcuts() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let lazy = expect_context::<LazyViewsContext>();
    let open = RwSignal::new(false);
    listen_on_page(open);
    Effect::new(move || {
        if open.get() {
            lazy.load_for_dialog();
        }
    });
    view! {
        <IconButton
            shape=Shape::Keyboard
            label=preferences.text(|texts| texts.shortcuts.title)
            on_press=move |_: MouseEvent| open.set(true)
        />
        {move || lazy.once_loaded(|views| (views.shortcut_list)(open))}
    }
}

/// The dialog with the list.
pub fn shortcut_list(open: RwSignal<bool>) -> AnyView {
    let preferences = expect_context::<Preferences>();
    let texts = move || &preferences.texts().shortcuts;
    let list = move |shortcuts: &[Shortcut]| {
        let entries = shortcuts.iter().map(|(keys, action)| {
            let (keys, action) = (*keys, *action);
            let keys = keys.iter().map(|key| view! { <kbd>{*key}</kbd> });
            view! {
                <div class="keys__key">
                    <dt>{keys.collect_view()}</dt>
                    <dd>{move || action(texts())}</dd>
                </div>
            }
        });
        entries.collect_view()
    };
    view! {
        <Dialog open=open title=move || texts().title on_close=move || open.set(false)>
            <h3 class="keys__group">{preferences.text(|texts| texts.shortcuts.table)}</h3>
            <dl class="keys">
                {list(&TABLE_SHORTCUTS)}
                <div class="keys__key">
                    <dt>{preferences.text(|texts| texts.shortcuts.shift_click)}</dt>
                    <dd>{preferences.text(|texts| texts.shortcuts.sort)}</dd>
                </div>
            </dl>
            <h3 class="keys__group">{preferences.text(|texts| texts.shortcuts.everywhere)}</h3>
            <dl class="keys">{list(&PAGE_SHORTCUTS)}</dl>
            <div class="dialog__actions">
                <button type="button" class="button" on:click=move |_| open.set(false)>
                    {preferences.text(|texts| texts.shortcuts.close)}
                </button>
            </div>
        </Dialog>
    }
    .into_any()
}

/// Handles the shortcuts of the whole page until the owner is disposed.
fn listen_on_page(open: RwSignal<bool>) {
    let listener = window_event_listener(ev::keydown, move |event| {
        if is_handled_elsewhere(&event) {
            return;
        }
        match shortcut_key(&event).as_str() {
            "?" => {
                event.prevent_default();
                open.set(true);
            }
            // Without a project there is no search, and the key is the browser's.
            "/" if focus_search() => event.prevent_default(),
            _ => {}
        }
    });
    on_cleanup(move || listener.remove());
}

/// Whether a key is meant for a text field, for the browser or for a dialog over the page.
fn is_handled_elsewhere(event: &KeyboardEvent) -> bool {
    let target = event.target();
    let target = target.and_then(|node| node.dyn_into::<web_sys::Element>().ok());
    let in_text = target.is_some_and(|node| node.matches(TEXT_INPUTS).unwrap_or(false));
    let open_dialog = document().query_selector("dialog[open]");
    in_text
        || event.default_prevented()
        || event.ctrl_key()
        || event.meta_key()
        || event.alt_key()
        || open_dialog.is_ok_and(|dialog| dialog.is_some())
}
