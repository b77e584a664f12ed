//! The version of the console, and that a newer one is out.

use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

use leptos::ev;
use web_sys::VisibilityState;

use super::app_context::AppContext;
use crate::api::transport::{self, Abort};
use crate::i18n::intl;
use crate::legacy_components::{Severity, button, notice};
use crate::live::{Part, el, live, text, words};
use crate::state::release::{Release, ReleaseCheck};

/// How often it is looked whether another build is published.
const EVERY: Duration = Duration::from_secs(600);

/// What is known of builds. Copied about freely: it is two signals.
#[derive(Clone, Copy)]
pub struct PublishedRelease {
    news: RwSignal<ReleaseCheck>,
    looked_at: RwSignal<i64>,
}

impl PublishedRelease {
    /// Looks now, and again every ten minutes and on return, until the owner goes.
    pub fn follow() -> Self {
        let published = Self {
            news: RwSignal::new(ReleaseCheck::of_page(own_files())),
            looked_at: RwSignal::new(0),
        };
        published.look();
        if let Ok(again) = set_interval_with_handle(move || published.look(), EVERY) {
            on_cleanup(move || again.clear());
        }
        let back = window_event_listener(ev::visibilitychange, move |_| published.look());
        on_cleanup(move || back.remove());
        published
    }

    /// Looks, unless nobody would see it, there is no network, or that was done lately. A build for development has
    /// no manifest.
    fn look(self) {
        if cfg!(debug_assertions) {
            return;
        }
        let now = intl::now_ms();
        let passed = (now - self.looked_at.get_untracked()).abs();
        let lately = u128::from(passed.unsigned_abs()) < EVERY.as_millis();
        let seen = document().visibility_state() == VisibilityState::Visible;
        if lately || !seen || !window().navigator().on_line() {
            return;
        }
        let Some(abort) = Abort::new() else { return };
        self.looked_at.set(now);
        spawn_local(async move {
            let manifest = transport::read_file("manifest.json", &abort).await;
            if let Some(release) = manifest.ok().and_then(|text| Release::parse(&text)) {
                self.news.update(|news| news.take(release));
            }
        });
    }
}

/// The files with a hash in their names that this page loaded, as `index.html` names them.
fn own_files() -> Vec<String> {
    let named = [
        ("script[data-js]", "data-js"),
        ("script[data-wasm]", "data-wasm"),
        ("link[rel=stylesheet]", "href"),
    ];
    let found = named.into_iter().filter_map(|(selector, attribute)| {
        let element = document().query_selector(selector).ok().flatten()?;
        let path = element.get_attribute(attribute)?;
        Some(path.trim_start_matches("./").to_owned())
    });
    found.collect()
}

/// That a newer version is out, once.
pub fn newer_version(app: AppContext) -> Part {
    let news = app.published.news;
    let said = Memo::new(move |_| news.with(ReleaseCheck::to_be_said));
    live(move || {
        said.get().then(|| {
            let words_of = &app.texts().network;
            let reload = button("button")
                .on("click", |_| {
                    // A page that can't be reloaded stays as it is.
                    let _ = window().location().reload();
                })
                .child(words(words_of.reload));
            let dismiss = move || {
                news.update(ReleaseCheck::dismiss);
            };
            let said = Part::Many(vec![
                el("p").child(words(words_of.newer_version)).into(),
                reload.into(),
            ]);
            let dismissal = ((move || app.texts().dismiss).into(), Box::new(dismiss) as _);
            notice(Severity::Warning, said, Some(dismissal))
        })
    })
}

/// The version, and its commit where it is known.
pub fn version(app: AppContext) -> Part {
    text(move || {
        let own = app.published.news.with(|news| news.own.clone());
        let name = own.unwrap_or_else(|| env!("CARGO_PKG_VERSION").to_owned());
        (app.texts().network.version)(&name)
    })
}
