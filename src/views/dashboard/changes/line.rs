//! What changed, in a line: how many profiles have each change, each a button that shows them in the
//! table, and the buttons that open the list and mark the project as seen.

use leptos::html;
use leptos::prelude::*;

use super::list::ChangesList;
use super::tracker::RecordKeeper;
use crate::components::focus;
use crate::i18n::{ChangesMessages, intl};
use crate::preferences::Preferences;
use crate::state::changes::ChangeKind;
use crate::state::collection::Collection;
use crate::state::collection::loader::CollectionLoader;
use crate::state::url::url_state::UrlState;
use crate::views::dashboard::context::ChangesContext;

/// Shows the profiles with a change in the table.
pub fn show_in_table(url: UrlState, kind: ChangeKind) {
    let params = url.params_untracked();
    url.navigate(params.with_search(["changed:", kind.id()].concat()));
}

/// The line.
#[component]
pub fn ChangesLine() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let url = expect_context::<UrlState>();
    let keeper = expect_context::<RecordKeeper>();
    let changes = expect_context::<ChangesContext>();
    let collection = expect_context::<CollectionLoader>();
    let open = RwSignal::new(false);
    let opener = NodeRef::<html::Button>::new();
    let texts = move || preferences.locale().changes_messages();
    // Compared, so that a refresh without news renders nothing anew.
    let counts = Memo::new(move |_| {
        let current = changes.current.get()?;
        let (counts, since) = (current.get().counts(), current.get().since);
        counts
            .iter()
            .any(|count| *count > 0)
            .then_some((counts, since))
    });
    // Of a part of the profiles, what is not loaded would be taken for seen.
    let is_complete = Memo::new(move |_| collection.read(Collection::is_complete));
    let mark_seen = move |_| {
        keeper.mark_seen();
        // The button that has the focus goes; the name of this one has the count.
        if let Some(opener) = opener.get_untracked() {
            focus(&opener);
        }
    };
    let total = Memo::new(move |_| {
        let current = changes.current.get();
        current.map_or(0, |current| current.get().notable_count() as u64)
    });
    let label = move || match total.get() {
        0 => texts().label.to_owned(),
        total => (texts().label_with_count)(&intl::number(preferences.locale(), total)),
    };
    let line = move || {
        counts.get().map(|(counts, since)| {
            let (texts, locale) = (texts(), preferences.locale());
            let each = ChangeKind::ALL.into_iter().zip(counts);
            let each = each.filter(|(_, count)| *count > 0);
            let each = each.map(|(kind, count)| {
                let words = count_words(texts, kind, count, &intl::number(locale, count.into()));
                if kind == ChangeKind::Removed {
                    return view! { <span class="changes__count">{words}</span> }.into_any();
                }
                view! {
                    <button
                        type="button"
                        class="changes__count changes__count--button"
                        title=texts.show
                        on:click=move |_| show_in_table(url, kind)
                    >
                        {words}
                    </button>
                }
                .into_any()
            });
            view! {
                <p class="changes__line">
                    <span class="changes__since">
                        {(texts.since)(&intl::local_minute(since))}
                    </span>
                    {each.collect_view()}
                </p>
                {is_complete
                    .get()
                    .then(|| {
                        view! {
                            <button
                                type="button"
                                class="button button--quiet"
                                title=texts.mark_seen_hint
                                on:click=mark_seen
                            >
                                {texts.mark_seen}
                            </button>
                        }
                    })}
            }
        })
    };
    view! {
        {line}
        <button
            node_ref=opener
            type="button"
            class="button button--quiet"
            aria-haspopup="dialog"
            on:click=move |_| open.set(true)
        >
            {label}
        </button>
        <ChangesList open />
    }
}

/// How many profiles have a change, in words.
pub fn count_words(texts: &ChangesMessages, kind: ChangeKind, count: u32, text: &str) -> String {
    let kinds = ChangeKind::ALL.into_iter().zip(texts.counts);
    let of_kind = kinds.into_iter().find(|(of, _)| *of == kind);
    of_kind.map_or_else(String::new, |(_, words)| words(count, text))
}
