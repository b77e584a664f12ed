//! That the reader's clock differs from the server's, or may be wrong: health depends on the time.

use leptos::prelude::*;

use super::context::{HealthContext, TableContext};
use super::health_reason::age;
use crate::api::client::ApiClient;
use crate::components::{Notice, Severity};
use crate::domain::{ClockCheck, SegmentProfile, newest_time};
use crate::preferences::Preferences;
use crate::state::collection::loader::CollectionLoader;

const HALF_A_MINUTE_MS: i64 = 30_000;

/// The notice, where something speaks against the clock.
#[component]
pub fn ClockNotice() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let client = expect_context::<ApiClient>();
    let health = expect_context::<HealthContext>();
    let table = expect_context::<TableContext>();
    let collection = expect_context::<CollectionLoader>();
    // A memo of the sentence: it is announced again only when it says something else.
    let sentence = Memo::new(move |_| {
        let texts = preferences.texts();
        let words = texts.locale.health_reason_messages();
        let offset = client.clock_offset();
        // Rows are looked at only where no reply has said the time.
        let newest = offset.is_none().then(|| newest_result(table, collection));
        let newest = newest.flatten().map(|time| time - health.browser_now());
        // To the minute: headers have whole seconds.
        let duration = |ms| age(ms + HALF_A_MINUTE_MS, texts);
        match ClockCheck::of(offset, newest) {
            ClockCheck::Plausible => None,
            ClockCheck::Ahead(ms) => Some((words.clock_differs)(&duration(ms), words.clock_ahead)),
            ClockCheck::Behind(ms) => {
                Some((words.clock_differs)(&duration(ms), words.clock_behind))
            }
            ClockCheck::InDoubt(ms) => Some((words.clock_in_doubt)(&duration(ms))),
        }
    });
    move || {
        sentence.get().map(|sentence| {
            view! {
                <Notice severity=Severity::Warning>
                    <p>{sentence}</p>
                </Notice>
            }
        })
    }
}

/// When the newest of the loaded results was computed, in milliseconds since 1970.
fn newest_result(table: TableContext, collection: CollectionLoader) -> Option<i64> {
    let computed = |row: &SegmentProfile| row.detected_at()?.epoch_ms();
    let on_page = table.page.with(|page| {
        let rows = page.as_ref()?.content.rows.iter();
        newest_time(rows.filter_map(|row| computed(row)))
    });
    let loaded = collection.index(|index| newest_time(index.computed()));
    on_page.max(loaded)
}
