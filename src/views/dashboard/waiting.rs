//! What is said over the table while its rows are waited for: that it takes long, or
//! that a request failed and when it is sent again.

use leptos::prelude::{on_cleanup, set_interval_with_handle};

use super::Board;
use crate::components::button;
use crate::live::{Derived, Element, Part, State, el, live, text, words};
use crate::query::line::Pause;
use crate::query::pages::Progress;
use crate::text::intl;

/// A wait shorter than this is over before it was read, in milliseconds.
const BRIEF_MS: i64 = 1_000;

/// The line over the table, empty while there is nothing to say.
pub fn waiting(board: Board) -> Element {
    let pause = Derived::new(move || board.courier.pause());
    let long = Derived::new(move || {
        let long = match board.progress.get() {
            Progress::Waiting { long, .. } => long,
            // Rows from memory are here while they are asked for anew.
            Progress::Settled | Progress::Failed(_) => {
                let long = board.explorer.read(|rows| rows.status().is_long());
                long && board.from_memory.get()
            }
        };
        long && !board.courier.is_locked()
    });
    el("div")
        .class("still-waiting")
        .set("role", "status")
        .child(live(move || match pause.get() {
            Some(pause) => countdown(board, pause).into(),
            None if long.get() => {
                let words_of = board.console.texts().states.still_waiting;
                el("p")
                    .class("still-waiting__words")
                    .child(words(words_of))
                    .into()
            }
            None => Part::None,
        }))
}

/// How long it is until the request is sent again, and the button not to wait.
fn countdown(board: Board, pause: Pause) -> Element {
    let now = State::new(intl::now_ms());
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
    let seconds = Derived::new(move || (until - now.get() + 999).max(0) / 1000);
    let said = move || {
        let texts = board.console.texts();
        let title = error.explain(texts).title;
        match u64::try_from(seconds.get()) {
            Ok(seconds) if seconds > 0 && !brief => (texts.network.retry_in)(title, seconds),
            Ok(_) | Err(_) => (texts.network.retry_soon)(title),
        }
    };
    let hurry = (!brief).then(|| {
        button("button")
            .on("click", move |_| board.courier.hurry())
            .child(text(move || board.console.texts().network.retry_now))
    });
    el("div")
        .class("still-waiting__words")
        // Heard once, and not at every second.
        .child(el("span").set("aria-live", "off").child(text(said)))
        .child(hurry)
}
