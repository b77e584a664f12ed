//! The page's number in a field, to be typed over.

use leptos::prelude::*;

use crate::domain::PageNumber;
use crate::i18n::intl;
use crate::preferences::Preferences;
use crate::state::url::url_state::UrlState;

/// The current page's number, where another can be entered.
#[component]
pub fn PageJump(
    /// The last page, where it is known.
    #[prop(into)]
    last: Signal<Option<PageNumber>>,
) -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let url = expect_context::<UrlState>();
    let texts = move || &preferences.texts().pagination;
    let typed = RwSignal::new(None::<String>);
    let invalid = RwSignal::new(false);
    let page = Memo::new(move |_| url.params().page);
    // What was typed was meant for the page that was on screen then.
    Effect::new(move || {
        page.track();
        typed.set(None);
        invalid.set(false);
    });
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let Some(text) = typed.get_untracked() else {
            return;
        };
        let page = PageNumber::parse(&text);
        invalid.set(page.is_none());
        if let Some(page) = page {
            typed.set(None);
            let params = url.params_untracked();
            if page != params.page {
                url.navigate(params.with_page(page));
            }
        }
    };
    // The field also loses the focus when it is removed, after its signals.
    let discard = move |_| {
        if invalid.try_get_untracked() == Some(false) {
            typed.set(None);
        }
    };
    let value = move || typed.get().unwrap_or_else(|| page.get().get().to_string());
    let pages = move || {
        last.get()
            .map(|last| (texts().page_of)(&intl::number(preferences.locale(), last.get().into())))
    };
    let problem = move || if invalid.get() { texts().bad_page } else { "" };
    view! {
        <form class="pager__jump" novalidate="" on:submit=submit>
            <input
                class="input pager__page"
                type="text"
                inputmode="numeric"
                autocomplete="off"
                aria-describedby=PROBLEM
                aria-label=preferences.text(|texts| texts.pagination.page)
                aria-invalid=move || invalid.get().then_some("true")
                prop:value=value
                on:input:target=move |event| {
                    typed.set(Some(event.target().value()));
                    invalid.set(false);
                }
                on:blur=discard
                on:focus:target=move |event| event.target().select()
            />
            <span class="pager__pages">{pages}</span>
            <p class="pager__problem" id=PROBLEM role="alert">
                {problem}
            </p>
        </form>
    }
}

/// The id of the line that says what is wrong with the number.
const PROBLEM: &str = "page-problem";
