//! What is copied of the page on screen: its link, and its request as a `curl` command.

use leptos::prelude::*;

use super::rows::RowSources;
use super::state::ExportState;
use crate::api::{Endpoint, curl_command};
use crate::components::{CopiedText, CopyButton};
use crate::state::url::url_state::view_address;

/// The buttons that copy them, and what is to be known of the command.
pub fn page_copies(state: ExportState) -> AnyView {
    let sources = state.sources;
    // In another order or of other rows than the API's own list.
    let is_arranged = Memo::new(move |_| {
        let params = sources.url.params();
        sources.search.is_filtered() || params.group.is_some() || !params.sorting.keys().is_empty()
    });
    let copies = move || {
        let texts = state.texts()();
        let link = Signal::derive(move || view_address(&sources.url.params_untracked()).into());
        let request = Signal::derive(move || request(sources).unwrap_or_default().into());
        let order_hint = move || {
            let hint = is_arranged.get().then_some(texts.curl_order_hint);
            hint.map(|hint| view! { <p class="menu__hint">{hint}</p> })
        };
        view! {
            <div class="choices">
                {copy_button(state, texts.copy_link, link)}
                {copy_button(state, texts.copy_curl, request)}
            </div>
            <p class="menu__hint">{texts.curl_hint}</p>
            {order_hint}
        }
    };
    copies.into_any()
}

/// The request of the page on screen; the token is no part of it.
fn request(sources: RowSources) -> Option<String> {
    let params = sources.url.params_untracked();
    let base = untrack(|| sources.session.base())?;
    let slice = params.page.slice(params.size);
    let endpoint = Endpoint::SegmentProfiles(params.project?, slice);
    Some(curl_command(&endpoint, &base))
}

/// A button that copies a text, with its name beside the icon.
pub fn copy_button(
    state: ExportState,
    label: &'static str,
    value: Signal<CopiedText>,
) -> impl IntoView {
    let messages = state.sources.preferences.texts();
    view! {
        <CopyButton
            label=label.to_owned()
            copied=messages.drawer.copied
            failed=messages.drawer.copy_failed
            value=value
            show_label=true
        />
    }
}
