//! The tile of a view: a button that opens it, with how many rows it finds.

use leptos::prelude::*;

use super::view_counts::{ViewCount, ViewCounts};
use super::{COUNTED_ROWS, view_name};
use crate::i18n::{ViewTileMessages, intl};
use crate::preferences::Preferences;
use crate::state::saved_views::{CurrentView, OfferedView};
use crate::views::dashboard::saved_views::MenuState;

/// The tile of a view. `is_partial` is whether the counts are of a part of the rows, which a note
/// says.
pub fn tile(
    view: &OfferedView,
    texts: &'static ViewTileMessages,
    state: MenuState,
    current: Memo<Option<CurrentView>>,
    counts: ViewCounts,
    is_partial: Memo<bool>,
) -> AnyView {
    let preferences = expect_context::<Preferences>();
    let name = view_name(&view.id, texts);
    let search = view.search().to_owned();
    let (id, clicked) = (view.id.clone(), view.id.clone());
    let is_current = move || {
        let is_current =
            current.with(|current| current.as_ref().is_some_and(|current| current.id == id));
        is_current.then_some("true")
    };
    let hint = search.clone();
    let count = Memo::new(move |_| counts.of(&search));
    let shown = move || match count.get() {
        ViewCount::Rows(rows) => intl::number(preferences.locale(), rows.into()),
        ViewCount::Unknown | ViewCount::NobodyIsMe => preferences.texts().dash.to_owned(),
    };
    let title = move || {
        if count.get() == ViewCount::NobodyIsMe {
            texts.me_unknown.to_owned()
        } else {
            hint.clone()
        }
    };
    // Without it, the title is the description.
    let described_by = move || {
        let is_counted = count.get() != ViewCount::NobodyIsMe;
        (is_counted && is_partial.get()).then_some(COUNTED_ROWS)
    };
    view! {
        <button
            type="button"
            class="tile"
            aria-current=is_current
            aria-describedby=described_by
            title=title
            on:click=move |_| state.open_view(&clicked)
        >
            <bdi class="tile__name">{name}</bdi>
            <b class="tile__count">{shown}</b>
        </button>
    }
    .into_any()
}
