//! Writes view parameters to the browser's history, no more often than every browser takes. What
//! is beyond that is gathered: the last one gets there within a moment.

#![expect(clippy::disallowed_methods, reason = "the only writer of the URL")]

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::UrlSearchParams;

use crate::i18n::intl::now_ms;
use crate::state::url::history_budget::HistoryBudget;
use crate::state::url::url_state::{EMBED, is_embedded};
use crate::state::url::view_params::ViewParams;

/// State of the history entries that were pushed by opening a row, so that closing the row can go
/// back instead of pushing another entry.
pub(super) const ROW_ENTRY: &str = "row";

/// State of the history entry that typing in the search box replaces, so that one step back undoes
/// a word and not a letter.
pub(super) const TYPING_ENTRY: &str = "typing";

/// Between the mark and the opened view in the state of an entry.
const SEPARATOR: char = '\n';

/// How a change is written to the history.
#[derive(Clone, Copy)]
pub(super) enum Entry {
    Push,
    Replace,
    PushRow,
    ReplaceRow,
    PushTyping,
    ReplaceTyping,
}

/// A change that is to be written.
struct Change {
    url: String,
    /// The mark of the entry.
    mark: Option<&'static str>,
    /// The id of the view that was opened last; empty if none was.
    view: String,
    /// Whether it is a new entry.
    push: bool,
}

/// Writes to the history. A handle, so `Copy`.
#[derive(Clone, Copy)]
pub(super) struct HistoryWriter {
    budget: StoredValue<HistoryBudget>,
    /// What is to be written as soon as the budget allows it.
    pending: StoredValue<Option<Change>>,
}

impl HistoryWriter {
    pub(super) fn new() -> Self {
        Self {
            budget: StoredValue::new(HistoryBudget::new(now_ms())),
            pending: StoredValue::new(None),
        }
    }

    /// Writes parameters and the id of the view that was opened last, now or as soon as the
    /// budget allows it. The view is no part of the URL: a link would name one that others don't
    /// have, or have another one of.
    pub(super) fn write(self, params: &ViewParams, view: Option<String>, entry: Entry) {
        let Some(url) = url_of(params) else {
            return;
        };
        let (push, mark) = match entry {
            Entry::Push => (true, None),
            Entry::Replace => (false, None),
            Entry::PushRow => (true, Some(ROW_ENTRY)),
            Entry::PushTyping => (true, Some(TYPING_ENTRY)),
            Entry::ReplaceTyping => (false, Some(TYPING_ENTRY)),
            Entry::ReplaceRow => (false, self.mark()),
        };
        let granted = self.take(push);
        if granted && push {
            // The entry before is left as it was to be.
            self.flush();
        }
        let waiting = self.pending.try_update_value(Option::take).flatten();
        let was_waiting = waiting.is_some();
        // A new entry that waits is still to be made.
        let push = push || waiting.is_some_and(|waiting| waiting.push);
        let change = Change {
            url,
            mark,
            view: view.unwrap_or_default(),
            push,
        };
        if granted {
            change.write();
            return;
        }
        self.pending.set_value(Some(change));
        if !was_waiting {
            self.retry_later();
        }
    }

    /// Writes what waits, whatever the budget.
    pub(super) fn flush(self) {
        if let Some(Some(change)) = self.pending.try_update_value(Option::take) {
            change.write();
        }
    }

    /// Forgets what waits: another entry is the current one.
    pub(super) fn discard(self) {
        self.pending.try_update_value(Option::take);
    }

    /// Whether the state of the current history entry is this mark.
    pub(super) fn entry_is_marked(self, mark: &str) -> bool {
        self.mark() == Some(mark)
    }

    /// The state of the current history entry, or what it will be.
    fn mark(self) -> Option<&'static str> {
        let waiting = self
            .pending
            .with_value(|pending| pending.as_ref().map(|change| change.mark));
        waiting.unwrap_or_else(|| {
            let state = entry_state();
            let mark = state.split(SEPARATOR).next();
            [ROW_ENTRY, TYPING_ENTRY]
                .into_iter()
                .find(|known| Some(*known) == mark)
        })
    }

    fn take(self, push: bool) -> bool {
        let granted = self
            .budget
            .try_update_value(|budget| budget.take(now_ms(), push));
        granted.unwrap_or(false)
    }

    fn retry_later(self) {
        let retry = move || {
            let waiting = |pending: &Option<Change>| Some(pending.as_ref()?.push);
            if let Some(Some(push)) = self.pending.try_with_value(waiting) {
                if self.take(push) {
                    self.flush();
                } else {
                    self.retry_later();
                }
            }
        };
        set_timeout(retry, Duration::from_millis(HistoryBudget::wait_ms()));
    }
}

impl Change {
    fn write(self) {
        let Some(history) = history() else {
            return;
        };
        let mut state = self.mark.unwrap_or_default().to_owned();
        if !self.view.is_empty() {
            state.push(SEPARATOR);
            state.push_str(&self.view);
        }
        let state = match state.as_str() {
            "" => JsValue::NULL,
            state => JsValue::from_str(state),
        };
        // Refused only where another script of the page writes as often; the view changes
        // nevertheless.
        let _ = if self.push {
            history.push_state_with_url(&state, "", Some(&self.url))
        } else {
            history.replace_state_with_url(&state, "", Some(&self.url))
        };
    }
}

/// The state of the current history entry: its mark and, on a second line, the view.
fn entry_state() -> String {
    let state = history().and_then(|history| history.state().ok()?.as_string());
    state.unwrap_or_default()
}

/// The id of the view that was opened last, as of the current history entry.
pub(super) fn entry_view() -> Option<String> {
    let state = entry_state();
    let (_, view) = state.split_once(SEPARATOR)?;
    Some(view.to_owned())
}

pub(super) fn history() -> Option<web_sys::History> {
    window().history().ok()
}

/// The query of these parameters.
pub(super) fn query_of(params: &ViewParams) -> Option<UrlSearchParams> {
    let query = UrlSearchParams::new().ok()?;
    for (name, value) in params.to_pairs() {
        query.append(name, &value);
    }
    Some(query)
}

/// The URL of these parameters, relative to the page.
fn url_of(params: &ViewParams) -> Option<String> {
    let query = query_of(params)?;
    if is_embedded() {
        query.append(EMBED, "1");
    }
    // An empty URL would keep the query.
    let query = query.to_string().as_string().unwrap_or_default();
    Some(if query.is_empty() {
        window().location().pathname().unwrap_or_default()
    } else {
        format!("?{query}")
    })
}
