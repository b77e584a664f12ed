//! URL state: the view parameters as a signal, read at start-up and on Back and Forward, and written
//! to the browser's history on every change.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::UrlSearchParams;

use crate::domain::{PageNumber, ProjectId};
use crate::state::saved_views::ViewId;
use crate::state::url::history_writer::{
    Entry, HistoryWriter, ROW_ENTRY, TYPING_ENTRY, entry_view, history, query_of,
};
use crate::state::url::view_params::{ParamProblem, ViewParams};
use crate::subscription::unsubscribe_on_cleanup;

/// The parameters in the URL. A handle of signals, so `Copy`.
#[derive(Clone, Copy)]
pub struct UrlState {
    params: RwSignal<ViewParams>,
    problems: RwSignal<Vec<ParamProblem>>,
    /// The view that was opened last. It goes with the history entry, so that Back restores it,
    /// and a reload keeps it.
    opened_view: RwSignal<Option<ViewId>>,
    /// Whether `history.back()` is under way: it is asynchronous, and a second call would go back
    /// two entries.
    navigating_back: RwSignal<bool>,
    history: HistoryWriter,
}

/// The parameter of [`is_embedded`].
pub(super) const EMBED: &str = "embed";

impl UrlState {
    /// Reads the URL, and listens to Back and Forward until the owner is disposed. Invalid
    /// parameters are replaced by their defaults, in the URL too, and reported once.
    pub fn from_location() -> Self {
        let (params, problems) = read();
        let history = HistoryWriter::new();
        let opened_view = opened_view();
        if !problems.is_empty() {
            let view = opened_view.as_ref().map(ViewId::text);
            history.write(&params, view, Entry::Replace);
        }
        let state = Self {
            history,
            opened_view: RwSignal::new(opened_view),
            params: RwSignal::new(params),
            problems: RwSignal::new(problems),
            navigating_back: RwSignal::new(false),
        };
        let listener = window_event_listener(ev::popstate, move |_| {
            let (params, problems) = read();
            history.discard();
            state.navigating_back.set(false);
            state.opened_view.set(self::opened_view());
            state.params.set(params);
            state.problems.set(problems);
        });
        on_cleanup(move || listener.remove());
        state
    }

    /// The parameters, reactively.
    pub fn params(self) -> ViewParams {
        unsubscribe_on_cleanup(&self.params);
        self.params.get()
    }

    /// The parameters without tracking, for event handlers.
    pub fn params_untracked(self) -> ViewParams {
        self.params.get_untracked()
    }

    /// The invalid parameters of the URL, reactively.
    pub fn problems(self) -> Vec<ParamProblem> {
        self.problems.get()
    }

    /// Removes the reported problems.
    pub fn dismiss_problems(self) {
        self.problems.set(Vec::new());
    }

    /// The view that was opened last, reactively.
    pub fn opened_view(self) -> Option<ViewId> {
        unsubscribe_on_cleanup(&self.opened_view);
        self.opened_view.get()
    }

    /// Goes to a view: pushes a history entry with its parameters, unless they are on screen.
    pub fn open_view(self, params: ViewParams, view: ViewId) {
        let is_shown = self.params.with_untracked(|now| *now == params);
        self.opened_view.set(Some(view));
        if is_shown {
            self.write(&params, Entry::ReplaceRow);
        } else {
            self.navigate(params);
        }
    }

    /// Takes what is on screen for this view, or for none that was opened.
    pub fn set_opened_view(self, view: Option<ViewId>) {
        if self.opened_view.with_untracked(|now| *now != view) {
            self.opened_view.set(view);
            // The entry keeps its mark.
            self.write(&self.params_untracked(), Entry::ReplaceRow);
        }
    }

    /// Pushes a history entry with these parameters.
    pub fn navigate(self, params: ViewParams) {
        self.apply(params, Entry::Push);
    }

    /// Replaces the current history entry.
    pub fn replace(self, params: ViewParams) {
        self.apply(params, Entry::Replace);
    }

    /// Replaces the parameters with which the page was entered by completed ones; reported
    /// problems stay.
    pub fn complete(self, params: ViewParams) {
        self.write(&params, Entry::Replace);
        self.params.set(params);
    }

    /// Sets parameters while the user types: the first change pushes a history entry, the next
    /// ones replace it, until [`Self::end_typing`].
    pub fn navigate_while_typing(self, params: ViewParams) {
        let entry = if self.history.entry_is_marked(TYPING_ENTRY) {
            Entry::ReplaceTyping
        } else {
            Entry::PushTyping
        };
        self.apply(params, entry);
    }

    /// Ends the current typing entry: the next change pushes another one.
    pub fn end_typing(self) {
        if self.history.entry_is_marked(TYPING_ENTRY) {
            self.write(&self.params_untracked(), Entry::Replace);
        }
    }

    /// Opens a row: pushes a history entry, or replaces that of the row open before.
    pub fn open_row(self, id: String) {
        let params = self.params_untracked();
        let entry = if params.row.is_some() {
            Entry::ReplaceRow
        } else {
            Entry::PushRow
        };
        self.apply(params.with_row(Some(id)), entry);
    }

    /// Shows another page under the open row, which keeps its history entry.
    pub fn change_page_of_row(self, page: PageNumber) {
        let params = self.params_untracked();
        let row = params.row.clone();
        self.apply(params.with_page(page).with_row(row), Entry::ReplaceRow);
    }

    /// Closes the open row: goes back to the entry before it, or replaces the entry if the page
    /// was entered with the row open.
    pub fn close_row(self) {
        let params = self.params_untracked();
        if params.row.is_none() || self.navigating_back.get_untracked() {
            return;
        }
        self.history.flush();
        if self.history.entry_is_marked(ROW_ENTRY)
            && history().is_some_and(|history| history.back().is_ok())
        {
            self.navigating_back.set(true);
            return;
        }
        self.replace(params.with_row(None));
    }

    fn write(self, params: &ViewParams, entry: Entry) {
        let view = self.opened_view.get_untracked();
        let view = view.as_ref().map(ViewId::text);
        self.history.write(params, view, entry);
    }

    fn apply(self, params: ViewParams, entry: Entry) {
        self.write(&params, entry);
        self.problems.set(Vec::new());
        self.params.set(params);
    }
}

/// Whether the page was entered by an address or a link, and not by a reload or through the
/// history, which must restore the view as it was.
pub fn is_new_navigation() -> bool {
    let entries = window()
        .performance()
        .map(|performance| performance.get_entries_by_type("navigation"));
    let kind = entries.and_then(|entries| {
        let kind = js_sys::Reflect::get(&entries.get(0), &JsValue::from_str("type"));
        kind.ok()?.as_string()
    });
    kind.as_deref() == Some("navigate")
}

/// Whether the URL has a parameter, even with its default value.
pub fn has_param(name: &str) -> bool {
    let search = window().location().search().unwrap_or_default();
    UrlSearchParams::new_with_str(&search).is_ok_and(|query| query.has(name))
}

/// Whether the page is embedded in another one: `embed=1` in the URL. It is not part of a view and
/// stays in the URL with every view.
pub fn is_embedded() -> bool {
    let search = window().location().search().unwrap_or_default();
    UrlSearchParams::new_with_str(&search)
        .is_ok_and(|query| query.get(EMBED).as_deref() == Some("1"))
}

/// The address of a view, for others. Not the one in the address bar, which a browser that limits
/// the history gets later, and which may say that this console is in a frame.
pub fn view_address(params: &ViewParams) -> String {
    address(&page_address(), params)
}

/// Gives the addresses of rows, for others: of their project in this console, and nothing of the
/// view that is on screen here. The page's own address is read once: 100,000 rows may be copied.
pub fn row_addresses(project: Option<ProjectId>) -> impl Fn(&str) -> String {
    let page = page_address();
    let params = ViewParams {
        project,
        ..ViewParams::default()
    };
    move |id| {
        let row = Some(id.to_owned());
        let params = ViewParams {
            row,
            ..params.clone()
        };
        address(&page, &params)
    }
}

/// The page's own address, without its query.
fn page_address() -> String {
    let location = window().location();
    location.origin().unwrap_or_default() + &location.pathname().unwrap_or_default()
}

fn address(page: &str, params: &ViewParams) -> String {
    let query = query_of(params).and_then(|query| query.to_string().as_string());
    [page, "?", &query.unwrap_or_default()].concat()
}

/// The view that was opened last, as of the current history entry.
fn opened_view() -> Option<ViewId> {
    ViewId::parse(&entry_view()?)
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
