//! What stands in the table's place when there are no rows: why, and what can be done.

mod error_explanation;
mod no_match;
mod past_the_end;

use leptos::prelude::*;

pub use error_explanation::ErrorExplanation;
use no_match::NoMatch;
use past_the_end::PastTheEnd;

use super::context::TableContext;
use super::table_state::TableState;
use crate::components::{Icon, Shape};
use crate::preferences::Preferences;
use crate::state::page::cache::Progress;
use crate::subscription::get_while_owned;

/// The panel in the table's place; nothing while the table is shown.
#[component]
pub fn StatusPanel() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let table = expect_context::<TableContext>();
    move || {
        match get_while_owned(table.state) {
        TableState::ChooseProject => view! {
            <Panel shape=Shape::Info title=preferences.text(|texts| texts.project_selector.choose_title)>
                <p>{preferences.text(|texts| texts.project_selector.choose_advice)}</p>
            </Panel>
        }
        .into_any(),
        TableState::EmptyProject => view! {
            <Panel shape=Shape::Dashes title=preferences.text(|texts| texts.table.empty_title)>
                <p>{preferences.text(|texts| texts.table.empty_advice)}</p>
            </Panel>
        }
        .into_any(),
        TableState::PastTheEnd => view! {
            <Panel shape=Shape::Dashes title=preferences.text(|texts| texts.table.past_end_title)>
                <PastTheEnd />
            </Panel>
        }
        .into_any(),
        TableState::NoMatch => view! {
            <Panel shape=Shape::Magnifier title=preferences.text(|texts| texts.search.no_match_title)>
                <NoMatch />
            </Panel>
        }
        .into_any(),
        TableState::Failed => view! { <LoadFailed /> }.into_any(),
        TableState::Loading | TableState::Rows => ().into_any(),
    }
    }
}

/// The panel's frame.
#[component]
fn Panel(
    /// Its icon.
    shape: Shape,
    /// Its title.
    #[prop(into)]
    title: Signal<String>,
    /// What it advises and offers, under the title.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="state">
            <Icon shape=shape />
            <h2 class="state__title">{title}</h2>
            <div class="state__body">{children()}</div>
        </section>
    }
}

/// Why the page could not be loaded.
#[component]
fn LoadFailed() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let table = expect_context::<TableContext>();
    move || match get_while_owned(table.progress) {
        Progress::Failed(failure) => {
            let error = failure.error.clone();
            let title = move || error.explain(preferences.texts()).title;
            view! {
                <div class="failure" role="alert">
                    <Panel shape=Shape::Warning title=title>
                        <ErrorExplanation failure=failure />
                    </Panel>
                </div>
            }
            .into_any()
        }
        Progress::Settled | Progress::Waiting { .. } => ().into_any(),
    }
}
