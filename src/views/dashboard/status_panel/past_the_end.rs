//! That the page lies past the end of the list, and the way back.

use leptos::prelude::*;

use super::super::context::TableContext;
use crate::domain::{PageNumber, Total};
use crate::i18n::intl;
use crate::preferences::Preferences;
use crate::state::url::url_state::UrlState;

/// Advice for a page past the end, and a button to the last page, or to the first where the last
/// is unknown.
#[component]
pub fn PastTheEnd() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let url = expect_context::<UrlState>();
    let table = expect_context::<TableContext>();
    move || {
        let texts = &preferences.texts().table;
        let number = |count: u64| intl::number(preferences.locale(), count);
        let size = url.params().size;
        let range = table
            .page
            .with(|page| page.as_ref().map(|page| page.content.range));
        let known = range.map(|range| (range.total, range.last_page(size)));
        let (advice, page, label) = match known {
            Some((Total::PastTheEnd(Some(total)), Some(last))) => (
                (texts.past_end_advice)(&number(total)),
                last,
                (texts.go_to_last)(&number(last.get().into())),
            ),
            Some(_) | None => (
                texts.past_end_unknown.to_owned(),
                PageNumber::FIRST,
                texts.go_to_first.to_owned(),
            ),
        };
        view! {
            <p>{advice}</p>
            <button
                type="button"
                class="button button--primary"
                on:click=move |_| url.navigate(url.params_untracked().with_page(page))
            >
                {label}
            </button>
        }
    }
}
