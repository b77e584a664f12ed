//! What the search box and the suggestions under it share. The suggestions are a lazy view: until it
//! is loaded, the box works without them.

use leptos::html;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use crate::components::NO_OPTION;

/// The id of the list of suggestions, for `aria-controls`.
pub const SUGGESTIONS: &str = "search-suggestions";

/// The state of the search box as a combobox.
#[derive(Clone, Copy)]
pub struct SuggestionBox {
    /// The text field.
    pub input: NodeRef<html::Input>,
    /// Whether suggestions are wanted: somebody is in the field, and has not dismissed them.
    pub wanted: RwSignal<bool>,
    /// Whether there are any.
    pub any: RwSignal<bool>,
    /// The index of the active suggestion; [`NO_OPTION`] until somebody chooses one.
    pub active: RwSignal<usize>,
    /// Increases whenever there may be others to suggest.
    pub edits: RwSignal<u32>,
    /// Increases whenever a search was typed to its end.
    pub ended: RwSignal<u32>,
    /// What handles a key of the field, and tells whether it did.
    on_key: StoredValue<Option<Callback<(String,), bool>>>,
}

impl SuggestionBox {
    /// A box without suggestions.
    pub fn new(wanted: RwSignal<bool>) -> Self {
        Self {
            input: NodeRef::new(),
            wanted,
            any: RwSignal::new(false),
            active: RwSignal::new(NO_OPTION),
            edits: RwSignal::new(0),
            ended: RwSignal::new(0),
            on_key: StoredValue::new(None),
        }
    }

    /// Whether the list is open, reactively.
    pub fn is_open(self) -> bool {
        self.wanted.get() && self.any.get()
    }

    /// Suggests what fits the text and the cursor as they are now.
    pub fn open(self) {
        self.active.set(NO_OPTION);
        self.wanted.set(true);
        self.edits.update(|edits| *edits += 1);
    }

    /// Closes the list until something is typed.
    pub fn close(self) {
        self.active.set(NO_OPTION);
        self.wanted.set(false);
        self.any.set(false);
    }

    /// Sets what handles keys.
    pub fn set_key_handler(self, on_key: Callback<(String,), bool>) {
        self.on_key.set_value(Some(on_key));
    }

    /// Handles a key, and tells whether it was one for the list. A key with a modifier is none.
    pub fn handle_key(self, event: &KeyboardEvent, key: &str) -> bool {
        let has_modifier =
            event.shift_key() || event.ctrl_key() || event.alt_key() || event.meta_key();
        let on_key = self.on_key.get_value().filter(|_| !has_modifier);
        on_key.is_some_and(|on_key| on_key.run((key.to_owned(),)))
    }
}
