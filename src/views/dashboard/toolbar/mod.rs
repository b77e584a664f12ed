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
    let texts = move || &preferences.texts().bar;
    view! {
        <header class="bar">
            <h1 class="bar__brand">{move || preferences.texts().product}</h1>
            <ProjectField />
            <FetchedAt />
            <RefreshButton />
            <RefreshIntervalSelect />
            <PreferenceControls />
            <button
                type="button"
                class="button"
                title=move || texts().disconnect_hint
                on:click=move |_| session.disconnect()
            >
                {move || texts().disconnect}
            </button>
        </header>
    }
}
