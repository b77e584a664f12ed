//! Links within the console: a click follows them here, and what else browsers do with links (another
//! tab, another window, copying the address) works as with any other.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use crate::state::url::url_state::{UrlState, row_addresses};

/// The link of the profile with this id and name. `before` runs before the row is opened here.
pub fn row_link(id: String, name: String, before: Callback<()>) -> AnyView {
    let url = expect_context::<UrlState>();
    let address = row_addresses(url.params_untracked().project)(&id);
    let open = Callback::new(move |()| {
        before.run(());
        // A dialog that closes first gives the focus back to where it was opened, and the drawer gives
        // it back there in turn.
        let id = id.clone();
        request_animation_frame(move || url.open_row(id));
    });
    link_here(address, name, open)
}

/// A link with an address for elsewhere; `open` opens the same here.
pub fn link_here(address: String, label: String, open: Callback<()>) -> AnyView {
    let follow = move |event: MouseEvent| {
        if is_plain(&event) {
            event.prevent_default();
            open.run(());
        }
    };
    view! {
        <a href=address on:click=follow>
            <bdi>{label}</bdi>
        </a>
    }
    .into_any()
}

/// Whether a click asks for nothing but to follow the link.
pub fn is_plain(event: &MouseEvent) -> bool {
    let is_modified = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    event.button() == 0 && !is_modified
}
