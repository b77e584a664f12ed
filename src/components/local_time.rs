//! A point in time in the reader's zone, with UTC on hover and focus.

use leptos::prelude::*;

/// A point in time.
#[component]
pub fn LocalTime(
    /// The reader's local time, as shown.
    local: String,
    /// The same as RFC 3339 in UTC.
    utc: String,
) -> impl IntoView {
    view! { <time class="time" datetime=utc.clone() data-utc=utc>{local}</time> }
}
