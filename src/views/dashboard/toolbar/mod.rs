//! The toolbar: which project, how old its rows are, and what concerns the whole page.

mod project_field;

use leptos::prelude::*;

use project_field::ProjectField;

use super::freshness::{FetchedAt, RefreshButton, RefreshIntervalSelect};
use crate::preferences::Preferences;
use crate::state::url::url_state::UrlState;
use crate::state::url::view_params::ViewParams;
use crate::views::preference_controls::PreferenceControls;
use crate::views::session_context::SessionContext;

/// The toolbar at the top of the page.
#[component]
pub fn Toolbar() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let session = expect_context::<SessionContext>();
    let url = expect_context::<UrlState>();
    let on_board = Memo::new(move |_| url.params().board);
    view! {
        <header class="bar">
            <h1 class="bar__brand">{preferences.text(|texts| texts.product)}</h1>
            <ProjectField />
            <button
                type="button"
                class="button bar__board"
                aria-current=move || on_board.get().then_some("page")
                on:click=move |_| {
                    if !on_board.get_untracked() {
                        url.navigate(ViewParams::of_board());
                    }
                }
            >
                {preferences.text(|texts| texts.toolbar.all_projects)}
            </button>
            <div class="bar__freshness" hidden=on_board>
                <FetchedAt />
                <RefreshButton />
                <RefreshIntervalSelect />
            </div>
            <PreferenceControls />
            <button
                type="button"
                class="button"
                title=preferences.text(|texts| texts.toolbar.disconnect_hint)
                on:click=move |_| session.disconnect()
            >
                {preferences.text(|texts| texts.toolbar.disconnect)}
            </button>
        </header>
    }
}
