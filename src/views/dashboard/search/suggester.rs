//! What finds the suggestions for the word at the cursor, counts how many rows each would leave, and
//! takes one.
//!
//! They are found in a task after the one that shows the result of a key, and counted in further
//! ones, so that neither the key nor the page waits for them.

use std::time::Duration;

use leptos::prelude::*;

use super::super::context::SearchContext;
use super::suggestion_box::SuggestionBox;
use crate::components::NO_OPTION;
use crate::i18n::intl;
use crate::preferences::Preferences;
use crate::state::search::filter::ParsedSearch;
use crate::state::search::index::CountPass;
use crate::state::search::suggestions::{Suggestion, SuggestionKind, suggestions};
use crate::state::url::url_state::UrlState;

/// How long rows are counted in one task, in milliseconds.
const SLICE_MS: i64 = 8;

/// The suggestions for a text and a cursor, a byte position in it.
#[derive(Clone, Default)]
pub struct Listing {
    text: String,
    cursor: usize,
    /// The suggestions, in order.
    pub suggestions: Vec<Suggestion>,
}

/// What finds the suggestions and takes one.
#[derive(Clone, Copy)]
pub struct Suggester {
    pub(super) shared: SuggestionBox,
    search: SearchContext,
    url: UrlState,
    preferences: Preferences,
    /// The suggestions that were found last.
    pub listing: RwSignal<Listing>,
    /// How many rows each leaves, as far as that was counted.
    pub counts: RwSignal<Vec<Option<u32>>>,
    /// Increases with each search for suggestions: what an earlier one had left to do is dropped.
    turn: StoredValue<u32>,
}

impl Suggester {
    /// Follows the box, its keys and its rows until the owner is disposed.
    pub fn follow(shared: SuggestionBox) -> Self {
        let search = expect_context::<SearchContext>();
        let suggester = Self {
            shared,
            search,
            url: expect_context::<UrlState>(),
            preferences: expect_context::<Preferences>(),
            listing: RwSignal::new(Listing::default()),
            counts: RwSignal::new(Vec::new()),
            turn: StoredValue::new(0),
        };
        let handle_key = move |(key,): (String,)| suggester.handle_key(&key);
        shared.set_key_handler(Callback::new(handle_key));
        Effect::new(move || {
            shared.edits.track();
            if shared.wanted.get() {
                // It changes with the text, the rows, the clock, the stars and the selection.
                search.result.track();
                suggester.find_after_paint();
            }
        });
        Effect::new(move || {
            // One may have ended before this was loaded.
            if shared.ended.get() > 0 {
                suggester.remember();
            }
        });
        for name in ["pointerdown", "pointerup", "keyup"] {
            let follow = move |event| suggester.handle_event(&event);
            let listener = window_event_listener_untyped(name, follow);
            on_cleanup(move || listener.remove());
        }
        suggester
    }

    /// The text in the box, and the byte position of the cursor.
    fn typed(self) -> Option<(String, usize)> {
        let input = self.shared.input.try_get_untracked()??;
        let text = input.value();
        // A field without a cursor, such as one that was just made, is typed into at its end.
        let cursor = input.selection_end().ok().flatten().unwrap_or(u32::MAX);
        let cursor = byte_position(&text, cursor);
        Some((text, cursor))
    }

    /// Whether the list is of another text or cursor.
    pub(super) fn is_stale(self) -> bool {
        let typed = self.typed();
        self.listing.with_untracked(|listing| {
            typed.is_none_or(|(text, cursor)| text != listing.text || cursor != listing.cursor)
        })
    }

    fn next_turn(self) -> u32 {
        let turn = self.turn.try_update_value(|turn| {
            *turn += 1;
            *turn
        });
        turn.unwrap_or_default()
    }

    /// Finds the suggestions once the frame that is due was painted.
    fn find_after_paint(self) {
        let turn = self.next_turn();
        request_animation_frame(move || {
            let find = move || {
                let is_wanted = self.shared.wanted.try_get_untracked() == Some(true);
                if is_wanted && self.turn.try_get_value() == Some(turn) {
                    self.find();
                }
            };
            set_timeout(find, Duration::ZERO);
        });
    }

    /// Finds the suggestions for the text and the cursor as they are now.
    pub(super) fn find(self) {
        let Some((text, cursor)) = self.typed() else {
            return;
        };
        let (turn, began) = (self.next_turn(), intl::now_ms());
        let project = self.url.params_untracked().project;
        let recent = project.map(|project| self.preferences.recent_searches(&project));
        let recent = recent.unwrap_or_default();
        let mut found = Vec::new();
        self.search.query_now(&mut |index, query| {
            found = suggestions(&text, cursor, index, query, &recent);
        });
        let SuggestionBox { any, active, .. } = self.shared;
        let is_same = self.listing.with_untracked(|listing| {
            // The one that was chosen stays so, wherever it is now.
            if let Some(chosen) = listing.suggestions.get(active.get_untracked()) {
                let mut found = found.iter();
                let position = found.position(|suggestion| suggestion.kind == chosen.kind);
                active.set(position.unwrap_or(NO_OPTION));
            }
            listing.text == text && listing.suggestions == found
        });
        any.set(!found.is_empty());
        // Counts stay until there are others.
        if is_same {
            self.listing
                .update_untracked(|listing| listing.cursor = cursor);
        } else {
            self.counts.set(vec![None; found.len()]);
            self.listing.set(Listing {
                text,
                cursor,
                suggestions: found,
            });
        }
        self.begin_to_count(turn, began);
    }

    /// Begins to count the rows that each suggestion would leave, in a task that began at this time.
    fn begin_to_count(self, turn: u32, began: i64) {
        let mut pass = None;
        self.search.query_now(&mut |index, query| {
            let has_me = !query.inputs.me.is_empty();
            self.listing.with_untracked(|listing| {
                let suggestions = listing.suggestions.iter();
                let searches = suggestions.filter_map(|suggestion| {
                    // Of a project that is not loaded nothing is known.
                    let search = suggestion.search(&listing.text, index, has_me);
                    search.filter(|_| !index.is_empty())
                });
                pass = Some(CountPass::new(index, searches.collect()));
            });
        });
        if let Some(pass) = pass {
            self.count(turn, pass, began);
        }
    }

    /// Goes on to count, unless something else was typed meanwhile.
    fn count(self, turn: u32, mut pass: CountPass, began: i64) {
        let is_wanted = self.shared.wanted.try_get_untracked() == Some(true);
        if !is_wanted || self.turn.try_get_value() != Some(turn) {
            return;
        }
        let mut is_done = false;
        self.search.query_now(&mut |index, query| {
            // Where the rows changed, others are found and counted.
            while pass.is_valid_for(index) && !is_done && intl::now_ms() - began < SLICE_MS {
                is_done = pass.step(index, query);
            }
        });
        if !is_done {
            let go_on = move || self.count(turn, pass, intl::now_ms());
            set_timeout(go_on, Duration::ZERO);
            return;
        }
        let mut counted = pass.into_counts().into_iter();
        let counts = self.listing.with_untracked(|listing| {
            let suggestions = listing.suggestions.iter();
            let counts = suggestions.map(|suggestion| match suggestion.kind {
                SuggestionKind::Value { .. } | SuggestionKind::Recent => counted.next(),
                SuggestionKind::Field(_) | SuggestionKind::Operator(_) => None,
            });
            counts.collect::<Vec<_>>()
        });
        if self.counts.with_untracked(|before| *before != counts) {
            self.counts.set(counts);
        }
    }

    /// Takes a suggestion, with the cursor behind it. A field and an operator are followed by the
    /// suggestions for what comes next.
    pub fn take(self, index: usize) {
        let input = self.shared.input.get_untracked();
        let Some(input) = input.filter(|_| !self.is_stale()) else {
            return;
        };
        let taken = self.listing.with_untracked(|listing| {
            let suggestion = listing.suggestions.get(index)?;
            let goes_on = match suggestion.kind {
                SuggestionKind::Field(_) | SuggestionKind::Operator(_) => true,
                SuggestionKind::Value { .. } | SuggestionKind::Recent => false,
            };
            Some((suggestion.applied_to(&listing.text), goes_on))
        });
        let Some(((text, cursor), goes_on)) = taken else {
            return;
        };
        let before = text.get(..cursor).unwrap_or(&text);
        let cursor = before.encode_utf16().count() as u32;
        input.set_value(&text);
        // A field that takes text has a cursor.
        let _ = input.set_selection_range(cursor, cursor);
        let params = self.url.params_untracked();
        self.url.navigate_while_typing(params.with_search(text));
        if goes_on {
            self.shared.open();
        } else {
            self.shared.close();
        }
    }

    /// Stores the search as a recent one, unless something is wrong in it.
    pub(super) fn remember(self) {
        let params = self.url.params_untracked();
        let is_invalid = self.search.parsed.with_untracked(ParsedSearch::is_invalid);
        if let Some(project) = params.project.filter(|_| !is_invalid) {
            self.preferences.remember_search(&project, &params.search);
        }
    }
}

/// The byte position of a position in UTF-16 units, which browsers count in.
fn byte_position(text: &str, units: u32) -> usize {
    let mut left = units as usize;
    for (at, c) in text.char_indices() {
        if left == 0 {
            return at;
        }
        left = left.saturating_sub(c.len_utf16());
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_of_browsers_count_utf16_units() {
        let text = "a状🔥b";
        let bytes = [0, 1, 2, 3, 4, 5, 6].map(|units| byte_position(text, units));
        assert_eq!(bytes, [0, 1, 4, 8, 8, 9, 9]);
        assert_eq!(byte_position("", u32::MAX), 0);
    }
}
