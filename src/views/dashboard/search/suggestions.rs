//! Suggestions under the search box: fields, values with how many rows each would leave, operators and
//! recent searches, as a list of options.

use leptos::prelude::*;
use web_sys::MouseEvent;

use super::super::context::TableContext;
use super::search_box::SEARCH;
use super::suggester::Suggester;
use super::suggestion_box::{SUGGESTIONS, SuggestionBox};
use super::suggestion_words::words;
use crate::components::option_view;
use crate::i18n::intl;
use crate::preferences::Preferences;
use crate::subscription::unsubscribe_on_cleanup;

/// The suggestions of a search box.
pub fn suggestion_list(shared: SuggestionBox) -> AnyView {
    let preferences = expect_context::<Preferences>();
    let table = expect_context::<TableContext>();
    let suggester = Suggester::follow(shared);
    let is_open = Memo::new(move |_| shared.is_open());
    let number = move |count: u64| intl::number(preferences.locale(), count);
    let announcement = Memo::new(move |_| {
        let count = suggester.listing.with(|listing| listing.suggestions.len());
        let is_open = is_open.get();
        let message =
            || (preferences.locale().suggestion_messages().count)(count, &number(count as u64));
        is_open.then(message).unwrap_or_default()
    });
    let partial = move || {
        let counts = suggester
            .counts
            .with(|counts| counts.iter().any(Option::is_some));
        let loaded = table.partial_count().filter(|_| counts)?;
        let message = (preferences.locale().suggestion_messages().partial)(&number(loaded));
        Some(view! { <p class="combobox__remark">{message}</p> })
    };
    let take = Callback::new(move |(index,): (usize,)| suggester.take(index));
    let options = move || {
        is_open.get().then(|| {
            let texts = preferences.texts();
            let suggestions = suggester
                .listing
                .with(|listing| listing.suggestions.clone());
            // One style in one list, though a code may be without words.
            let is_worded = suggestions
                .iter()
                .any(|suggestion| !words(&suggestion.kind, texts).is_empty());
            let class = if is_worded {
                "combobox__value"
            } else {
                "combobox__label"
            };
            let options = suggestions.into_iter().enumerate();
            let options = options.map(|(index, suggestion)| {
                let count = move || {
                    // They stay as they are while the list closes and opens.
                    unsubscribe_on_cleanup(&suggester.counts);
                    let count = suggester.counts.with(|counts| counts.get(index).copied());
                    let count = count.flatten()?;
                    Some((preferences.locale().suggestion_messages().rows)(
                        count,
                        &number(count.into()),
                    ))
                };
                let words = words(&suggestion.kind, texts);
                let content = view! {
                    <bdi class=class>{suggestion.text}</bdi>
                    <bdi class="suggestions__words">{words}</bdi>
                    <span class="combobox__origin">{count}</span>
                };
                option_view(SEARCH, index, content.into_any(), shared.active, take)
            });
            options.collect_view()
        })
    };
    view! {
        // A press beside the options, such as on the scroll bar, leaves the focus in the field.
        <div
            class="combobox__popup suggestions"
            hidden=move || !is_open.get()
            on:mousedown=|event: MouseEvent| event.prevent_default()
        >
            <ul
                class="combobox__list"
                id=SUGGESTIONS
                role="listbox"
                aria-label=preferences.text(|texts| texts.locale.suggestion_messages().label)
            >
                {options}
            </ul>
            {partial}
        </div>
        <p class="visually-hidden" role="status">{announcement}</p>
    }
    .into_any()
}
