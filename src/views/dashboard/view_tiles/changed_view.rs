//! What is said of a view on screen that was changed, and what can be done about it.

use std::time::Duration;

use leptos::prelude::*;
use web_sys::Element;

use super::{FOLD_BUTTON, view_name};
use crate::components::focus_id;
use crate::preferences::Preferences;
use crate::state::saved_views::{CurrentView, SavedViews, ViewId};
use crate::state::url::url_state::UrlState;
use crate::views::dashboard::saved_views::{MenuState, Naming};
use crate::views::saved_views_store::{SavedViewsProblem, SavedViewsStore};

/// That the view on screen was changed, with *Save*, *Save as* and *Reset*; or that it was saved.
#[component]
pub fn ChangedView(
    /// Opens and saves views.
    state: MenuState,
    /// The view on screen.
    current: Memo<Option<CurrentView>>,
) -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let saved_views = expect_context::<SavedViewsStore>();
    let url = expect_context::<UrlState>();
    let is_too_long = Memo::new(move |_| SavedViews::is_too_long(&url.params().search));
    let message = move || {
        let all = preferences.texts();
        let texts = &all.view_tiles;
        let Some(CurrentView { id, is_changed }) = current.get() else {
            return String::new();
        };
        let name = view_name(&id, texts);
        let is_saved = match &id {
            ViewId::Own(own) => state.last_saved.with(|saved| saved.as_ref() == Some(own)),
            ViewId::Team(_) | ViewId::BuiltIn(_) => false,
        };
        match (is_changed, is_saved) {
            (true, _) if is_too_long.get() => all.saved_views.search_too_long.to_owned(),
            (true, _) if is_own(&id) => (texts.changed)(&name),
            (true, _) => (texts.changed_read_only)(&name),
            (false, true) if saved_views.problem() == Some(SavedViewsProblem::NotStored) => {
                all.saved_views.not_stored.to_owned()
            }
            (false, true) => (texts.saved)(&name),
            (false, false) => String::new(),
        }
    };
    let changed = Memo::new(move |_| {
        let current = current.get().filter(|current| current.is_changed);
        current.map(|current| current.id)
    });
    let actions = move || {
        let texts = &preferences.texts().view_tiles;
        changed.get().map(|id| {
            let own = match &id {
                ViewId::Own(name) => Some(name.clone()),
                ViewId::Team(_) | ViewId::BuiltIn(_) => None,
            };
            let can_save = !is_too_long.get();
            let own = own.filter(|_| can_save);
            let save = own.map(|name| action(texts.save, move || state.overwrite(&name)));
            let save_as =
                can_save.then(|| action(texts.save_as, move || state.name_form.open(Naming::Save)));
            view! {
                {save}
                {save_as}
                {action(
                    texts.reset,
                    move || {
                        state.open_view(&id);
                        keep_focus();
                    },
                )}
            }
        })
    };
    // A button that saves, here or in the dialog, is gone with what it saved.
    Effect::new(move || {
        if state.last_saved.with(Option::is_some) {
            keep_focus();
        }
    });
    view! {
        <div class="tiles__changed">
            <p role="status">{message}</p>
            {actions}
        </div>
    }
}

fn is_own(id: &ViewId) -> bool {
    matches!(id, ViewId::Own(_))
}

fn action(label: &'static str, run: impl Fn() + Send + Sync + 'static) -> AnyView {
    view! {
        <button type="button" class="button button--quiet" on:click=move |_| run()>
            {label}
        </button>
    }
    .into_any()
}

/// Moves the focus to the button that folds the tiles once the button that has it is removed.
fn keep_focus() {
    // What is in a dialog that was closed keeps the focus until the next frame.
    let is_lost = |focused: Element| {
        focused.tag_name() == "BODY" || matches!(focused.closest("dialog:not([open])"), Ok(Some(_)))
    };
    let focus_if_lost = move || {
        if document().active_element().is_none_or(is_lost) {
            focus_id(FOLD_BUTTON);
        }
    };
    set_timeout(focus_if_lost, Duration::ZERO);
}
