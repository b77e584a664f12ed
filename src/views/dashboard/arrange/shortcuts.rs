//! The list of keys, and the keys that work everywhere.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use crate::i18n::Keys;
use crate::legacy_components::{Dialog, IconButton, Shape, button};
use crate::live::{Element, Part, el, text, words};
use crate::views::dashboard::DashboardContext;
use crate::views::dashboard::explore::focus_search;

/// Where a character is typed and means itself.
const TYPED_INTO: &str =
    "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]";

/// Keys as they are printed on keyboards, and what they do.
type Key = (&'static [&'static str], fn(&Keys) -> &'static str);

const TABLE: [Key; 4] = [
    (&["↑", "↓"], |texts| texts.rows),
    (&["Page Up", "Page Down"], |texts| texts.screens),
    (&["Home", "End"], |texts| texts.ends),
    (&["Enter"], |texts| texts.open),
];

const EVERYWHERE: [Key; 3] = [
    (&["/"], |texts| texts.search),
    (&["?"], |texts| texts.list),
    (&["Esc"], |texts| texts.escape),
];

/// The button with the list; `?` opens it too, and `/` goes to the search.
pub fn shortcuts(dashboard: DashboardContext) -> Part {
    let app = dashboard.app;
    let texts = move || &app.texts().arrange.keys;
    let open = RwSignal::new(false);
    follow_keys(open);
    let opener = IconButton::new(Shape::Keyboard, (move || texts().title).into())
        .part(move || open.set(true));
    let sort = el("div")
        .class("keys__key")
        .child(el("dt").child(text(move || texts().shift_click)))
        .child(el("dd").child(text(move || texts().sort)));
    let close = button("button")
        .on("click", move |_| open.set(false))
        .child(text(move || texts().close));
    let content = Part::Many(vec![
        group(move || texts().table),
        list(&TABLE, texts).child(sort).into(),
        group(move || texts().everywhere),
        list(&EVERYWHERE, texts).into(),
        el("div").class("dialog__actions").child(close).into(),
    ]);
    let dialog = Dialog {
        open: open.into(),
        title: (move || texts().title.to_owned()).into(),
    };
    Part::Many(vec![
        opener.into(),
        dialog.part(move || open.set(false), content),
    ])
}

fn group(title: impl Fn() -> &'static str + 'static) -> Part {
    el("h3").class("keys__group").child(text(title)).into()
}

fn list(keys: &[Key], texts: impl Fn() -> &'static Keys + Copy + 'static) -> Element {
    keys.iter()
        .fold(el("dl").class("keys"), |list, (caps, does)| {
            let does = *does;
            let caps = caps.iter().fold(el("dt"), |caps, cap| {
                caps.child(el("kbd").child(words(cap)))
            });
            list.child(
                el("div")
                    .class("keys__key")
                    .child(caps)
                    .child(el("dd").child(text(move || does(texts())))),
            )
        })
}

/// Listens for as long as the dashboard is there.
fn follow_keys(open: RwSignal<bool>) {
    let listener = window_event_listener(ev::keydown, move |event| {
        if is_typed(&event) {
            return;
        }
        match event.key().as_str() {
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

/// Whether a key belongs to somebody else: a text field, the browser, a dialog over
/// the page.
fn is_typed(event: &KeyboardEvent) -> bool {
    let target = event.target();
    let target = target.and_then(|node| node.dyn_into::<web_sys::Element>().ok());
    let in_text = target.is_some_and(|node| node.matches(TYPED_INTO).unwrap_or(false));
    let over_page = document().query_selector("dialog[open]");
    in_text
        || event.default_prevented()
        || event.ctrl_key()
        || event.meta_key()
        || event.alt_key()
        || over_page.is_ok_and(|dialog| dialog.is_some())
}
