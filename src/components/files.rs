//! Text files to and from the person's disk.

use leptos::prelude::*;

/// Saves a text as a file of this name and media type. Needs no CSP permission: nothing is
/// loaded into the page.
pub fn download(name: &str, media_type: &str, text: &str) {
    crate::legacy_components::download(name, media_type, text);
}

/// The result of choosing a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Upload {
    /// Its text.
    Read(String),
    /// It is larger than the limit and was not read.
    TooLarge,
    /// The browser could not read it.
    Unreadable,
}

/// A button to choose a text file.
#[component]
pub fn FilePicker(
    /// Its words.
    #[prop(into)]
    label: Signal<String>,
    /// The `accept` attribute: the file types on offer.
    accept: &'static str,
    /// The largest file that is read, in bytes.
    max_bytes: u32,
    /// Called with each file that is chosen.
    #[prop(into)]
    on_upload: Callback<(Upload,)>,
) -> impl IntoView {
    let _ = (label, accept, max_bytes, on_upload);
}
