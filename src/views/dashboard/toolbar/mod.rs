//! The toolbar: which project, how old its rows are, and what concerns the whole page.

mod project_field;

use leptos::prelude::*;

use project_field::ProjectField;

use super::freshness::{FetchedAt, RefreshButton, RefreshIntervalSelect};
use crate::preferences::Preferences;
use crate::views::preference_controls::PreferenceControls;
use crate::views::session_context::SessionContext;

/// The toolbar at the top of the page.
#[component]
pub fn Toolbar() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let session = expect_context::<SessionContext>();
    view! {
        <header class="bar">
            <h1 class="bar__brand">{preferences.text(|texts| texts.product)}</h1>
            <ProjectField />
            <FetchedAt />
            <RefreshButton />
            <RefreshIntervalSelect />
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
