//! Keyboard shortcuts: the dialog that lists them, and those that work on the whole page.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{KeyboardEvent, MouseEvent};

use super::context::SearchContext;
use super::lazy_views::LazyViewsContext;
use crate::components::{Dialog, IconButton, Shape, letter_key, shortcut_key};
use crate::i18n::ShortcutMessages;
use crate::preferences::Preferences;
use crate::views::dashboard::search::enter_search;

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

const SEARCH_SHORTCUTS: [Shortcut; 3] = [
    (&["↑", "↓"], |texts| texts.suggestions),
    (&["Enter", "Tab"], |texts| texts.take_suggestion),
    (&["Esc"], |texts| texts.close_suggestions),
];

const PAGE_SHORTCUTS: [Shortcut; 3] = [
    (&["/", "Ctrl+K", "⌘K"], |texts| texts.search),
    (&["?"], |texts| texts.list),
    (&["Esc"], |texts| texts.escape),
];

/// The button and the dialog with the list; `?` opens it too, and `/` and Ctrl+K move to the search.
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
            <h3 class="keys__group">{preferences.text(|texts| texts.shortcuts.search_box)}</h3>
            <dl class="keys">{list(&SEARCH_SHORTCUTS)}</dl>
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
    let search = expect_context::<SearchContext>();
    let listener = window_event_listener(ev::keydown, move |event| {
        if is_search_command(&event) && !is_behind_dialog() && enter_search(search) {
            event.prevent_default();
            return;
        }
        if is_handled_elsewhere(&event) {
            return;
        }
        match shortcut_key(&event).as_str() {
            "?" => {
                event.prevent_default();
                open.set(true);
            }
            // Without a project there is no search, and the key is the browser's.
            "/" if enter_search(search) => event.prevent_default(),
            _ => {}
        }
    });
    on_cleanup(move || listener.remove());
}

/// Whether it is Ctrl+K or ⌘K, in a text field too, where browsers would take it for their own
/// search. On a Mac, Ctrl+K is a key of text fields.
fn is_search_command(event: &KeyboardEvent) -> bool {
    let is_command = if event.ctrl_key() {
        !is_in_text(event)
            || !window()
                .navigator()
                .platform()
                .is_ok_and(|name| name.starts_with("Mac"))
    } else {
        event.meta_key()
    };
    is_command && !event.alt_key() && !event.shift_key() && letter_key(event) == Some('k')
}

/// Whether a dialog is open over the page.
fn is_behind_dialog() -> bool {
    let open_dialog = document().query_selector("dialog[open]");
    open_dialog.is_ok_and(|dialog| dialog.is_some())
}

fn is_in_text(event: &KeyboardEvent) -> bool {
    let target = event.target();
    let target = target.and_then(|node| node.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|node| node.matches(TEXT_INPUTS).unwrap_or(false))
}

/// Whether a key is meant for a text field, for the browser or for a dialog over the page.
fn is_handled_elsewhere(event: &KeyboardEvent) -> bool {
    is_in_text(event)
        || event.default_prevented()
        || event.ctrl_key()
        || event.meta_key()
        || event.alt_key()
        || is_behind_dialog()
}
