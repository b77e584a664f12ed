//! Tiles of views above the table: each with how many rows it finds, and what can be done with one
//! that was changed. They can be folded away, which the browser remembers.

mod changed_view;
mod searches;
mod tile;
mod view_counts;

use leptos::prelude::*;

use super::activity::Activity;
use super::saved_views::MenuState;
use crate::components::{Icon, Shape};
use crate::i18n::{ViewTileMessages, intl};
use crate::preferences::{Preferences, StoredKey};
use crate::state::saved_views::{BuiltInView, ViewId, current_view};
use crate::state::url::url_state::UrlState;
use crate::views::saved_views_store::SavedViewsStore;
use changed_view::ChangedView;
use tile::tile;
use view_counts::ViewCounts;

/// The id of the button that folds the tiles.
const FOLD_BUTTON: &str = "view-tiles-fold";

/// The id of the note that says of how many rows the counts are.
const COUNTED_ROWS: &str = "view-tiles-counted";

/// What is stored while the tiles are folded.
pub const FOLDED: &str = "folded";

/// The tiles, which come behind the first rows.
pub fn view_tiles(state: MenuState) -> AnyView {
    view! { <ViewTiles state=state /> }.into_any()
}

#[component]
fn ViewTiles(
    /// Opens and saves views.
    state: MenuState,
) -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let saved_views = expect_context::<SavedViewsStore>();
    let url = expect_context::<UrlState>();
    let stored = preferences.stored(StoredKey::ViewTiles);
    let folded = RwSignal::new(stored.as_deref() == Some(FOLDED));
    let views = Memo::new(move |_| saved_views.offered());
    let current = Memo::new(move |_| {
        let opened = url.opened_view();
        views.with(|views| current_view(opened.as_ref(), views, &url.params()))
    });
    let counts = ViewCounts::follow(views, folded);
    let partial_rows = Memo::new(move |_| counts.partial_rows().filter(|_| !folded.get()));
    let toggle = move |_| {
        let fold = !folded.get_untracked();
        preferences.store(StoredKey::ViewTiles, if fold { FOLDED } else { "" });
        folded.set(fold);
    };
    let groups = move || {
        let texts = &preferences.texts().view_tiles;
        (!folded.get()).then(|| {
            let views = views.get();
            // The tiles' own: a memo keeps each reader that is gone.
            let current = Memo::new(move |_| current.get());
            let is_partial = Memo::new(move |_| partial_rows.with(Option::is_some));
            let groups = [
                (texts.own, "", is_own as fn(&ViewId) -> bool),
                (texts.team, texts.team_hint, is_team),
                (texts.built_in, "", is_built_in),
            ];
            let groups = groups.map(|(label, hint, is_in)| {
                let views = views.iter().filter(|view| is_in(&view.id));
                let tiles = views.map(|view| tile(view, texts, state, current, counts, is_partial));
                group(label, hint, tiles.collect())
            });
            groups.into_iter().collect_view()
        })
    };
    view! {
        <section class="tiles" aria-label=preferences.text(|texts| texts.view_tiles.label)>
            <button
                type="button"
                id=FOLD_BUTTON
                class="button button--quiet tiles__fold"
                aria-expanded=move || if folded.get() { "false" } else { "true" }
                on:click=toggle
            >
                <Icon shape=Shape::Down />
                {preferences.text(|texts| texts.view_tiles.label)}
            </button>
            <CountedRows rows=partial_rows />
            <ChangedView state current />
            <div class="tiles__activity">
                <Activity />
            </div>
            <div class="tiles__groups">{groups}</div>
        </section>
    }
}

fn is_own(id: &ViewId) -> bool {
    matches!(id, ViewId::Own(_))
}

fn is_team(id: &ViewId) -> bool {
    matches!(id, ViewId::Team(_))
}

fn is_built_in(id: &ViewId) -> bool {
    matches!(id, ViewId::BuiltIn(_))
}

/// The tiles of one origin, if there are any.
fn group(label: &'static str, hint: &'static str, tiles: Vec<AnyView>) -> Option<AnyView> {
    (!tiles.is_empty()).then(|| {
        view! {
            <div class="tiles__group" role="group" aria-label=label>
                <span class="tiles__label" aria-hidden="true" title=hint>
                    {label}
                </span>
                {tiles}
            </div>
        }
        .into_any()
    })
}

/// Of how many rows the counts are, while these may not be all of the project.
#[component]
fn CountedRows(
    /// How many.
    rows: Memo<Option<usize>>,
) -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let note = move || {
        rows.get().map(|rows| {
            let number = intl::number(preferences.locale(), rows as u64);
            (preferences.texts().view_tiles.counted_in)(&number)
        })
    };
    view! {
        <p id=COUNTED_ROWS class="tiles__counted">
            {note}
        </p>
    }
}

/// What a view is called.
fn view_name(id: &ViewId, texts: &ViewTileMessages) -> String {
    match id {
        ViewId::Own(name) | ViewId::Team(name) => name.as_str(),
        ViewId::BuiltIn(view) => match view {
            BuiltInView::NeedsAttention => texts.needs_attention,
            BuiltInView::Mine => texts.mine,
            BuiltInView::NeverComputed => texts.never_computed,
            BuiltInView::ManualAndOld => texts.manual_and_old,
            BuiltInView::SameNames => texts.same_names,
            BuiltInView::NoDescription => texts.no_description,
        },
    }
    .to_owned()
}
