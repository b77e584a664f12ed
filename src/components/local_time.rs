//! A point in time in the reader's zone; CSS shows its `datetime` on hover and focus.

use leptos::prelude::*;

/// A point in time.
#[component]
pub fn LocalTime(
    /// The reader's local time, as shown.
    local: String,
    /// The same as RFC 3339 in UTC.
    utc: String,
) -> impl IntoView {
    view! { <time datetime=utc>{local}</time> }
}
