//! A moment in a table: the reader's time, with the exact UTC behind it.

use leptos::prelude::*;

/// A moment. Hovering, or a keyboard's focus in its row, shows `utc`.
#[component]
pub fn LocalTime(
    /// The reader's time.
    local: String,
    /// The same in UTC, as RFC 3339.
    utc: String,
) -> impl IntoView {
    view! {
        <time class="time" datetime=utc.clone() data-utc=utc>
            {local}
        </time>
    }
}
