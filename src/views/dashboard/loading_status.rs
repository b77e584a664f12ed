//! The line over the table while its rows are loading: that it takes long, or that a request
//! failed and when it is sent again.

use leptos::prelude::*;
use leptos_use::use_interval_fn;

use super::context::TableContext;
use crate::api::client::ApiClient;
use crate::api::request_queue::RetryDelay;
use crate::i18n::intl;
use crate::preferences::Preferences;
use crate::state::collection::loader::CollectionLoader;
use crate::state::page::cache::Progress;
use crate::subscription::get_while_owned;

/// A wait shorter than this is over before its message was read, in milliseconds.
const BRIEF_MS: i64 = 1_000;

/// How often the countdown looks at the clock, in milliseconds.
const TICK_MS: u64 = 250;

/// The line over the table, empty while there is nothing to tell.
#[component]
pub fn LoadingStatus() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let client = expect_context::<ApiClient>();
    let table = expect_context::<TableContext>();
    let collection = expect_context::<CollectionLoader>();
    let pause = Memo::new(move |_| client.next_retry());
    let slow = Memo::new(move |_| {
        let slow = match get_while_owned(table.progress) {
            Progress::Waiting { slow, .. } => slow,
            // Rows from memory stay on screen while they are requested again.
            Progress::Settled | Progress::Failed(_) => {
                let slow = collection.read(|collection| collection.status().is_slow());
                slow && get_while_owned(table.from_memory)
            }
        };
        slow && !client.is_token_refused()
    });
    let message = move || {
        match pause.get() {
        Some(pause) => view! { <RetryCountdown pause=pause /> }.into_any(),
        None if slow.get() => view! {
            <p class="still-waiting__words">{preferences.text(|texts| texts.table.still_waiting)}</p>
        }
        .into_any(),
        None => ().into_any(),
    }
    };
    view! { <div class="still-waiting" role="status">{message}</div> }
}

/// How long it is until a failed request is sent again, and a button to send it now.
#[component]
fn RetryCountdown(
    /// The pause before the request is sent again.
    pause: RetryDelay,
) -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let client = expect_context::<ApiClient>();
    let RetryDelay { error, until, .. } = pause;
    let now = RwSignal::new(intl::now_ms());
    let brief = until - now.get_untracked() < BRIEF_MS;
    if !brief {
        use_interval_fn(move || now.set(intl::now_ms()), TICK_MS);
    }
    let seconds = Memo::new(move |_| (until - now.get() + 999).max(0) / 1000);
    let message = move || {
        let texts = preferences.texts();
        let title = error.explain(texts).title;
        match u64::try_from(seconds.get()) {
            Ok(seconds) if seconds > 0 && !brief => (texts.network.retry_in)(title, seconds),
            Ok(_) | Err(_) => (texts.network.retry_soon)(title),
        }
    };
    let retry_now = (!brief).then(|| {
        view! {
            <button type="button" class="button" on:click=move |_| client.retry_now()>
                {preferences.text(|texts| texts.network.retry_now)}
            </button>
        }
    });
    view! {
        <div class="still-waiting__words">
            // Announced once, and not at every second.
            <span aria-live="off">{message}</span>
            {retry_now}
        </div>
    }
}
