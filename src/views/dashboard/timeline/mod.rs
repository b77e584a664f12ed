//! Timeline of the project on screen: a button, and the dialog with what happened, by day.

mod content;
mod line;

use leptos::prelude::*;

use self::content::content;
use crate::components::{Dialog, Icon, Shape};
use crate::preferences::Preferences;
use crate::state::collection::loader::CollectionLoader;

/// The button and its dialog.
#[component]
pub fn TimelineButton() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let collection = expect_context::<CollectionLoader>();
    let open = RwSignal::new(false);
    let title = move || preferences.locale().timeline_messages().title;
    let show = move |_| {
        // Like a search, it is about all rows.
        collection.start(true);
        open.set(true);
    };
    // Made anew on each opening.
    let shown = move || {
        open.get().then(|| {
            let texts = preferences.locale().timeline_messages();
            untrack(|| content(open, texts))
        })
    };
    view! {
        <button
            type="button"
            class="button button--quiet"
            aria-haspopup="dialog"
            on:click=show
        >
            <Icon shape=Shape::Clock />
            {title}
        </button>
        <Dialog open=open title=title on_close=move || open.set(false)>
            {shown}
        </Dialog>
    }
}
