//! The button that refreshes the rows.

use leptos::prelude::*;

use super::super::context::{RefreshContext, TableContext};
use crate::components::{Icon, Shape};
use crate::preferences::Preferences;

/// Requests the rows again. That a request is running shows in its icon: other words would move
/// the toolbar, and not be its name.
#[component]
pub fn RefreshButton() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let table = expect_context::<TableContext>();
    let refresh = expect_context::<RefreshContext>();
    let busy = Memo::new(move |_| table.is_busy());
    let label = Signal::derive(move || preferences.texts().bar.refresh);
    view! {
        <button
            type="button"
            class="button refresh"
            aria-label=label
            aria-disabled=move || busy.get().then_some("true")
            on:click=move |_| {
                if !busy.get_untracked() {
                    refresh.refresh();
                }
            }
        >
            <Icon shape=Shape::Cycle />
            <span class="bar__word">{label}</span>
        </button>
    }
}
