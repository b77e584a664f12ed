//! The results that this browser saw of the open profile, and since when it has seen it running.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::tracker::RecordKeeper;
use crate::domain::{HOUR_MS, Scheduler, SegmentProfile, Stage};
use crate::i18n::{Locale, intl};
use crate::preferences::Preferences;
use crate::state::changes::{MAX_RESULTS, ProfileRecord, SeenResult, strip};
use crate::views::dashboard::badge_style;
use crate::views::dashboard::context::{ChangesContext, HealthContext};
use crate::views::dashboard::health_reason::age;

/// The results and the run of a profile.
#[component]
pub fn SeenResults(
    /// The profile.
    profile: Memo<Option<Arc<SegmentProfile>>>,
) -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let keeper = expect_context::<RecordKeeper>();
    let changes = expect_context::<ChangesContext>();
    let health = expect_context::<HealthContext>();
    let record = RwSignal::new(None::<(String, ProfileRecord)>);
    let id = Memo::new(move |_| Some(profile.get()?.id.clone()));
    // Read anew after each load, which may have brought a result.
    Effect::new(move || {
        changes.current.track();
        let Some(id) = id.get() else { return };
        spawn_local(async move {
            let read = keeper.record(&id).await;
            // `None` if the dashboard is gone.
            let _ = record.try_set(read.map(|record| (id, record)));
        });
    });
    let shown = Memo::new(move |_| {
        let id = id.get()?;
        let record = record.get().filter(|(of, _)| *of == id);
        record.map(|(_, record)| record)
    });
    let running = move || {
        let since = shown.with(|record| record.as_ref()?.running_since())?;
        let texts = preferences.locale().changes_messages();
        let duration = age((health.browser_now() - since).max(0), preferences.texts());
        let words = (texts.running_since)(&intl::local_minute(since), &duration);
        Some(view! { <p class="results__run">{words}</p> })
    };
    let results = move || {
        shown.get().map(|record| {
            let locale = preferences.locale();
            let texts = locale.changes_messages();
            let scheduler = profile.with_untracked(|it| it.as_ref()?.scheduler.clone());
            let hint = if record.results.is_empty() {
                texts.no_results.to_owned()
            } else {
                (texts.results_hint)(&intl::number(locale, MAX_RESULTS as u64))
            };
            view! {
                <section class="results">
                    <h3 class="results__title">{texts.results}</h3>
                    {strip_view(&record, scheduler.as_ref(), locale)}
                    <p class="menu__hint">{hint}</p>
                </section>
            }
        })
    };
    view! { {running} {results} }
}

/// The results as a strip, the newest at its end. What is not known is blank.
fn strip_view(
    record: &ProfileRecord,
    scheduler: Option<&Scheduler>,
    locale: Locale,
) -> impl IntoView + use<> {
    let texts = locale.messages();
    let places = strip(&record.results, period_ms(scheduler)).into_iter();
    let places = places.map(|place| match place {
        None => {
            let title = locale.changes_messages().unknown;
            view! { <li class="results__blank" title=title aria-hidden="true"></li> }.into_any()
        }
        Some(result) => {
            let stage = Stage::from_code(&result.stage);
            let style = badge_style::stage(&stage, &texts.codes);
            let words = result_words(result, &style.word, locale);
            let title = words.clone();
            view! {
                <li class=class_of(&stage) title=title>
                    <span class="visually-hidden">{words}</span>
                </li>
            }
            .into_any()
        }
    });
    view! { <ol class="results__strip">{places.collect_view()}</ol> }
}

/// How often a schedule brings a result, in milliseconds.
fn period_ms(scheduler: Option<&Scheduler>) -> Option<i64> {
    const DAY_MS: i64 = 24 * HOUR_MS;
    match scheduler? {
        Scheduler::Daily | Scheduler::Auto => Some(DAY_MS),
        Scheduler::Weekly => Some(7 * DAY_MS),
        Scheduler::Once | Scheduler::Unknown(_) => None,
    }
}

fn class_of(stage: &Stage) -> &'static str {
    match stage {
        Stage::Finish => "results__result results__result--good",
        Stage::Error => "results__result results__result--bad",
        Stage::None | Stage::Ready | Stage::Running | Stage::Unknown(_) => "results__result",
    }
}

fn result_words(result: &SeenResult, stage: &str, locale: Locale) -> String {
    let texts = locale.changes_messages();
    match result.computed_at {
        Some(at) => (texts.result)(stage, &intl::local_minute(at)),
        None => (texts.result_seen)(stage, &intl::local_minute(result.seen_at)),
    }
}
