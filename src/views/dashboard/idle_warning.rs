//! Idle timeout: ends the session after a time without activity, and warns a minute before.

use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;

use crate::components::{Dialog, focus_id};
use crate::i18n::intl;
use crate::preferences::Preferences;
use crate::session::EndReason;
use crate::session::idle::{Presence, presence};
use crate::views::config_context::ConfigContext;
use crate::views::session_context::SessionContext;

/// The id of the button that keeps the session.
const STAY: &str = "stay";

/// Continuous activity is recorded this often, in milliseconds.
const ACTIVITY_MS: i64 = 1_000;

/// The warning, open in the last minute.
#[component]
pub fn IdleWarning() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let session = expect_context::<SessionContext>();
    let config = expect_context::<ConfigContext>();
    let active_at = RwSignal::new(intl::now_ms());
    // The presence as the clock last told it.
    let state = RwSignal::new(Presence::Here(0));
    let limit = Memo::new(move |_| config.with(|config| config.idle_minutes));
    on_activity(move || {
        let now = intl::now_ms();
        let leaving = state.with_untracked(|state| matches!(state, Presence::Leaving(_)));
        // In the last minute only the button counts: its words say what it does.
        if !leaving && (now - active_at.get_untracked()).abs() >= ACTIVITY_MS {
            active_at.set(now);
        }
    });
    let tick = RwSignal::new(0u32);
    Effect::new(move || {
        tick.track();
        let (limit, active_at) = (limit.get(), active_at.get());
        if limit == 0 {
            return;
        }
        let now = presence(limit, active_at, intl::now_ms());
        let wait = match now {
            Presence::Here(ms) => Duration::from_millis(ms.max(1)),
            Presence::Leaving(_) => Duration::from_millis(500),
            Presence::Gone => {
                session.end(EndReason::Idle(limit));
                return;
            }
        };
        if state.get_untracked() != now {
            state.set(now);
        }
        let again = set_timeout_with_handle(move || tick.update(|tick| *tick += 1), wait);
        if let Ok(again) = again {
            on_cleanup(move || again.clear());
        }
    });
    let seconds_left = Memo::new(move |_| match state.get() {
        Presence::Leaving(seconds) => Some(seconds),
        Presence::Here(_) | Presence::Gone => None,
    });
    let is_open = Memo::new(move |_| seconds_left.with(Option::is_some));
    Effect::new(move || {
        if is_open.get() {
            // Once the button is rendered: one key then answers the warning.
            request_animation_frame(|| {
                focus_id(STAY);
            });
        }
    });
    let texts = move || preferences.texts();
    let stay = move || {
        state.set(Presence::Here(0));
        active_at.set(intl::now_ms());
    };
    let content = move || {
        is_open.get().then(|| {
            view! {
                <p>
                    {move || (texts().session.idle_soon)(seconds_left.get().unwrap_or_default())}
                </p>
                <div class="dialog__actions">
                    <button
                        type="button"
                        class="button button--quiet"
                        on:click=move |_| session.disconnect()
                    >
                        {move || texts().bar.disconnect}
                    </button>
                    <button
                        type="button"
                        class="button button--primary"
                        id=STAY
                        on:click=move |_| stay()
                    >
                        {move || texts().session.stay}
                    </button>
                </div>
            }
        })
    };
    view! {
        <Dialog open=is_open title=move || texts().session.idle_title on_close=stay>
            {content}
        </Dialog>
    }
}

/// Calls back on every sign of a person at the page, until the owner is disposed.
fn on_activity(act: impl Fn() + Copy + 'static) {
    // Dialogs and drawers stop the propagation of `keydown`, not of `keyup`.
    let listeners = [
        window_event_listener(ev::keyup, move |_| act()),
        window_event_listener(ev::pointerdown, move |_| act()),
        window_event_listener(ev::pointermove, move |_| act()),
        window_event_listener(ev::wheel, move |_| act()),
    ];
    on_cleanup(move || listeners.into_iter().for_each(|listener| listener.remove()));
}
