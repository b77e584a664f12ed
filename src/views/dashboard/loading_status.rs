//! What is said over the table while its rows are waited for: that it takes long, or
//! that a request failed and when it is sent again.

use super::DashboardContext;
use crate::api::request_queue::Pause;
use crate::i18n::intl;
use crate::legacy_components::button;
use crate::live::{Element, Part, el, live, text, words};
use crate::state::page_cache::Progress;
use leptos::prelude::*;

/// A wait shorter than this is over before it was read, in milliseconds.
const BRIEF_MS: i64 = 1_000;

/// The line over the table, empty while there is nothing to say.
pub fn waiting(dashboard: DashboardContext) -> Element {
    let pause = Memo::new(move |_| dashboard.client.pause());
    let long = Memo::new(move |_| {
        let long = match dashboard.progress.get() {
            Progress::Waiting { long, .. } => long,
            // Rows from memory are here while they are asked for anew.
            Progress::Settled | Progress::Failed(_) => {
                let long = dashboard
                    .collection_loader
                    .read(|rows| rows.status().is_long());
                long && dashboard.from_memory.get()
            }
        };
        long && !dashboard.client.is_locked()
    });
    el("div")
        .class("still-waiting")
        .set("role", "status")
        .child(live(move || match pause.get() {
            Some(pause) => countdown(dashboard, pause).into(),
            None if long.get() => {
                let words_of = dashboard.app.texts().states.still_waiting;
                el("p")
                    .class("still-waiting__words")
                    .child(words(words_of))
                    .into()
            }
            None => Part::None,
        }))
}

/// How long it is until the request is sent again, and the button not to wait.
fn countdown(dashboard: DashboardContext, pause: Pause) -> Element {
    let now = RwSignal::new(intl::now_ms());
    let brief = pause.until - now.get_untracked() < BRIEF_MS;
    if !brief
        && let Ok(tick) = set_interval_with_handle(
            move || now.set(intl::now_ms()),
            std::time::Duration::from_millis(250),
        )
    {
        on_cleanup(move || tick.clear());
    }
    let Pause { error, until, .. } = pause;
    let seconds = Memo::new(move |_| (until - now.get() + 999).max(0) / 1000);
    let said = move || {
        let texts = dashboard.app.texts();
        let title = error.explain(texts).title;
        match u64::try_from(seconds.get()) {
            Ok(seconds) if seconds > 0 && !brief => (texts.network.retry_in)(title, seconds),
            Ok(_) | Err(_) => (texts.network.retry_soon)(title),
        }
    };
    let hurry = (!brief).then(|| {
        button("button")
            .on("click", move |_| dashboard.client.hurry())
            .child(text(move || dashboard.app.texts().network.retry_now))
    });
    el("div")
        .class("still-waiting__words")
        // Heard once, and not at every second.
        .child(el("span").set("aria-live", "off").child(text(said)))
        .child(hurry)
}
