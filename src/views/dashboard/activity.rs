//! What happens in the project over time: the buttons at the end of the line above the tiles.

use leptos::prelude::*;

use super::changes::ChangesLine;
use super::timeline::TimelineButton;

/// The buttons.
#[component]
pub fn Activity() -> impl IntoView {
    view! {
        <ChangesLine />
        <TimelineButton />
    }
}
