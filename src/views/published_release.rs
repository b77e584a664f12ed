//! Published releases: asks from time to time whether another build of the app is published.

use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::VisibilityState;

use crate::api::transport::{self, Abort};
use crate::i18n::intl;
use crate::state::release::{Release, ReleaseCheck};

/// How often the manifest is read.
const CHECK_INTERVAL: Duration = Duration::from_secs(600);

/// What is known of this build and of newer ones.
#[derive(Clone, Copy)]
pub struct PublishedRelease {
    check: RwSignal<ReleaseCheck>,
    /// When the manifest was read last, in milliseconds since 1970; 0 before the first time.
    checked_at: StoredValue<i64>,
}

impl PublishedRelease {
    /// Reads the manifest now, every ten minutes and whenever the page becomes visible, until the
    /// owner is disposed.
    pub fn follow() -> Self {
        let published = Self {
            check: RwSignal::new(ReleaseCheck::of_page(loaded_files())),
            checked_at: StoredValue::new(0),
        };
        published.read_manifest();
        if let Ok(interval) =
            set_interval_with_handle(move || published.read_manifest(), CHECK_INTERVAL)
        {
            on_cleanup(move || interval.clear());
        }
        let listener =
            window_event_listener(ev::visibilitychange, move |_| published.read_manifest());
        on_cleanup(move || listener.remove());
        published
    }

    /// Version and commit of this build, once they are known, reactively.
    pub fn own_version(self) -> Option<String> {
        self.check.with(|check| check.page_name.clone())
    }

    /// Whether a newer build is published and nobody dismissed that, reactively.
    pub fn has_news(self) -> bool {
        self.check.with(ReleaseCheck::should_announce)
    }

    /// Dismisses [`Self::has_news`].
    pub fn dismiss(self) {
        self.check.update(ReleaseCheck::dismiss);
    }

    /// Reads the manifest now: a file of this build is missing.
    pub fn check_now(self) {
        self.checked_at.set_value(0);
        self.read_manifest();
    }

    /// Reads the manifest, unless the page is hidden, the browser is offline, or that was done
    /// within [`CHECK_INTERVAL`]. A build for development has no manifest.
    fn read_manifest(self) {
        if cfg!(debug_assertions) {
            return;
        }
        let now = intl::now_ms();
        // The clock can be set back meanwhile.
        let passed = (now - self.checked_at.get_value()).unsigned_abs();
        let recently = u128::from(passed) < CHECK_INTERVAL.as_millis();
        let visible = document().visibility_state() == VisibilityState::Visible;
        if recently || !visible || !window().navigator().on_line() {
            return;
        }
        let Some(abort) = Abort::new() else { return };
        self.checked_at.set_value(now);
        spawn_local(async move {
            let manifest = transport::read_file("manifest.json", &abort).await;
            if let Some(release) = manifest.ok().and_then(|text| Release::parse(&text)) {
                self.check.update(|check| check.set_published(release));
            }
        });
    }
}

/// The files with a hash in their names that this page loaded, as `index.html` names them.
fn loaded_files() -> Vec<String> {
    let sources = [
        ("script[data-js]", "data-js"),
        ("script[data-wasm]", "data-wasm"),
        ("link[rel=stylesheet]", "href"),
    ];
    let files = sources.into_iter().filter_map(|(selector, attribute)| {
        let element = document().query_selector(selector).ok().flatten()?;
        let path = element.get_attribute(attribute)?;
        Some(path.trim_start_matches("./").to_owned())
    });
    files.collect()
}
