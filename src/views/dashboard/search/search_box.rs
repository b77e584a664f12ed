//! Search box: words and filters typed as one text, with what is wrong in it underlined.

use leptos::html;
use leptos::prelude::*;

use super::super::context::SearchContext;
use super::search_problems::{PROBLEM, SearchProblems};
use crate::components::{Icon, Shape, focus_id, pressed_key, while_owned};
use crate::preferences::Preferences;
use crate::state::search::filter::TermKind;
use crate::state::url::url_state::UrlState;

/// The id of the input.
const SEARCH: &str = "search";

/// Moves the focus to the search box, for controls that change the search and are removed by it.
/// Returns whether there is a search box.
pub fn focus_search() -> bool {
    focus_id(SEARCH)
}

/// The search box, and under it what is wrong with its text.
#[component]
pub fn SearchBox() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let url = expect_context::<UrlState>();
    let search = expect_context::<SearchContext>();
    let echo = NodeRef::<html::Div>::new();
    // Exactly what was typed: the URL normalises nothing, so that writing it back to the input
    // moves no cursor and breaks no composition of an input method.
    let text = Memo::new(move |_| url.params().search);
    let has_problems = Memo::new(move |_| search.parsed.with(|parsed| !parsed.problems.is_empty()));
    // Leaving the box, or Enter, ends a word: what is typed next is another step of the history.
    // A box that is removed while focused is left too, but then another view is entered already.
    let end_typing = move || url.end_typing();
    let input = NodeRef::<html::Input>::new();
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
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                enterkeyhint="search"
                aria-describedby=PROBLEM
                aria-label=preferences.text(|texts| texts.search.search)
                placeholder=preferences.text(|texts| texts.search.search_hint)
                aria-invalid=move || has_problems.get().then_some("true")
                prop:value=text
                on:compositionstart=move |_| composing.set_value(true)
                on:compositionend=while_owned(move |_| {
                    composing.set_value(false);
                    if let Some(input) = input.get_untracked() {
                        search_typed(input.value());
                    }
                })
                on:input:target=move |event| {
                    follow_scrolling();
                    if !composing.get_value() {
                        search_typed(event.target().value());
                    }
                }
                on:change=while_owned(move |_| end_typing())
                on:blur=while_owned(move |_| {
                    follow_scrolling();
                    end_typing();
                })
                on:keydown=move |event| {
                    follow_scrolling();
                    if pressed_key(&event) == "Escape" {
                        event.prevent_default();
                        search.change(|_| String::new());
                    }
                }
                on:scroll=move |_| follow_scrolling()
                on:pointermove=move |_| follow_scrolling()
            />
            <SearchProblems />
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
