//! Keys of the search box that are for its suggestions, the cursor, and presses elsewhere.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, Node};

use super::search_box::SEARCH;
use super::suggester::Suggester;
use super::suggestion_box::SuggestionBox;
use crate::components::{NO_OPTION, scroll_to_option};

impl Suggester {
    /// Handles a key of the box, and tells whether it did.
    pub(super) fn handle_key(self, key: &str) -> bool {
        let SuggestionBox {
            wanted,
            any,
            active,
            ..
        } = self.shared;
        let is_wanted = wanted.get_untracked();
        // The list may be of the text before the last key.
        let up_to_date = || {
            if self.is_stale() {
                self.find();
            }
            self.listing
                .with_untracked(|listing| listing.suggestions.len())
        };
        match key {
            "ArrowDown" => {
                if !is_wanted {
                    wanted.set(true);
                    // The rows may be others since it was closed.
                    self.find();
                }
                let count = up_to_date();
                self.choose(active.get_untracked().wrapping_add(1), count)
            }
            "ArrowUp" if is_wanted => {
                let count = up_to_date();
                let last = count.wrapping_sub(1);
                self.choose(active.get_untracked().wrapping_sub(1).min(last), count)
            }
            "Enter" | "Tab" if is_wanted && active.get_untracked() != NO_OPTION => {
                up_to_date();
                self.take(active.get_untracked());
                true
            }
            "Enter" => {
                self.remember();
                self.shared.close();
                false
            }
            // A list that is not on screen yet is none to close.
            "Escape" if is_wanted && any.get_untracked() && up_to_date() > 0 => {
                self.shared.close();
                true
            }
            _ => false,
        }
    }

    /// Makes a suggestion active, the first one after the last; tells whether there are any.
    fn choose(self, index: usize, count: usize) -> bool {
        if count > 0 {
            let index = if index < count { index } else { 0 };
            self.shared.active.set(index);
            scroll_to_option(SEARCH, index);
        }
        count > 0
    }

    /// Follows the cursor, and a press elsewhere.
    pub(super) fn handle_event(self, event: &Event) {
        let Some(input) = self.shared.input.try_get_untracked().flatten() else {
            return;
        };
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<Node>().ok());
        let is_in_field = target.as_ref() == Some(&input);
        let is_wanted = self.shared.wanted.get_untracked();
        match event.type_().as_str() {
            "pointerdown" => {
                let container = input.parent_element();
                if !container.is_some_and(|container| container.contains(target.as_ref())) {
                    self.shared.close();
                }
            }
            "pointerup" if is_in_field => self.shared.open(),
            "keyup" if is_in_field && is_wanted && self.is_stale() => {
                self.shared.edits.update(|edits| *edits += 1);
            }
            _ => {}
        }
    }
}
