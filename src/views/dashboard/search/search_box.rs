//! Search box: words and filters typed as one text, with what is wrong in it underlined and
//! suggestions under it, after the ARIA combobox pattern.

use leptos::html;
use leptos::prelude::*;

use super::super::context::SearchContext;
use super::super::lazy_views::LazyViewsContext;
use super::search_problems::{PROBLEM, SearchProblems};
use super::suggestion_box::{SUGGESTIONS, SuggestionBox};
use crate::components::{Icon, NO_OPTION, Shape, focus_id, option_id, pressed_key, while_owned};
use crate::preferences::Preferences;
use crate::state::search::filter::{ParsedSearch, TermKind};
use crate::state::url::url_state::UrlState;

/// The id of the input.
pub const SEARCH: &str = "search";

/// Moves the focus to the search box, for controls that change the search and are removed by it:
/// nobody wants to type, so that no suggestion covers a row.
pub fn focus_search(search: SearchContext) {
    focus_id(SEARCH);
    search.wants_suggestions.set(false);
}

/// Moves the focus to the search box for somebody who wants to type. Returns whether there is a
/// search box.
pub fn enter_search(search: SearchContext) -> bool {
    let is_there = focus_id(SEARCH);
    search.wants_suggestions.set(is_there);
    is_there
}

/// The search box, and under it what is wrong with its text.
#[component]
pub fn SearchBox() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let url = expect_context::<UrlState>();
    let search = expect_context::<SearchContext>();
    let lazy = expect_context::<LazyViewsContext>();
    let suggestions = SuggestionBox::new(search.wants_suggestions);
    let echo = NodeRef::<html::Div>::new();
    // Exactly what was typed: the URL normalises nothing, so that writing it back to the input
    // moves no cursor and breaks no composition of an input method.
    let text = Memo::new(move |_| url.params().search);
    let has_problems = Memo::new(move |_| search.parsed.with(ParsedSearch::is_invalid));
    // Leaving the box, or Enter, ends a word: what is typed next is another step of the history.
    // A box that is removed while focused is left too, but then another view is entered already.
    let end_typing = move || {
        url.end_typing();
        suggestions.ended.update(|ended| *ended += 1);
    };
    let input = suggestions.input;
    // Whether an input method composes: what is typed until it ends is no search yet.
    let composing = StoredValue::new(false);
    let search_typed = move |typed: String| {
        let params = url.params_untracked();
        if typed != params.search {
            url.navigate_while_typing(params.with_search(typed));
        }
    };
    // The marks stand where the text does. WebKit sends no `scroll` event at an input, so whatever
    // may have scrolled it is followed, once it has.
    let follow_scrolling = move || {
        request_animation_frame(move || {
            if let (Some(Some(input)), Some(Some(echo))) =
                (input.try_get_untracked(), echo.try_get_untracked())
            {
                echo.set_scroll_left(input.scroll_left());
            }
        });
    };
    Effect::new(move || {
        text.track();
        follow_scrolling();
    });
    // A selection by the pointer scrolls on while it is held beside the field, and may end there.
    let released = window_event_listener(leptos::ev::pointerup, move |_| follow_scrolling());
    on_cleanup(move || released.remove());
    let active_id = move || {
        let active = suggestions.active.get();
        (suggestions.is_open() && active != NO_OPTION).then(|| option_id(SEARCH, active))
    };
    view! {
        <div class="search" role="search">
            <Icon shape=Shape::Magnifier />
            <div class="search__echo" aria-hidden="true" node_ref=echo>
                {move || text.with(|text| marked_text(text, search))}
            </div>
            <input
                class="input search__input"
                id=SEARCH
                node_ref=input
                type="search"
                role="combobox"
                aria-autocomplete="list"
                aria-controls=SUGGESTIONS
                aria-expanded=move || if suggestions.is_open() { "true" } else { "false" }
                aria-activedescendant=active_id
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                enterkeyhint="search"
                aria-describedby=PROBLEM
                aria-label=preferences.text(|texts| texts.search.search)
                placeholder=preferences.text(|texts| texts.search.search_hint)
                aria-invalid=move || has_problems.get().then_some("true")
                prop:value=text
                on:focus=move |_| suggestions.open()
                // An input method shows a list of its own there, and has the keys for it.
                on:compositionstart=move |_| {
                    composing.set_value(true);
                    suggestions.close();
                }
                on:compositionend=while_owned(move |_| {
                    composing.set_value(false);
                    if let Some(input) = input.get_untracked() {
                        search_typed(input.value());
                        suggestions.open();
                    }
                })
                on:input:target=move |event| {
                    follow_scrolling();
                    if !composing.get_value() {
                        search_typed(event.target().value());
                        suggestions.open();
                    }
                }
                on:change=while_owned(move |_| end_typing())
                on:blur=while_owned(move |_| {
                    follow_scrolling();
                    end_typing();
                    suggestions.close();
                })
                on:keydown=move |event| {
                    follow_scrolling();
                    let key = pressed_key(&event);
                    if suggestions.handle_key(&event, &key) {
                        event.prevent_default();
                    } else if key == "Escape" {
                        event.prevent_default();
                        suggestions.close();
                        search.change(|_| String::new());
                    }
                }
                on:scroll=move |_| follow_scrolling()
                on:pointermove=move |_| follow_scrolling()
            />
            <SearchProblems />
            {move || lazy.once_loaded(move |views| (views.suggestion_list)(suggestions))}
        </div>
    }
}

/// The text again, drawn behind the input letter on letter: parts of it can be marked as filters
/// and mistakes, parts of an input's text can't.
fn marked_text(text: &str, search: SearchContext) -> impl IntoView + use<> {
    search.parsed.with(|parsed| {
        let mut marked = Vec::new();
        let mut end = 0;
        for term in &parsed.terms {
            let class = match term.kind {
                TermKind::Word => continue,
                TermKind::Filter => "search__filter",
                TermKind::Invalid => "search__wrong",
            };
            let (Some(before), Some(term_text)) =
                (text.get(end..term.span.start), text.get(term.span.clone()))
            else {
                continue;
            };
            marked.push((
                before.to_owned(),
                view! { <span class=class>{term_text.to_owned()}</span> },
            ));
            end = term.span.end;
        }
        (marked, text.get(end..).unwrap_or_default().to_owned())
    })
}
