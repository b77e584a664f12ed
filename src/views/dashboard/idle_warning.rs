//! Forgets the token where nobody is there any more, and says so a minute before.

use leptos::prelude::*;
use std::time::Duration;

use leptos::ev;

use super::DashboardContext;
use crate::i18n::intl;
use crate::legacy_components::{Dialog, button, focus_id};
use crate::live::{Part, el, live, next_frame, text};
use crate::session::EndReason;
use crate::session::idle::{Presence, presence};

const STAY: &str = "stay";

/// Somebody who goes on being there is noted this often, in milliseconds.
const NOTED_MS: i64 = 1_000;

/// The warning, open in the last minute.
pub fn idle(dashboard: DashboardContext) -> Part {
    let app = dashboard.app;
    let seen_at = RwSignal::new(intl::now_ms());
    // The state as the clock last told it.
    let state = RwSignal::new(Presence::Here(0));
    let limit = Memo::new(move |_| app.config().idle_minutes);
    let see = move || {
        let now = intl::now_ms();
        let leaving = state.with_untracked(|state| matches!(state, Presence::Leaving(_)));
        // In the last minute only the button counts: it says what it does.
        if !leaving && (now - seen_at.get_untracked()).abs() >= NOTED_MS {
            seen_at.set(now);
        }
    };
    for_each_sign(see);
    let look = RwSignal::new(0u32);
    Effect::new(move || {
        look.get();
        let (limit, seen_at) = (limit.get(), seen_at.get());
        if limit == 0 {
            return;
        }
        let now = presence(limit, seen_at, intl::now_ms());
        let wait = match now {
            Presence::Here(ms) => Duration::from_millis(ms.max(1)),
            Presence::Leaving(_) => Duration::from_millis(500),
            Presence::Gone => {
                app.end(EndReason::Idle(limit));
                return;
            }
        };
        if state.get_untracked() != now {
            state.set(now);
        }
        let again = set_timeout_with_handle(move || look.set(look.get_untracked() + 1), wait);
        if let Ok(again) = again {
            on_cleanup(move || again.clear());
        }
    });
    let left = Memo::new(move |_| match state.get() {
        Presence::Leaving(seconds) => Some(seconds),
        Presence::Here(_) | Presence::Gone => None,
    });
    Effect::new(move || {
        if left.with(Option::is_some) {
            // Once it is there: whoever reads the warning can answer by one key.
            next_frame(|| {
                focus_id(STAY);
            });
        }
    });
    let texts = move || &app.texts().session;
    let stay = move || {
        state.set(Presence::Here(0));
        seen_at.set(intl::now_ms());
    };
    let content = live(move || {
        left.with(Option::is_some).then(|| {
            let said = move || (texts().idle_soon)(left.get().unwrap_or_default());
            let disconnect = button("button button--quiet")
                .on("click", move |_| app.disconnect())
                .child(text(move || app.texts().bar.disconnect));
            let stay = button("button button--primary")
                .set("id", STAY)
                .on("click", move |_| stay())
                .child(text(move || texts().stay));
            Part::Many(vec![
                el("p").child(text(said)).into(),
                el("div")
                    .class("dialog__actions")
                    .child(disconnect)
                    .child(stay)
                    .into(),
            ])
        })
    });
    let dialog = Dialog {
        open: (move || left.with(Option::is_some)).into(),
        title: (move || texts().idle_title.to_owned()).into(),
    };
    dialog.part(stay, content)
}

/// Calls for every sign of somebody at the page.
fn for_each_sign(see: impl Fn() + Copy + 'static) {
    let pointer = window_event_listener(ev::pointerdown, move |_| see());
    let moved = window_event_listener(ev::pointermove, move |_| see());
    // Dialogs and drawers keep the pressing of a key to themselves, not its release.
    let key = window_event_listener(ev::keyup, move |_| see());
    let wheel = window_event_listener(ev::wheel, move |_| see());
    on_cleanup(move || {
        for listener in [pointer, moved, key, wheel] {
            listener.remove();
        }
    });
}
