//! The URL as a signal: read at the start and on Back and Forward, written on
//! every change of view.

#![expect(clippy::disallowed_methods, reason = "the only writer of the URL")]

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::UrlSearchParams;

use super::view_params::{ParamProblem, ViewParams};

/// Where the person is. Copied about freely: it is two signals.
#[derive(Clone, Copy)]
pub struct UrlState {
    params: RwSignal<ViewParams>,
    problems: RwSignal<Vec<ParamProblem>>,
    /// Whether the browser is on its way back: it takes its time, and a second step
    /// would go one too far.
    leaving: RwSignal<bool>,
}

/// Marks the history entries that opening a row made, so that closing it can
/// go back instead of adding one more.
const ROW_ENTRY: &str = "row";

/// Marks the history entry that typing in the search box goes on changing, so that
/// a word is one step back and not one a letter.
const TYPING_ENTRY: &str = "typing";

/// The parameter of [`is_embedded`].
const EMBED: &str = "embed";

impl UrlState {
    /// Reads the URL, and follows Back and Forward from then on. What is of no
    /// use in it is replaced by its default in the URL too, and named once.
    pub fn follow() -> Self {
        let (params, problems) = read();
        if !problems.is_empty() {
            write(&params, Entry::Same);
        }
        let place = Self {
            params: RwSignal::new(params),
            problems: RwSignal::new(problems),
            leaving: RwSignal::new(false),
        };
        let listener = window_event_listener(ev::popstate, move |_| {
            let (params, problems) = read();
            place.leaving.set(false);
            place.params.set(params);
            place.problems.set(problems);
        });
        on_cleanup(move || listener.remove());
        place
    }

    /// The state in the URL, reactively.
    pub fn params(self) -> ViewParams {
        self.params.get()
    }

    /// The same without tracking, for event handlers.
    pub fn params_now(self) -> ViewParams {
        self.params.get_untracked()
    }

    /// What was of no use in the URL, reactively.
    pub fn problems(self) -> Vec<ParamProblem> {
        self.problems.get()
    }

    /// The problems were read.
    pub fn dismiss_problems(self) {
        self.problems.set(Vec::new());
    }

    /// Goes to a view; Back returns.
    pub fn go(self, params: ViewParams) {
        self.enter(params, Entry::New);
    }

    /// Goes to a view in place of the one on screen.
    pub fn replace(self, params: ViewParams) {
        self.enter(params, Entry::Same);
    }

    /// Completes the view that was just entered, in its place; what was of no use in
    /// the URL is still to be named.
    pub fn complete(self, params: ViewParams) {
        write(&params, Entry::Same);
        self.params.set(params);
    }

    /// Goes to a view while a person is typing: the first letter adds an entry to
    /// the history, the next ones change it, until [`Self::end_typing`].
    pub fn type_to(self, params: ViewParams) {
        let entry = if state_is(TYPING_ENTRY) {
            Entry::SameTyping
        } else {
            Entry::NewTyping
        };
        self.enter(params, entry);
    }

    /// What is typed next is another step.
    pub fn end_typing(self) {
        if state_is(TYPING_ENTRY) {
            write(&self.params_now(), Entry::Same);
        }
    }

    /// Opens a row, or moves from the open one to another.
    pub fn open_row(self, id: String) {
        let params = self.params_now();
        let entry = if params.row.is_some() {
            Entry::SameRow
        } else {
            Entry::NewRow
        };
        self.enter(params.with_row(Some(id)), entry);
    }

    /// Closes the open row: back to where it was opened, or, where the page was
    /// entered with the row open, in place.
    pub fn close_row(self) {
        let params = self.params_now();
        if params.row.is_none() || self.leaving.get_untracked() {
            return;
        }
        if state_is(ROW_ENTRY) && history().is_some_and(|history| history.back().is_ok()) {
            self.leaving.set(true);
            return;
        }
        self.replace(params.with_row(None));
    }

    fn enter(self, params: ViewParams, entry: Entry) {
        write(&params, entry);
        self.problems.set(Vec::new());
        self.params.set(params);
    }
}

/// Whether the page was entered by an address or a link, and not by a reload or by
/// going back or forward to it, which must find it as it was.
pub fn entered_anew() -> bool {
    let entries = window()
        .performance()
        .map(|performance| performance.get_entries_by_type("navigation"));
    let kind = entries.and_then(|entries| {
        let kind = js_sys::Reflect::get(&entries.get(0), &JsValue::from_str("type"));
        kind.ok()?.as_string()
    });
    kind.as_deref() == Some("navigate")
}

/// Whether the URL names a parameter, be its value the default.
pub fn is_named(name: &str) -> bool {
    let search = window().location().search().unwrap_or_default();
    UrlSearchParams::new_with_str(&search).is_ok_and(|query| query.has(name))
}

/// Whether the page is meant to be shown inside another one: `embed=1` in the URL. It
/// is no part of a view, and stays there whatever view is shown.
pub fn is_embedded() -> bool {
    let search = window().location().search().unwrap_or_default();
    UrlSearchParams::new_with_str(&search)
        .is_ok_and(|query| query.get(EMBED).as_deref() == Some("1"))
}

/// What a change does to the history.
#[derive(Clone, Copy)]
enum Entry {
    New,
    Same,
    NewRow,
    SameRow,
    NewTyping,
    SameTyping,
}

fn history() -> Option<web_sys::History> {
    window().history().ok()
}

/// What the present history entry is marked with.
fn state_is(mark: &str) -> bool {
    let state = history().and_then(|history| history.state().ok());
    state.and_then(|state| state.as_string()).as_deref() == Some(mark)
}

fn read() -> (ViewParams, Vec<ParamProblem>) {
    let search = window().location().search().unwrap_or_default();
    let Ok(query) = UrlSearchParams::new_with_str(&search) else {
        return Default::default();
    };
    ViewParams::from_pairs(query.entries().into_iter().filter_map(|entry| {
        let pair = js_sys::Array::from(&entry.ok()?);
        Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
    }))
}

fn write(params: &ViewParams, entry: Entry) {
    let (Some(history), Ok(query)) = (history(), UrlSearchParams::new()) else {
        return;
    };
    for (name, value) in params.to_pairs() {
        query.append(name, &value);
    }
    if is_embedded() {
        query.append(EMBED, "1");
    }
    // "?" alone clears the query; an empty URL would leave it as it is.
    let url = format!("?{}", query.to_string().as_string().unwrap_or_default());
    let url = if url == "?" {
        window().location().pathname().unwrap_or_default()
    } else {
        url
    };
    let mark = match entry {
        Entry::New | Entry::Same => JsValue::NULL,
        Entry::NewRow => JsValue::from_str(ROW_ENTRY),
        Entry::NewTyping | Entry::SameTyping => JsValue::from_str(TYPING_ENTRY),
        Entry::SameRow => history.state().unwrap_or(JsValue::NULL),
    };
    // Browsers refuse only floods of entries; the view changes all the same.
    let _ = match entry {
        Entry::New | Entry::NewRow | Entry::NewTyping => {
            history.push_state_with_url(&mark, "", Some(&url))
        }
        Entry::Same | Entry::SameRow | Entry::SameTyping => {
            history.replace_state_with_url(&mark, "", Some(&url))
        }
    };
}
